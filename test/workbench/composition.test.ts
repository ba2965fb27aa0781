import { tableFromIPC } from "apache-arrow";
import { beforeAll, describe, expect, it } from "vitest";
import type { EngineError } from "../../src/engine/errors.ts";
import type { Parameters, QueryResult, ResultRow } from "../../src/engine/result.ts";
import type { Session } from "../../src/engine/session.ts";
import { toQueryResult } from "../../src/engine/values.ts";
import { MAX_ROWS } from "../../src/workbench/run/cell-state.ts";
import { compose, type Relation } from "../../src/workbench/run/composition.ts";
import { openFixture } from "../engine/fixture.ts";

const query = (name: string, sql: string): Relation => ({ kind: "query", name, sql });

let session: Session;

beforeAll(async () => {
  ({ session } = await openFixture());
});

async function run(sql: string, relations: readonly Relation[] = [], given: Parameters = {}) {
  const composed = compose(sql, relations, given);
  const { ipc } = await session.query(composed.sql, composed.parameters, composed.relations);
  return toQueryResult(tableFromIPC(ipc)).rows;
}

describe("a query", () => {
  it.each<[string, string, readonly Relation[], readonly ResultRow[]]>([
    ["alone", "SELECT 1 AS n", [], [{ n: 1 }]],
    ["with what ends it", "SELECT 1 AS n; -- done", [], [{ n: 1 }]],
    ["with a comment at its end", "SELECT 1 AS n -- done", [], [{ n: 1 }]],
    ["that begins with FROM", "FROM a", [query("a", "VALUES (2)")], [{ col0: 2 }]],
    ["of another cell", "SELECT n + 1 AS m FROM a", [query("a", "SELECT 1 AS n; ")], [{ m: 2 }]],
    [
      "of cells that read others",
      "SELECT * FROM b",
      [query("a", "SELECT 1 AS n -- one"), query("b", "SELECT n * 10 AS n FROM a")],
      [{ n: 10 }],
    ],
    [
      "with names of its own, one of them a cell's that it does not read",
      "WITH a AS (SELECT 7 AS n) SELECT a.n, b.n AS m FROM a, b",
      [query("a", "SELECT 1 AS n"), query("b", "WITH c AS (SELECT n + 1 AS n FROM a) SELECT n FROM c")],
      [{ n: 7, m: 2 }],
    ],
    [
      "whose own names are also those of another cell",
      "WITH t AS (SELECT n + 1 AS n FROM a) SELECT n FROM t",
      [query("a", "WITH t AS (SELECT 1 AS n) SELECT n FROM t")],
      [{ n: 2 }],
    ],
    [
      "that gives a cell's name to something of its own, made of that cell",
      "SELECT * FROM (WITH b AS (SELECT n + 1 AS n FROM a) SELECT n FROM b)",
      [query("a", "SELECT 1 AS n"), query("b", "SELECT 5 AS n FROM a")],
      [{ n: 2 }],
    ],
    [
      "of a cell that draws lots, twice",
      "SELECT x.n = y.n AS same FROM a AS x, a AS y",
      [query("a", "SELECT random() AS n")],
      [{ same: true }],
    ],
    [
      "in its own order",
      "SELECT n FROM a ORDER BY n DESC",
      [query("a", "SELECT unnest([2, 3, 1]) AS n")],
      [{ n: 3 }, { n: 2 }, { n: 1 }],
    ],
    [
      "whose cell has the name of the composition's own",
      "FROM this_cell",
      [query("this_cell", "SELECT 1 AS n")],
      [{ n: 1 }],
    ],
  ])("%s gives what it says", async (_, sql, relations, rows) => {
    expect(await run(sql, relations)).toEqual(rows);
  });

  it("binds the parameters that it or another cell names, and no more", async () => {
    const relations = [query("a", "SELECT id, n FROM models WHERE n >= $least")];
    const given = { least: 2, other: "x", Label: "it's" };
    expect(await run("SELECT id, $label AS label FROM a", relations, given)).toEqual([{ id: "b", label: "it's" }]);
  });

  it("reads rows that no query computes, with their types", async () => {
    const result: QueryResult = {
      columns: [
        { name: 'na"me', kind: "text" },
        { name: "x", kind: "number" },
        { name: "ok", kind: "boolean" },
        { name: "day", kind: "date" },
        { name: "tags", kind: "list" },
      ],
      rows: [
        { 'na"me': "it's; DROP", x: -1.5e-7, ok: true, day: "2024-02-29", tags: ["a'b", "c"] },
        { 'na"me': null, x: null, ok: null, day: null, tags: [] },
      ],
    };
    const relations: readonly Relation[] = [{ kind: "rows", name: "k", result }];
    expect(await run("SELECT * FROM k", relations)).toEqual(result.rows);
    const none: readonly Relation[] = [{ kind: "rows", name: "k", result: { ...result, rows: [] } }];
    expect(await run("SELECT count(*) AS n FROM k", none)).toEqual([{ n: 0 }]);
  });

  it("gives no more rows than a cell may have, and one", async () => {
    expect(await run("SELECT * FROM range(1000000)")).toHaveLength(MAX_ROWS + 1);
  });

  it.each(["DESCRIBE a", "SUMMARIZE a", "EXPLAIN SELECT n FROM a", "PIVOT a ON n USING count(*)"])(
    "may look at a cell: %s",
    async (sql) => {
      expect(await run(sql, [query("a", "SELECT 1 AS n")])).toHaveLength(1);
    },
  );

  it("leaves nothing behind", async () => {
    await run("FROM a", [query("a", "SELECT 1 AS n")]);
    await expect(run("FROM a")).rejects.toThrow("a does not exist");
  });

  it.each([
    ["models", "SELECT 1", "models is the name of a table of the dataset"],
    ["a", "DROP TABLE models", "only queries that read"],
    ["a", "SELECT 1; DROP TABLE models", "one query at a time"],
    ["a", "SELECT 1) AS x; --", "a, which this query reads, does not run"],
  ])("reads nothing called %s that is %j", async (name, sql, message) => {
    await expect(run("SELECT 2 AS n", [query(name, sql)])).rejects.toThrow(message);
    expect(await run("SELECT count(*) AS n FROM models")).toEqual([{ n: 3 }]);
  });
});

describe("an error", () => {
  const relations = [query("a", "SELECT 1 AS n,\n 2 AS m"), query("b", "SELECT n FROM a\n")];

  it.each([
    ["SELECT n,\n  wrong\nFROM b", { line: 2, column: 3 }],
    ["SELECT n FROM b\nWHERE n = = 1", { line: 2, column: 11 }],
    ["\n\nSELECT n FRM b", { line: 3, column: 14 }],
  ])("in %j is told at its place in the cell's own text", async (sql, place) => {
    const composed = compose(sql, relations, {});
    const error: EngineError = await session.query(composed.sql, {}, composed.relations).then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error.position && composed.originOf(error.position)).toEqual(place);
  });
});
