import { describe, expect, it } from "vitest";
import type { DocumentGraph } from "../../src/workbench/document/graph.ts";
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

/** A graph as written by hand: what each cell reads, and who binds the parameter. */
function graph(
  cells: readonly Cell[],
  reads: Readonly<Record<string, readonly string[]>>,
  binds: readonly string[] = [],
  problems: Readonly<Record<string, string>> = {},
): DocumentGraph {
  return {
    order: cells.map(({ id }) => id),
    nodes: new Map(
      cells.map((cell) => {
        const problem = problems[cell.id];
        return [
          cell.id,
          {
            cell,
            reads: reads[cell.id] ?? [],
            tables: [],
            parameters: binds.includes(cell.id) ? ["least"] : [],
            problems: problem === undefined ? [] : [{ kind: "missing" as const, message: problem }],
          },
        ];
      }),
    ),
  };
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

const CHAIN = { b: ["a"], c: ["b"] };

describe("a document", () => {
  it("runs each cell once, one after another, each after what it reads", async () => {
    const { runner, started, end } = fake();
    runner.update(graph([sql("a", "1"), sql("b", "2"), sql("c", "3")], CHAIN));
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
    const cells = (value: number) => [least(value), sql("a", "1"), sql("b", "$least"), sql("c", "3"), sql("d", "4")];
    const reads = { c: ["b"] };
    runner.update(graph(cells(1), reads, ["b"]));
    await endAll();
    expect(started.toSorted()).toEqual(["a", "b", "c", "d"]);
    started.length = 0;
    runner.update(graph(cells(2), reads, ["b"]));
    await endAll();
    expect(started).toEqual(["b", "c"]);
    expect(["p", "a", "b", "c", "d"].map((id) => runner.runs(id))).toEqual([0, 1, 2, 2, 1]);
  });

  it("runs nothing again for a cell that was moved, folded or renamed", async () => {
    const { runner, started, endAll } = fake();
    runner.update(graph([sql("a", "1"), sql("b", "2")], {}));
    await endAll();
    runner.update(graph([sql("b", "2"), { id: "a", kind: "sql", name: "other", sql: "1", folded: true }], {}));
    await endAll();
    expect(started).toEqual(["a", "b"]);
  });

  it("stops what runs for a text that is no longer there", async () => {
    const { runner, started, aborted, end } = fake();
    runner.update(graph([sql("a", "1")], {}));
    runner.update(graph([sql("a", "2")], {}));
    expect(aborted).toEqual(["a"]);
    expect(started).toEqual(["a", "a"]);
    await end("a", 5);
    expect(runner.state("a")).toEqual({ kind: "done", result: answer(5) });
    runner.update(graph([], {}));
    expect(runner.lastResult("a")).toBeNull();
  });

  it("gives a query all that it reads, near and far, and the parameters' values", async () => {
    const { runner, tasks, endAll } = fake();
    runner.update(graph([least(3), sql("a", "1"), sql("b", "2"), sql("c", "3")], CHAIN, ["a"]));
    await endAll();
    expect(tasks.get("c")?.relations).toEqual([
      { kind: "query", name: "a", sql: "1" },
      { kind: "query", name: "b", sql: "2" },
    ]);
    expect(tasks.get("c")?.parameters).toEqual({ least: 3 });
  });
});

describe("an error", () => {
  it("stays in its cell: what reads it is held, the rest runs", async () => {
    const { runner, started, fail, endAll } = fake();
    runner.update(graph([sql("a", "1"), sql("b", "2"), sql("c", "3"), sql("d", "4")], CHAIN));
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
    runner.update(graph([sql("a", "1")], {}, [], { a: "there is no cell x" }));
    expect(runner.state("a")).toEqual({ kind: "problem", problems: ["there is no cell x"] });
    expect(started).toEqual([]);
  });

  it("gone, the cells that it held run", async () => {
    const { runner, started, fail, endAll } = fake();
    runner.update(graph([sql("a", "1"), sql("b", "2")], { b: ["a"] }));
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
    runner.update(graph([sql("a", "1"), sql("b", "2")], {}));
    runner.cancel("a");
    expect(aborted).toEqual(["a"]);
    expect(started).toEqual(["a", "b"]);
    expect(runner.state("a")).toMatchObject({ kind: "failed", error: { kind: "cancelled" } });
  });

  it("is asked before a kernel is measured, and what reads it waits until then", async () => {
    const { runner, started, endAll } = fake();
    const kernel: Cell = { id: "k", kind: "kernel", name: "k", kernel: "gemm-naive", parameters: {} };
    runner.update(graph([kernel, sql("a", "1")], { a: ["k"] }));
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
