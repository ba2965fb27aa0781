import { expect, test } from "vitest";
import { createTableSql, sqlColumns } from "../../src/schema/sql.ts";
import { isTableName, TABLE_NAMES, tableNamed } from "../../src/schema/tables.ts";

test("every table is listed under its own name", () => {
  for (const name of TABLE_NAMES) expect(tableNamed(name).name).toBe(name);
});

test("keys and unique groups name columns of the table, and key columns are required", () => {
  for (const name of TABLE_NAMES) {
    const { key, unique = [], columns } = tableNamed(name);
    expect(key.length).toBeGreaterThan(0);
    for (const column of [...key, ...unique.flat()]) expect(columns, name).toHaveProperty([column]);
    for (const column of key) expect(columns[column]?.optional, `${name}.${column}`).toBeUndefined();
  }
});

test("every reference points at the one key column of a table", () => {
  for (const name of TABLE_NAMES) {
    for (const [column, { references }] of Object.entries(tableNamed(name).columns)) {
      if (!references) continue;
      if (!isTableName(references.table)) throw new Error(`${name}.${column} refers to ${references.table}`);
      expect(tableNamed(references.table).key, `${name}.${column}`).toEqual([references.column]);
    }
  }
});

test("every table ends in its evidence and a note", () => {
  for (const name of TABLE_NAMES)
    expect(Object.keys(tableNamed(name).columns).slice(-2), name).toEqual(["evidence", "note"]);
});

test("a date becomes two columns of the database, a list an array of texts", () => {
  const columns = sqlColumns(tableNamed("architectures")).map(({ name, type }) => `${name} ${type}`);
  expect(columns).toContain("introduced DATE");
  expect(columns[columns.indexOf("introduced DATE") + 1]).toBe("introduced_precision VARCHAR");
  expect(columns).toContain("aliases VARCHAR[]");
});

test("names of columns are quoted when a table is created", () => {
  expect(createTableSql("t", [{ name: "order", type: "DOUBLE", description: "" }])).toBe(
    'CREATE TABLE "t" ("order" DOUBLE)',
  );
});
