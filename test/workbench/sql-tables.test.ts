import type { DuckDBConnection } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { referencedTables } from "../../loaders/sql-references.ts";
import { tableReferences } from "../../src/workbench/document/sql-tables.ts";

const namesOf = (sql: string) => [...new Set(tableReferences(sql).map(({ name }) => name))].sort();

let duckdb: DuckDBConnection;

beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(":memory:")).connect();
});

const { queries, views } = await readQueryFolder("src/queries");
const QUERIES = [...queries, ...views];

describe("tables that a query names", () => {
  it("agrees with DuckDB's own parser on every query of the site", async () => {
    expect(QUERIES.length).toBeGreaterThan(100);
    for (const { file, sql } of QUERIES) expect(namesOf(sql), file).toEqual(await referencedTables(duckdb, sql));
  });

  it.each([
    "SELECT * FROM a",
    "FROM a",
    "FROM a SELECT x, b",
    "SELECT a.x, b.y FROM a, b, c AS d",
    "SELECT * FROM a JOIN b ON a.x = b.x, c WHERE d IN (SELECT e FROM f)",
    "SELECT * FROM (a JOIN b USING (x, y)) CROSS JOIN (SELECT * FROM c) d",
    "SELECT extract(year FROM day), substring(t FROM 2), trim(both 'x' FROM y) FROM a",
    "SELECT * FROM a WHERE x IS NOT DISTINCT FROM y AND z IS DISTINCT FROM w",
    "WITH b AS (SELECT * FROM b) SELECT * FROM b, c",
    "WITH RECURSIVE b(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM b, a) SELECT * FROM b",
    "WITH b AS MATERIALIZED (FROM a), c AS (FROM b) FROM c, d",
    "SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x) t JOIN x ON true",
    "SELECT (SELECT max(y) FROM b WHERE b.x = a.x) FROM a ORDER BY (SELECT 1 FROM c)",
    "SELECT * FROM range(10) r, unnest([1, 2]) u(x), a",
    "SELECT * FROM a TABLESAMPLE 10% UNION BY NAME SELECT * FROM b EXCEPT FROM c INTERSECT SELECT * FROM d",
    'SELECT * FROM "a b", "c""d"',
    "SELECT '-- FROM x' AS y FROM a -- FROM b\n/* FROM c */",
    "SELECT CAST(x AS TIMESTAMP WITH TIME ZONE) FROM a",
    "SELECT count(*) FILTER (WHERE x > 1), list(x ORDER BY y) FROM a",
    "SELECT * EXCLUDE (x) FROM a NATURAL JOIN b LEFT JOIN c ON true ASOF JOIN d USING (x)",
    "SELECT * FROM (VALUES (1, 2), (3, 4)) v(x, y), a",
    "SELECT * FROM a WHERE EXISTS (FROM b) AND x = ANY (SELECT y FROM c)",
    "SELECT * FROM a, LATERAL (SELECT * FROM b WHERE b.x = a.x) c",
    "SELECT sum(x) OVER w FROM a WINDOW w AS (PARTITION BY y ORDER BY z), v AS (ORDER BY q)",
    "SELECT array(SELECT x FROM b), {'k': (SELECT 1 FROM c)}, [x for x in y] FROM a",
    "SELECT * FROM a GROUP BY ALL HAVING x > (SELECT 1 FROM b) QUALIFY row_number() OVER () = 1",
  ])("agrees with DuckDB's own parser: %s", async (sql) => {
    expect(namesOf(sql)).toEqual(await referencedTables(duckdb, sql));
  });

  // DuckDB has no tree for these statements: what they read is from its documentation.
  it.each([
    ["SUMMARIZE a", ["a"]],
    ["DESCRIBE a", ["a"]],
    ["DESCRIBE SELECT x FROM a", ["a"]],
    ["PIVOT a ON year, kind USING sum(n), avg(m) GROUP BY x", ["a"]],
    ["UNPIVOT (SELECT * FROM a) ON x, y INTO NAME n VALUE v", ["a"]],
    ["TABLE a", ["a"]],
    ["SELECT * FROM (PIVOT a ON x USING sum(y)) p, b", ["a", "b"]],
    ["SELECT * FROM a PIVOT (sum(x) FOR y IN (1, 2)), b", ["a", "b"]],
    // Half written.
    ["SELECT 1) FROM a JOIN", ["a"]],
    ["SELECT * FROM main.a, information_schema.tables, b", ["b"]],
  ])("knows statements that are no SELECT: %s", (sql, expected) => {
    expect(namesOf(sql)).toEqual(expected);
  });

  it("says where a name stands and whether it has another", () => {
    const sql = 'SELECT * FROM a AS x JOIN "b" ON true, c y, d WHERE 1';
    const seen = tableReferences(sql).map(({ start, end, aliased }) => [sql.slice(start, end), aliased]);
    expect(seen).toEqual([
      ["a", true],
      ['"b"', false],
      ["c", true],
      ["d", false],
    ]);
  });

  it("ends on any text", () => {
    for (const sql of ["", ")))", "(((", "WITH", "WITH x AS", "FROM", "FROM a.", "FROM (", "JOIN , ,", "WITH x AS ("])
      expect(() => tableReferences(sql)).not.toThrow();
  });
});
