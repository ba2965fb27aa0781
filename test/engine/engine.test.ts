import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine, EngineState } from "../../src/engine/engine.js";
import { FakePage, type FakeWorker } from "./fake-worker.js";
import { CATALOG } from "./fixture.js";

let page: FakePage;
let engine: Engine;

const last = (): FakeWorker => page.last;

beforeEach(() => {
  page = new FakePage();
  engine = page.create();
});

afterEach(() => page.stop());

describe("an engine", () => {
  test("does nothing before its first query", () => {
    expect(page.workers).toHaveLength(0);
    expect(engine.state).toBe("idle");
  });

  test("starts with the first query, tells its worker where all is, and answers", async () => {
    const answer = engine.query("SELECT 1", { parameters: { a: 1 } });
    expect(engine.state).toBe("starting");
    expect(last().received.map((message) => message.type)).toEqual(["start", "expect"]);
    expect(last().received[0]).toMatchObject({
      wasmUrl: "duckdb.wasm",
      module: null,
      tableUrls: { models: "models.parquet" },
    });
    last().say({ type: "ready" });
    expect(engine.state).toBe("ready");
    expect(last().received[2]).toMatchObject({ type: "query", sql: "SELECT 1", parameters: { a: 1 } });
    last().answer(7);
    const result = await answer;
    expect(result).toMatchObject({ columns: [{ name: "v", kind: "number" }], rows: [{ v: 7 }], elapsedMs: 5 });
    expect(result.arrow.numRows).toBe(1);
    expect(result.rows).toBe(result.rows);
  });

  test("puts one query after another, and announces those that wait", async () => {
    const answers = [engine.query("a"), engine.query("b")];
    last().say({ type: "ready" });
    expect(last().queries).toEqual(["a"]);
    const third = engine.query("c");
    expect(last().received.at(-1)).toEqual({ type: "expect", sql: "c" });
    last().answer(1);
    expect(last().queries).toEqual(["a", "b"]);
    last().answer(2);
    last().answer(3);
    const results = await Promise.all([...answers, third]);
    expect(results.map((result) => result.rows[0]?.["v"])).toEqual([1, 2, 3]);
    expect(page.workers).toHaveLength(1);
  });

  test("tells of its states and of progress until the listener leaves", () => {
    const seen: [EngineState, number][] = [];
    const leave = engine.subscribe(({ state, loadedBytes }) => seen.push([state, loadedBytes]));
    engine.query("a").catch(() => {});
    last().say({ type: "progress", loadedBytes: 5 });
    last().say({ type: "ready" });
    leave();
    engine.stop();
    expect(seen).toEqual([
      ["starting", 0],
      ["starting", 5],
      ["ready", 5],
    ]);
  });

  test("passes a query's error on and goes on", async () => {
    const wrong = engine.query("a");
    const right = engine.query("b");
    last().say({ type: "ready" });
    const error = { kind: "sql", message: "wrong", position: { line: 1, column: 2 } } as const;
    last().say({ type: "error", id: 1, error, fatal: false });
    await expect(wrong).rejects.toMatchObject({ name: "EngineError", ...error });
    last().answer(2);
    expect((await right).rows).toEqual([{ v: 2 }]);
  });

  test("refuses a parameter that cannot be sent, and goes on", async () => {
    const odd = engine.query("a", { parameters: { f: (() => 1) as unknown as number } });
    const next = engine.query("b");
    last().say({ type: "ready" });
    await expect(odd).rejects.toMatchObject({ kind: "sql" });
    last().answer(2);
    expect((await next).rows).toEqual([{ v: 2 }]);
  });

  test("takes an answer that cannot be decoded for an error", async () => {
    const answer = engine.query("a");
    last().say({ type: "ready" });
    last().say({ type: "answer", id: 1, ipc: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), elapsedMs: 1 });
    await expect(answer).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("can take its catalog from a promise, and a queue grows meanwhile", async () => {
    engine = page.create({ catalog: () => Promise.resolve(CATALOG) });
    const answers = [engine.query("a"), engine.query("b")];
    await vi.waitFor(() => expect(page.last.received).toHaveLength(3));
    expect(last().received.map((message) => message.type)).toEqual(["start", "expect", "expect"]);
    last().say({ type: "ready" });
    last().answer(1);
    last().answer(2);
    expect(await Promise.all(answers)).toHaveLength(2);
  });
});

describe("a cancelled query", () => {
  test("that was cancelled before it came starts nothing", async () => {
    await expect(engine.query("a", { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: "cancelled" });
    expect(page.workers).toHaveLength(0);
  });

  test("that waits is removed, and nothing else changes", async () => {
    const controller = new AbortController();
    const first = engine.query("a");
    const second = engine.query("b", { signal: controller.signal });
    const third = engine.query("c");
    last().say({ type: "ready" });
    controller.abort();
    await expect(second).rejects.toMatchObject({ kind: "cancelled" });
    last().answer(1);
    last().answer(3);
    await Promise.all([first, third]);
    expect(last().queries).toEqual(["a", "c"]);
    expect(page.workers).toHaveLength(1);
  });

  test("that waits for the start leaves the start alone", async () => {
    const controller = new AbortController();
    const first = engine.query("a", { signal: controller.signal });
    controller.abort();
    await expect(first).rejects.toMatchObject({ kind: "cancelled" });
    expect(last().terminated).toBe(false);
    last().say({ type: "ready" });
    expect(last().queries).toEqual([]);
  });

  test("that runs ends the worker, and another one with the compiled engine takes those that wait", async () => {
    const controller = new AbortController();
    const first = engine.query("a", { signal: controller.signal });
    const second = engine.query("b");
    const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    last().say({ type: "compiled", module });
    last().say({ type: "ready" });
    controller.abort();
    await expect(first).rejects.toMatchObject({ kind: "cancelled" });
    expect(page.workers.map((worker) => worker.terminated)).toEqual([true, false]);
    expect(engine.state).toBe("starting");
    const [start] = last().received;
    expect(start?.type === "start" && start.module).toBeInstanceOf(WebAssembly.Module);
    last().say({ type: "ready" });
    last().answer(2);
    expect((await second).rows).toEqual([{ v: 2 }]);
  });

  test("that runs alone leaves the engine idle until the next query", async () => {
    const controller = new AbortController();
    const first = engine.query("a", { signal: controller.signal });
    last().say({ type: "ready" });
    const old = last();
    controller.abort();
    await expect(first).rejects.toMatchObject({ kind: "cancelled" });
    expect(engine.state).toBe("idle");
    const second = engine.query("b");
    old.say({ type: "ready" });
    expect(engine.state).toBe("starting");
    last().say({ type: "ready" });
    last().answer(2);
    expect((await second).rows).toEqual([{ v: 2 }]);
  });

  test("that was answered is not cancelled any more", async () => {
    const controller = new AbortController();
    const first = engine.query("a", { signal: controller.signal });
    last().say({ type: "ready" });
    last().answer(1);
    await first;
    controller.abort();
    expect(engine.state).toBe("ready");
    expect(last().terminated).toBe(false);
  });
});
