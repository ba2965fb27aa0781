import { describe, expect, it } from "vitest";
import { type DocumentGraph, graphOf } from "../../src/workbench/document/graph.ts";
import type { Cell } from "../../src/workbench/document/schema.ts";
import { CellFailure, type CellResult } from "../../src/workbench/run/cell-state.ts";
import { createRunner, type Task } from "../../src/workbench/run/runner.ts";

const sql = (id: string, text: string): Cell => ({ id, kind: "sql", name: id, sql: text });
const least = (value: number): Cell => ({
  id: "p",
  kind: "parameter",
  name: "least",
  control: { type: "slider", min: 0, max: 10, step: 1 },
  value,
});

/** The graph of cells that read what their SQL names. */
function graph(...cells: readonly Cell[]): DocumentGraph {
  return graphOf({ version: 1, title: "", dataset: null, cells }, { tables: [] });
}

const answer = (n: number): CellResult => ({
  columns: [{ name: "n", kind: "number" }],
  rows: [{ n }],
  elapsedMs: 1,
  isCut: false,
});

/** An executor whose answers the test gives. */
function fake() {
  const started: string[] = [];
  const tasks = new Map<string, Task>();
  const aborted: string[] = [];
  const ends = new Map<string, { resolve(result: CellResult): void; reject(error: Error): void }>();
  const runner = createRunner({
    changed: () => {},
    now: () => 0,
    execute: (task, signal) => {
      const { id } = task.cell;
      started.push(id);
      tasks.set(id, task);
      signal.addEventListener("abort", () => aborted.push(id));
      return new Promise((resolve, reject) => ends.set(id, { resolve, reject }));
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    runner,
    started,
    tasks,
    aborted,
    async end(id: string, n = 1) {
      ends.get(id)?.resolve(answer(n));
      await settle();
    },
    async fail(id: string, error: Error) {
      ends.get(id)?.reject(error);
      await settle();
    },
    /** Ends whatever runs until nothing does. */
    async endAll() {
      for (let before = -1; before !== started.length; ) {
        before = started.length;
        for (const { resolve } of ends.values()) resolve(answer(1));
        await settle();
      }
    },
  };
}

describe("a document", () => {
  it("runs each cell once, one after another, each after what it reads", async () => {
    const { runner, started, end } = fake();
    runner.update(graph(sql("a", "SELECT 1"), sql("b", "FROM a"), sql("c", "FROM b")));
    expect(started).toEqual(["a"]);
    expect(runner.state("b").kind).toBe("waiting");
    await end("a");
    await end("b");
    await end("c");
    expect(started).toEqual(["a", "b", "c"]);
    expect(runner.state("c")).toEqual({ kind: "done", result: answer(1) });
  });

  it("runs what depends on a changed parameter and nothing else", async () => {
    const { runner, started, endAll } = fake();
    const cells = (value: number) => [
      least(value),
      sql("a", "SELECT 1"),
      sql("b", "SELECT $least"),
      sql("c", "FROM b"),
      sql("d", "SELECT 4"),
    ];
    runner.update(graph(...cells(1)));
    await endAll();
    expect(started.toSorted()).toEqual(["a", "b", "c", "d"]);
    started.length = 0;
    runner.update(graph(...cells(2)));
    await endAll();
    expect(started).toEqual(["b", "c"]);
    expect(["p", "a", "b", "c", "d"].map((id) => runner.runs(id))).toEqual([0, 1, 2, 2, 1]);
  });

  it("runs nothing again for a cell that was moved, folded or renamed", async () => {
    const { runner, started, endAll } = fake();
    runner.update(graph(sql("a", "SELECT 1"), sql("b", "SELECT 2")));
    await endAll();
    const renamed: Cell = { id: "a", kind: "sql", name: "other", sql: "SELECT 1", folded: true };
    runner.update(graph(sql("b", "SELECT 2"), renamed));
    await endAll();
    expect(started).toEqual(["a", "b"]);
  });

  it("stops what runs for a text that is no longer there", async () => {
    const { runner, started, aborted, end } = fake();
    runner.update(graph(sql("a", "SELECT 1")));
    runner.update(graph(sql("a", "SELECT 2")));
    expect(aborted).toEqual(["a"]);
    expect(started).toEqual(["a", "a"]);
    await end("a", 5);
    expect(runner.state("a")).toEqual({ kind: "done", result: answer(5) });
    runner.update(graph());
    expect(runner.lastResult("a")).toBeNull();
  });

  it("gives a query all that it reads, near and far, and the parameters' values", async () => {
    const { runner, tasks, endAll } = fake();
    runner.update(graph(least(3), sql("a", "SELECT $least"), sql("b", "FROM a"), sql("c", "FROM b")));
    await endAll();
    expect(tasks.get("c")?.relations).toEqual([
      { kind: "query", name: "a", sql: "SELECT $least" },
      { kind: "query", name: "b", sql: "FROM a" },
    ]);
    expect(tasks.get("c")?.parameters).toEqual({ least: 3 });
  });
});

describe("an error", () => {
  it("stays in its cell: what reads it is held, the rest runs", async () => {
    const { runner, started, fail, endAll } = fake();
    runner.update(graph(sql("a", "SELECT 1"), sql("b", "FROM a"), sql("c", "FROM b"), sql("d", "SELECT 4")));
    await fail("a", new CellFailure("sql", "no such column", { line: 2, column: 3 }));
    await endAll();
    expect(started).toEqual(["a", "d"]);
    expect(runner.state("a")).toEqual({
      kind: "failed",
      error: { kind: "sql", message: "no such column", position: { line: 2, column: 3 } },
    });
    expect(runner.state("b")).toEqual({ kind: "held", by: ["a"] });
    expect(runner.state("c")).toEqual({ kind: "held", by: ["b"] });
    expect(runner.state("d").kind).toBe("done");
  });

  it("in the graph is told at the cell, which does not run", () => {
    const { runner, started } = fake();
    runner.update(graph(sql("a", "FROM x")));
    expect(runner.state("a")).toEqual({ kind: "problem", problems: ["there is no table or cell named x"] });
    expect(started).toEqual([]);
  });

  it("gone, the cells that it held run", async () => {
    const { runner, started, fail, endAll } = fake();
    runner.update(graph(sql("a", "SELECT 1"), sql("b", "FROM a")));
    await fail("a", new CellFailure("load", "no answer"));
    runner.run("a");
    await endAll();
    expect(started).toEqual(["a", "a", "b"]);
    expect(runner.state("b").kind).toBe("done");
  });
});

describe("a reader", () => {
  it("cancels a cell, and the next one has its turn", async () => {
    const { runner, started, aborted } = fake();
    runner.update(graph(sql("a", "SELECT 1"), sql("b", "SELECT 2")));
    runner.cancel("a");
    expect(aborted).toEqual(["a"]);
    expect(started).toEqual(["a", "b"]);
    expect(runner.state("a")).toMatchObject({ kind: "failed", error: { kind: "cancelled" } });
  });

  it("is asked before a kernel is measured, and what reads it waits until then", async () => {
    const { runner, started, endAll } = fake();
    const kernel: Cell = { id: "k", kind: "kernel", name: "k", kernel: "gemm-naive", parameters: {} };
    runner.update(graph(kernel, sql("a", "FROM k")));
    expect(started).toEqual([]);
    expect(runner.state("k").kind).toBe("idle");
    expect(runner.state("a")).toEqual({ kind: "held", by: ["k"] });
    runner.run("k");
    await endAll();
    expect(started).toEqual(["k", "a"]);
    runner.run("k");
    await endAll();
    expect(started).toEqual(["k", "a", "k", "a"]);
  });
});
