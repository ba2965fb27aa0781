import * as v from "valibot";
import type { ResultRow } from "../../engine/result.js";
import type { Reference } from "../../schema/column.js";
import { isTableName, type TableName, tableNamed } from "../../schema/tables.js";
import { readRows } from "../../tables/rows.js";
import type { LiveEngine } from "../../ui/live.js";

/** A row of the record, by its key with `/` between several columns, and what it is called. */
export interface RecordKey {
  readonly key: string;
  readonly name: string | null;
}

/** Looks rows of the record up. What was found is kept; what failed is asked again next time. */
export interface RecordLookup {
  keys(table: TableName): Promise<readonly RecordKey[]>;
  /** Null where the record has no such row. */
  row(table: TableName, key: string): Promise<ResultRow | null>;
  /** The values that a reference may take. */
  values(reference: Reference): Promise<ReadonlySet<string>>;
}

/** Columns that say what a row is about, the best first. */
const NAMES = ["name", "what", "method", "implementation", "quantity", "fact"];

const recordKey = v.object({ key: v.string(), name: v.nullable(v.string()) });

const oneValue = v.object({ value: v.string() });

export function recordLookup(engine: LiveEngine): RecordLookup {
  const keys = new Map<string, Promise<readonly RecordKey[]>>();
  const values = new Map<string, Promise<ReadonlySet<string>>>();

  function kept<T>(cache: Map<string, Promise<T>>, name: string, look: () => Promise<T>): Promise<T> {
    const known = cache.get(name);
    if (known) return known;
    const asked = look();
    cache.set(name, asked);
    asked.catch(() => cache.delete(name));
    return asked;
  }

  return {
    keys: (table) =>
      kept(keys, table, async () => {
        const name = NAMES.find((column) => column in tableNamed(table).columns);
        const sql = `SELECT ${keyText(table)} AS key, ${name === undefined ? "CAST(NULL AS VARCHAR)" : `"${name}"`} AS name FROM "${table}" ORDER BY key`;
        return readRows(recordKey, await engine.query(sql));
      }),
    row: async (table, key) => {
      const sql = `SELECT * FROM "${table}" WHERE ${keyText(table)} = $key`;
      const { rows } = await engine.query(sql, { parameters: { key } });
      return rows[0] ?? null;
    },
    values: ({ table, column }) =>
      kept(values, `${table}.${column}`, async () => {
        if (!isTableName(table)) return new Set<string>();
        const sql = `SELECT DISTINCT CAST("${column}" AS VARCHAR) AS value FROM "${table}" ORDER BY value`;
        return new Set(readRows(oneValue, await engine.query(sql)).map(({ value }) => value));
      }),
  };
}

function keyText(table: TableName): string {
  return tableNamed(table)
    .key.map((column) => `CAST("${column}" AS VARCHAR)`)
    .join(" || '/' || ");
}
