import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EngineError } from "../../src/engine/errors.js";
import { openNodeSession } from "../../src/engine/node.js";
import type { Parameters } from "../../src/engine/result.js";
import type { Session } from "../../src/engine/session.js";
import { CATALOG, openFixture, rowsOf } from "./fixture.js";

async function errorOf(session: Session, sql: string, parameters?: Parameters): Promise<EngineError> {
  try {
    await session.query(sql, parameters);
  } catch (error) {
    return error as EngineError;
  }
  throw new Error(`no error came of ${sql}`);
}

describe("tables", () => {
  let session: Session;
  let fetched: string[];

  beforeEach(async () => {
    ({ session, fetched } = await openFixture());
  });

  test("are not fetched before a query names them", async () => {
    await session.ready;
    expect(await rowsOf(session, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(fetched).toEqual([]);
  });

  test("are fetched once, whoever asks and however often", async () => {
    await Promise.all([
      session.query("FROM models"),
      session.query("SELECT id FROM models"),
      session.query("FROM models"),
    ]);
    expect(await rowsOf(session, "SELECT count(*) AS n FROM models")).toEqual([{ n: 3 }]);
    expect(fetched).toEqual(["models"]);
  });

  test("arrive with exact values", async () => {
    expect(await rowsOf(session, "FROM models")).toEqual([
      { id: "a", n: 1, x: 0.5, open: true, released: "2020-01-31", tags: ["x", "y"], source: "s1" },
      { id: "b", n: 2, x: 1.5, open: false, released: "1969-07-20", tags: [], source: "s2" },
      { id: null, n: null, x: null, open: null, released: null, tags: null, source: null },
    ]);
    const types = await rowsOf(session, "DESCRIBE models");
    expect(types.map((row) => row["column_type"])).toEqual([
      "VARCHAR",
      "INTEGER",
      "DOUBLE",
      "BOOLEAN",
      "DATE",
      "VARCHAR[]",
      "VARCHAR",
    ]);
  });

  test("that a join names are fetched both, USING included", async () => {
    expect(await rowsOf(session, "SELECT title FROM models JOIN sources USING (source) ORDER BY 1")).toEqual([
      { title: "One" },
      { title: "Two" },
    ]);
    expect([...fetched].sort()).toEqual(["models", "sources"]);
  });

  test("under a view are fetched with it, through other views too", async () => {
    expect(await rowsOf(session, "SELECT count(*) AS n FROM cited")).toEqual([{ n: 2 }]);
    expect([...fetched].sort()).toEqual(["models", "sources"]);
  });

  test.each([
    `SELECT count(*) AS n FROM "MODELS"`,
    "SELECT count(*) AS n FROM memory.main.models",
    "SELECT count(*) AS n FROM 'models'",
    "SELECT count(*) AS n FROM $$models$$",
    "SELECT count(*) AS n FROM E'mod\\x65ls'",
    "WITH a AS (FROM models) SELECT count(*) AS n FROM a",
    "SELECT (SELECT count(*) FROM models) AS n",
  ])("are found however they are written: %s", async (sql) => {
    expect(await rowsOf(session, sql)).toEqual([{ n: 3 }]);
  });

  test("without rows are empty tables", async () => {
    expect(await rowsOf(session, "SELECT count(*) AS n FROM ratings")).toEqual([{ n: 0 }]);
  });

  test("can be fetched ahead of the query that needs them", async () => {
    session.expect("FROM dated");
    await session.ready;
    expect(fetched).toEqual(["models"]);
    await session.query("FROM models");
    expect(fetched).toEqual(["models"]);
  });

  test("that could not be fetched are an error of kind load, and the next query tries again", async () => {
    let broken = true;
    const { fetchTable } = await openFixture();
    const flaky = await openNodeSession(CATALOG, (name) =>
      broken ? Promise.reject(new Error("404")) : fetchTable(name),
    );
    expect(await errorOf(flaky, "FROM models")).toMatchObject({
      kind: "load",
      message: "the table models could not be loaded: 404",
    });
    broken = false;
    expect(await rowsOf(flaky, "SELECT count(*) AS n FROM models")).toEqual([{ n: 3 }]);
  });

  test("that are no Parquet are an error of kind load", async () => {
    const session = await openNodeSession(CATALOG, async () => new TextEncoder().encode("<!doctype html><p>Not found"));
    expect(await errorOf(session, "FROM models")).toMatchObject({ kind: "load" });
    expect(await rowsOf(session, "SELECT 1 AS a")).toEqual([{ a: 1 }]);
  });
});

describe("parameters", () => {
  let session: Session;

  beforeAll(async () => {
    ({ session } = await openFixture());
  });

  test.each<[string, Parameters, unknown]>([
    ["SELECT id FROM models WHERE n >= $n", { n: 2 }, [{ id: "b" }]],
    ["SELECT id FROM models WHERE released > $day", { day: "2000-01-01" }, [{ id: "a" }]],
    ["SELECT id FROM models WHERE open = $open", { open: true }, [{ id: "a" }]],
    ["SELECT count(*) AS n FROM models WHERE $id IS NULL OR id = $id", { id: null }, [{ n: 3 }]],
    ["SELECT count(*) AS n FROM models WHERE id = $id", { id: "a' OR 1=1 --" }, [{ n: 0 }]],
    ["SELECT $text AS t", { text: "'; DROP TABLE models; $x ?" }, [{ t: "'; DROP TABLE models; $x ?" }]],
    ["SELECT id FROM models ORDER BY id LIMIT $k", { k: 1 }, [{ id: "a" }]],
    ["SELECT $k::INTEGER AS k", { k: 5 }, [{ k: 5 }]],
    ["SELECT $t::ENUM('a', 'b') AS t", { t: "b" }, [{ t: "b" }]],
  ])("are bound, never spliced: %s with %j", async (sql, parameters, rows) => {
    expect(await rowsOf(session, sql, parameters)).toEqual(rows);
  });

  test("of a failing query do not shift the place of its error", async () => {
    const sql = "SELECT $first_parameter,\n  $second_parameter + nosuch FROM models";
    expect(await errorOf(session, sql, { first_parameter: 1, second_parameter: 2 })).toMatchObject({
      position: { line: 2, column: 23 },
    });
  });
});

describe("a query that is not allowed", () => {
  let session: Session;
  const before =
    "SELECT (SELECT count(*) FROM models) AS m, (SELECT count(*) FROM dated) AS d, (SELECT count(*) FROM sources) AS s";

  beforeAll(async () => {
    ({ session } = await openFixture());
  });

  afterEach(async () => {
    expect(await rowsOf(session, before)).toEqual([{ m: 3, d: 2, s: 2 }]);
  });

  test.each([
    ["DROP TABLE models", /only queries that read/],
    ["INSERT INTO sources VALUES ('x', 'y')", /only queries that read/],
    ["UPDATE models SET id = 'x'", /only queries that read/],
    ["DELETE FROM models", /only queries that read/],
    ["CREATE OR REPLACE VIEW dated AS SELECT 1", /only queries that read/],
    ["CREATE TEMP TABLE models AS SELECT 1", /only queries that read/],
    ["WITH a AS (SELECT 1) DELETE FROM models", /only queries that read/],
    ["EXPLAIN ANALYZE DELETE FROM models", /only queries that read/],
    ["SELECT 1; DROP TABLE models", /one query at a time/],
    ["PRAGMA version", /settings are locked/],
    ["SET memory_limit='4GB'", /settings are locked/],
    ["CALL pragma_version()", /only queries that read/],
    ["INSTALL httpfs", /extensions are switched off/],
    ["LOAD httpfs", /extensions are switched off/],
    ["ATTACH 'x.db'", /no other database/],
    ["COPY models TO 'x.csv'", /nothing can be written/],
    ["EXPORT DATABASE 'x'", /nothing can be written/],
    ["SELECT * FROM read_csv('https://example.com/a.csv')", /files and addresses/],
    ["SELECT * FROM read_csv_auto('a.csv')", /files and addresses/],
    ["SELECT * FROM 'https://example.com/a.parquet'", /files and addresses/],
    ["SELECT * FROM parquet_scan('models.parquet')", /files and addresses/],
    ["SELECT * FROM 'a.csv'", /files and addresses/],
    ["SELECT * FROM glob('*')", /files and addresses/],
    ["SELECT json_extract('{}', '$.a')", /json_extract belongs to the extension json/],
    ["SELECT * FROM read_json_auto('a.json')", /extensions are switched off/],
    ["SELECT 'a'::JSON", /extensions are switched off/],
  ])("says so within a second and changes nothing: %s", async (sql, message) => {
    const start = performance.now();
    const error = await errorOf(session, sql);
    expect(error.message).toMatch(message);
    expect(error.kind).toBe("blocked");
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("has more rows than a page should hold", async () => {
    const error = await errorOf(session, "SELECT range FROM range(9000000)");
    expect(error).toMatchObject({ kind: "blocked", message: expect.stringContaining("larger than 64 MB") });
  });

  test("uses more memory than a page should", async () => {
    const error = await errorOf(session, "SELECT list(range) FROM range(300000000)");
    expect(error).toMatchObject({ kind: "sql", message: expect.stringContaining("more memory") });
  });
});

describe("a wrong query", () => {
  let session: Session;

  beforeAll(async () => {
    ({ session } = await openFixture());
  });

  test.each<[string, string, { line: number; column: number } | null]>([
    ["SELECT foo FROM models", 'Referenced column "foo" not found in FROM clause', { line: 1, column: 8 }],
    [
      "SELECT\n  n,\n  nosuch(1)\nFROM models",
      "Scalar Function with name nosuch does not exist",
      { line: 3, column: 3 },
    ],
    ["SELECT * FROM nope", "Table with name nope does not exist", { line: 1, column: 15 }],
    ["SELECT n FRM models", 'syntax error at or near "models"', { line: 1, column: 14 }],
    ["SELECT 1 +", "syntax error at end of input", { line: 1, column: 11 }],
    ["SELECT 'abc", "unterminated quoted string", { line: 1, column: 8 }],
    [
      `SELECT n, x, open, released, tags, source, n + 1 AS more, x + 2 AS even_more, nosuch(1) AS wrong, id AS last_of_all FROM models`,
      "nosuch does not exist",
      { line: 1, column: 79 },
    ],
    ["SELECT 'x'::INTEGER", "Could not convert string 'x' to INT32", null],
    ["SELECT error('boom')", "boom", null],
    ["SELECT CASE WHEN range = 5000 THEN error('late') ELSE 1 END FROM range(10000)", "late", null],
  ])("is told what is wrong and where: %s", async (sql, message, position) => {
    const error = await errorOf(session, sql);
    expect(error.kind).toBe("sql");
    expect(error.message).toContain(message);
    expect(error.message).not.toMatch(/LINE \d|^\w+ Error/);
    expect(error.position).toEqual(position);
  });

  test("that fails while a PIVOT computes its rows is not mistaken for an empty answer", async () => {
    const pivot = "PIVOT (SELECT 'a' AS k, id::INTEGER AS v FROM models WHERE id IS NOT NULL) ON k USING max(v)";
    expect(await errorOf(session, pivot)).toMatchObject({ kind: "sql" });
  });

  test("that fails while an ENUM's rows are computed is not mistaken for an empty answer", async () => {
    expect(await errorOf(session, "SELECT id::ENUM('z') FROM models")).toMatchObject({ kind: "sql" });
    expect(await errorOf(session, "SELECT $id::ENUM('z')", { id: "a" })).toMatchObject({ kind: "sql" });
  });

  test("that overflows the engine's stack leaves it marked as failed", async () => {
    const { session } = await openFixture();
    const error = await errorOf(session, `SELECT ${"1+".repeat(20_000)}1`);
    expect(error).toMatchObject({ kind: "unavailable", message: expect.stringContaining("made the engine fail") });
    expect(session.failure).not.toBeNull();
  });
});

describe("other ways to read", () => {
  let session: Session;

  beforeAll(async () => {
    ({ session } = await openFixture());
  });

  test.each([
    ["PIVOT models ON open USING count(*) GROUP BY source", 3],
    ["FROM (PIVOT models ON open USING count(*) GROUP BY source)", 3],
    ["DESCRIBE models", 7],
    ["SHOW TABLES", 5],
    ["SUMMARIZE models", 7],
    ["EXPLAIN SELECT * FROM models", 1],
    ["VALUES (1), (2)", 2],
    ["TABLE sources", 2],
    ["(SELECT 1) UNION ALL (SELECT 2);", 2],
    ["SELECT unnest(tags) FROM models", 2],
    ["FROM models QUALIFY row_number() OVER (ORDER BY n) = 1", 1],
  ])("work: %s", async (sql, count) => {
    expect(await rowsOf(session, sql)).toHaveLength(count);
  });
});
