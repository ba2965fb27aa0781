import { createHash } from "node:crypto";
import type { Catalog } from "../src/engine/catalog.ts";
import { createTableSql, sqlColumns } from "../src/schema/sql.ts";
import { TABLE_NAMES, tableNamed } from "../src/schema/tables.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import type { Tables } from "./dataset.ts";
import { tableCsv } from "./exports.ts";
import type { QueryFile } from "./query-file.ts";

/** What an engine must know to serve the dataset. */
export function makeCatalog({ tables, views, version }: AssembledDataset): Catalog {
  return {
    version,
    tables: TABLE_NAMES.map((name) => {
      const { title, description } = tableNamed(name);
      const columns = sqlColumns(tableNamed(name)).map((column) => ({ ...column }));
      return { name, title, description, rowCount: tables[name].length, columns };
    }),
    views: views.map(({ name, file, tables: below, columns }) => ({
      name,
      description: file.description,
      sql: file.sql,
      tables: [...below],
      columns: columns.map((column) => ({ ...column })),
    })),
  };
}

/** The first 12 hexadecimal digits of a hash of all rows, their types and the views: one version, one set of answers. */
export function catalogVersion(tables: Tables, views: readonly QueryFile[]): string {
  const hash = createHash("sha256");
  for (const name of TABLE_NAMES) {
    hash.update(`${createTableSql(name, sqlColumns(tableNamed(name)))}\n`);
    hash.update(tableCsv(tableNamed(name), tables[name]));
  }
  for (const { id, sql } of views) hash.update(`${id}\n${sql}\n`);
  return hash.digest("hex").slice(0, 12);
}
