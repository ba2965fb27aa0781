import { describe, expect, it } from "vitest";
import type { Catalog } from "../../src/engine/catalog.ts";
import { namedTables } from "../../src/engine/named-tables.ts";
import { tokenize } from "../../src/engine/tokens.ts";

const table = (name: string) => ({ name, title: name, description: name, rowCount: 1, columns: [] });

const catalog: Catalog = {
  version: "test",
  tables: [table("architectures"), table("models"), table("ratings"), table("sources")],
  views: [{ name: "zones", description: "", sql: "SELECT 1", tables: ["ratings"], columns: [] }],
};

const named = (sql: string) => namedTables(tokenize(sql), catalog);

describe("namedTables", () => {
  it.each([
    ["takes a column of a table's name for a column", "SELECT id, sources FROM models", ["models"]],
    [
      "finds the tables of joins in any spelling",
      'SELECT * FROM Models JOIN "ratings" USING (id)',
      ["models", "ratings"],
    ],
    ["finds a table after a comma", "SELECT * FROM models, sources", ["models", "sources"]],
    ["sees through views", "SELECT zone FROM zones", ["ratings"]],
    [
      "finds a table in a subquery of the selected columns",
      "SELECT (SELECT count(*) FROM sources) AS n, id FROM models",
      ["models", "sources"],
    ],
    ["goes on with the selected columns after a subquery", "SELECT (SELECT 1), sources FROM models", ["models"]],
    ["takes a column inside a function for a column", "SELECT len(sources) FROM models", ["models"]],
    ["finds a table in a common table expression", "WITH s AS (SELECT key FROM sources) SELECT * FROM s", ["sources"]],
    ["finds a table where FROM comes first", "FROM sources SELECT title", ["sources"]],
    [
      "finds a table in a set operation",
      "SELECT id FROM models UNION ALL SELECT key FROM sources",
      ["models", "sources"],
    ],
    [
      "finds a table in a condition",
      "SELECT id FROM models WHERE id IN (SELECT key FROM sources)",
      ["models", "sources"],
    ],
    ["finds a table that is described", "DESCRIBE sources", ["sources"]],
    ["reads nothing out of strings and comments", "SELECT 'FROM sources' -- FROM ratings\nFROM models", ["models"]],
    ["finds none where none is named", "SELECT 1", []],
  ])("%s", (_, sql, tables) => {
    expect(named(sql)).toEqual(tables);
  });
});
