import { describe, expect, test, vi } from "vitest";
import type { LiveEngine, LiveResult } from "../../src/ui/live.js";
import { type RunState, runner } from "../../src/ui/runner.js";

const result = (value: number): LiveResult => ({
  columns: [{ name: "n", kind: "number" }],
  rows: [{ n: value }],
  elapsedMs: 1,
});

/** An engine whose answers are given by hand, in any order. */
function manualEngine() {
  const asked: {
    sql: string;
    parameters: unknown;
    resolve: (result: LiveResult) => void;
    reject: (thrown: unknown) => void;
    signal: AbortSignal | undefined;
  }[] = [];
  const engine: LiveEngine = {
    state: "ready",
    subscribe: () => () => {},
    query: (sql, options = {}) =>
      new Promise((resolve, reject) =>
        asked.push({ sql, parameters: options.parameters, resolve, reject, signal: options.signal }),
      ),
  };
  return { engine, asked };
}

function setUp() {
  const states: RunState[] = [];
  const { engine, asked } = manualEngine();
  return {
    states,
    asked,
    runs: runner(
      engine,
      (state) => states.push(state),
      () => 7,
    ),
  };
}

describe("a runner", () => {
  test("goes from running to done", async () => {
    const { states, asked, runs } = setUp();
    const done = runs.start({ sql: "select 1", parameters: {} });
    expect(runs.state()).toMatchObject({ kind: "running", startedAt: 7 });
    asked[0]?.resolve(result(1));
    await done;
    expect(states.map(({ kind }) => kind)).toEqual(["running", "done"]);
  });

  test("drops the answer of a run that another has replaced", async () => {
    const { asked, runs } = setUp();
    const first = runs.start({ sql: "select 1", parameters: {} });
    const second = runs.start({ sql: "select 2", parameters: {} });
    expect(asked[0]?.signal?.aborted).toBe(true);
    asked[1]?.resolve(result(2));
    asked[0]?.resolve(result(1));
    await Promise.all([first, second]);
    expect(runs.state()).toMatchObject({ kind: "done", result: { rows: [{ n: 2 }] } });
  });

  test("tells of a cancellation at once and only once", async () => {
    const { states, asked, runs } = setUp();
    const run = runs.start({ sql: "select 1", parameters: {} });
    runs.cancel();
    expect(asked[0]?.signal?.aborted).toBe(true);
    asked[0]?.reject({ kind: "cancelled", message: "the query was cancelled", position: null });
    await run;
    expect(states.map((state) => (state.kind === "failed" ? state.error.kind : state.kind))).toEqual([
      "running",
      "cancelled",
    ]);
    runs.cancel();
    expect(states).toHaveLength(2);
  });

  test("hands the engine's errors on with their place", async () => {
    const { asked, runs } = setUp();
    const run = runs.start({ sql: "slect 1", parameters: {} });
    asked[0]?.reject({ kind: "sql", message: "syntax error", position: { line: 1, column: 1 } });
    await run;
    expect(runs.state()).toMatchObject({ kind: "failed", error: { kind: "sql", position: { line: 1, column: 1 } } });
  });

  test("takes anything else that is thrown for an engine that is not there", async () => {
    const { asked, runs } = setUp();
    const run = runs.start({ sql: "select 1", parameters: {} });
    asked[0]?.reject(new TypeError("no worker"));
    await run;
    expect(runs.state()).toMatchObject({
      kind: "failed",
      error: { kind: "unavailable", message: "no worker", position: null },
    });
  });

  test("gives the engine only the parameters that the SQL names", () => {
    const { asked, runs } = setUp();
    void runs.start({
      sql: "select $top -- not $as_of\n, '$other'",
      parameters: { top: 3, as_of: "2024-01-01", other: 1 },
    });
    expect(asked[0]?.parameters).toEqual({ top: 3 });
  });
});

test("no state is told before the first run", () => {
  const changed = vi.fn();
  expect(runner(manualEngine().engine, changed).state()).toEqual({ kind: "idle" });
  expect(changed).not.toHaveBeenCalled();
});
