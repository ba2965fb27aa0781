import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine } from "../../src/engine/engine.js";
import { FakePage, type FakeWorker } from "./fake-worker.js";

let page: FakePage;
let engine: Engine;

const last = (): FakeWorker => page.last;

beforeEach(() => {
  page = new FakePage();
  engine = page.create();
});

afterEach(() => {
  page.stop();
  vi.useRealTimers();
});

describe("a broken engine", () => {
  test("rejects all that waits and says why, and the next query starts it again", async () => {
    const pending = [engine.query("a"), engine.query("b")];
    last().say({ type: "ready" });
    last().crash("out of memory");
    for (const query of pending) {
      await expect(query).rejects.toMatchObject({
        kind: "unavailable",
        message: "the query engine stopped: out of memory",
      });
    }
    expect(engine.state).toBe("broken");
    expect(engine.problem?.message).toContain("out of memory");
    expect(last().terminated).toBe(true);
    const again = engine.query("c");
    expect(page.workers).toHaveLength(2);
    expect(engine.problem).toBeNull();
    last().say({ type: "ready" });
    last().answer(3);
    expect((await again).rows).toEqual([{ v: 3 }]);
  });

  test("comes of a worker that reports that it could not start", async () => {
    const query = engine.query("a");
    last().say({ type: "failed", error: { kind: "unavailable", message: "no wasm", position: null } });
    await expect(query).rejects.toMatchObject({ kind: "unavailable", message: "no wasm" });
    expect(engine.state).toBe("broken");
  });

  test("comes of a worker that cannot be made", async () => {
    engine = page.create({
      spawn() {
        throw new Error("workers are forbidden");
      },
    });
    await expect(engine.query("a")).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("workers are forbidden"),
    });
    expect(engine.state).toBe("broken");
  });

  test("comes of a catalog that does not load", async () => {
    engine = page.create({ catalog: () => Promise.reject(new Error("404")) });
    await expect(engine.query("a")).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("404"),
    });
    expect(last().terminated).toBe(true);
  });

  test("comes of a start without a sign of life, but not of a slow one", async () => {
    vi.useFakeTimers();
    engine = page.create({ silenceMs: 1000 });
    const query = engine.query("a");
    const failed = expect(query).rejects.toMatchObject({
      kind: "unavailable",
      message: expect.stringContaining("no answer for 1 second"),
    });
    vi.advanceTimersByTime(900);
    last().say({ type: "progress", loadedBytes: 1 });
    vi.advanceTimersByTime(900);
    expect(engine.state).toBe("starting");
    vi.advanceTimersByTime(200);
    expect(engine.state).toBe("broken");
    await failed;
  });

  test("is not what a long query is", () => {
    vi.useFakeTimers();
    engine.query("a").catch(() => {});
    last().say({ type: "ready" });
    vi.advanceTimersByTime(3_600_000);
    expect(engine.state).toBe("ready");
  });

  test("is replaced when one query made it fail, and those that wait are answered", async () => {
    const guilty = engine.query("a");
    const innocent = engine.query("b");
    last().say({ type: "ready" });
    const error = { kind: "unavailable", message: "failed", position: null } as const;
    last().say({ type: "error", id: 1, error, fatal: true });
    await expect(guilty).rejects.toMatchObject({ kind: "unavailable" });
    expect(page.workers.map((worker) => worker.terminated)).toEqual([true, false]);
    last().say({ type: "ready" });
    last().answer(2);
    expect((await innocent).rows).toEqual([{ v: 2 }]);
  });
});

describe("a stopped engine", () => {
  test("cancels all and can be used again", async () => {
    const pending = [engine.query("a"), engine.query("b")];
    last().say({ type: "ready" });
    engine.stop();
    for (const query of pending) await expect(query).rejects.toMatchObject({ kind: "cancelled" });
    expect(engine.state).toBe("idle");
    expect(last().terminated).toBe(true);
    const again = engine.query("c");
    last().say({ type: "ready" });
    last().answer(3);
    expect((await again).rows).toEqual([{ v: 3 }]);
  });
});
