import { describe, expect, it } from "vitest";
import { plainChain } from "../../src/analysis/orchestration/chain.ts";
import { lognormalFrom } from "../../src/analysis/orchestration/latency.ts";
import { type JobState, type JobWorker, job } from "../../src/orchestra/job/job.ts";
import type { JobMessage, JobOutcome, JobRequest } from "../../src/orchestra/job/messages.ts";
import { runRequest } from "../../src/orchestra/job/run-request.ts";

const REQUEST: JobRequest = {
  kind: "chain",
  chain: plainChain(lognormalFrom(1, 3)),
  lengths: [1, 2],
  draws: { seed: 1, samples: 1200 },
};

/** A worker that a test speaks for; after its end it could still have messages under way. */
class FakeWorker implements JobWorker {
  ended = false;
  readonly asked: JobRequest[] = [];
  tell: (message: JobMessage) => void = () => {};
  fail: (message?: string) => void = () => {};

  postMessage(request: JobRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.ended = true;
  }

  addEventListener(type: "message", listener: (event: { readonly data: JobMessage }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: { readonly message?: string }) => void): void;
  addEventListener(type: string, listener: (event: { readonly data: JobMessage; readonly message?: string }) => void) {
    const idle: JobMessage = { type: "done" };
    if (type === "message") this.tell = (data) => listener({ data });
    if (type === "error")
      this.fail = (message) => listener(message === undefined ? { data: idle } : { data: idle, message });
  }
}

/** A job with its workers, and what its listener heard. */
function watched() {
  const workers: FakeWorker[] = [];
  const states: JobState[] = [];
  const outcomes: JobOutcome[] = [];
  const spawn = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  const run = job(spawn, { state: (state) => states.push(state), outcome: (outcome) => outcomes.push(outcome) });
  /** Starts a request and gives the worker that it was handed to. */
  const start = () => {
    run.start(REQUEST);
    const worker = workers.at(-1);
    if (worker === undefined) throw new Error("no worker was made");
    return worker;
  };
  return { run, start, states, outcomes };
}

const HALF: JobMessage = { type: "progress", doing: "Drawing", done: 5, steps: 10 };
const CURVE: JobOutcome = { type: "curve", points: [] };

describe("a job", () => {
  it("tells how far it has come, what it found and that it is done, and then lets its worker go", () => {
    const { start, states, outcomes } = watched();
    const worker = start();
    expect(worker.asked).toEqual([REQUEST]);
    expect(states).toEqual([{ kind: "running", doing: "Starting", done: 0, steps: 1 }]);
    worker.tell(HALF);
    expect(states.at(-1)).toMatchObject({ kind: "running", doing: "Drawing", done: 5, steps: 10 });
    worker.tell(CURVE);
    expect(outcomes).toEqual([CURVE]);
    expect(worker.ended).toBe(false);
    worker.tell({ type: "done" });
    expect(states.at(-1)).toEqual({ kind: "done" });
    expect(worker.ended).toBe(true);
  });

  it("ends its worker when it is cancelled, and hears no more of it", () => {
    const { run, start, states, outcomes } = watched();
    const worker = start();
    worker.tell(HALF);
    run.cancel();
    expect(worker.ended).toBe(true);
    expect(states.at(-1)).toEqual({ kind: "cancelled" });
    const told = states.length;
    for (const late of [HALF, CURVE, { type: "done" } as const]) worker.tell(late);
    worker.fail("late");
    expect(states).toHaveLength(told);
    expect(outcomes).toEqual([]);
  });

  it("has nothing to cancel before it starts and after it ends", () => {
    const { run, start, states } = watched();
    run.cancel();
    expect(states).toEqual([]);
    start().tell({ type: "done" });
    run.cancel();
    expect(states.at(-1)).toEqual({ kind: "done" });
  });

  it("gives way to a new one, whose worker alone is heard", () => {
    const { start, states, outcomes } = watched();
    const [first, second] = [start(), start()];
    expect([first.ended, second.ended]).toEqual([true, false]);
    first.tell(CURVE);
    first.tell({ type: "done" });
    expect(outcomes).toEqual([]);
    expect(states.at(-1)?.kind).toBe("running");
    second.tell(CURVE);
    expect(outcomes).toEqual([CURVE]);
  });

  it("can be started anew after it was cancelled", () => {
    const { run, start, states } = watched();
    start();
    run.cancel();
    start().tell({ type: "done" });
    expect(states.map(({ kind }) => kind)).toEqual(["running", "cancelled", "running", "done"]);
  });

  it("says why it failed", () => {
    const { start, states } = watched();
    const worker = start();
    worker.tell({ type: "failed", message: "no memory" });
    expect(states.at(-1)).toEqual({ kind: "failed", message: "no memory" });
    expect(worker.ended).toBe(true);
    start().fail();
    expect(states.at(-1)).toEqual({ kind: "failed", message: "the worker could not be started" });
  });
});

describe("what the worker does", () => {
  const told: JobMessage[] = [];
  runRequest(REQUEST, (message) => told.push(message));

  it("tells each part as it is found", () => {
    const parts = told.map(({ type }) => type).filter((type) => type !== "progress");
    expect(parts).toEqual(["curve", "drawn-chains", "tornado"]);
  });

  it("tells how far each stage has come, up to all that is to be drawn", () => {
    const steps = told.flatMap((message) => (message.type === "progress" ? [message] : []));
    const of = (doing: string) => steps.filter((step) => step.doing === doing).map(({ done }) => done);
    expect(of("Computing")).toEqual([0, 1]);
    // Chains are told by the five hundred.
    expect(of("Drawing")).toEqual([500, 1000, 1200]);
    for (const { done, steps: all } of steps) expect(done).toBeLessThanOrEqual(all);
  });
});
