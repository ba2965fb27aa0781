import { expect, test, vi } from "vitest";
import { createLabClient, type LabWorker } from "../../src/gpu/client.ts";
import type { FromLab, ToLab } from "../../src/gpu/messages.ts";
import { tuningStore } from "../../src/gpu/tuning-store.ts";

/** Workers that a test answers for. */
function lab(patienceMs = 5) {
  const workers: { sent: ToLab[]; ended: boolean; say(message: FromLab): void; crash(): void }[] = [];
  const onLost = vi.fn();
  const client = createLabClient({
    spawn() {
      const hear: ((event: { readonly data: FromLab }) => void)[] = [];
      const fail: ((event: { readonly message?: string }) => void)[] = [];
      const own = {
        sent: [] as ToLab[],
        ended: false,
        say: (data: FromLab) => {
          for (const listener of hear) listener({ data });
        },
        crash: () => {
          for (const listener of fail) listener({ message: "out of memory" });
        },
      };
      workers.push(own);
      const worker: LabWorker = {
        postMessage: (message) => void own.sent.push(message),
        terminate: () => {
          own.ended = true;
        },
        addEventListener: (
          type: string,
          listener: ((event: { readonly data: FromLab }) => void) & ((event: { readonly message?: string }) => void),
        ) => {
          if (type === "message") hear.push(listener);
          else fail.push(listener);
        },
      };
      return worker;
    },
    tunings: tuningStore(null),
    onDevice: () => {},
    onLost,
    patienceMs,
  });
  return { client, workers, onLost };
}

const JOBS = [{ kernelId: "gemm-naive", parameters: { m: 1, n: 1, k: 1 } }];

test("a run ends with its last message", async () => {
  const { client, workers } = lab();
  const started: number[] = [];
  const run = client.run(JOBS, { size: "quick", onStart: (index) => started.push(index) });
  workers[0]?.say({ type: "started", id: 1, index: 0 });
  workers[0]?.say({ type: "ended", id: 1 });
  await run;
  expect(started).toEqual([0]);
});

test("a worker that crashes fails what was asked of it, and the next request starts another", async () => {
  const { client, workers } = lab();
  const run = client.run(JOBS, { size: "quick" });
  workers[0]?.crash();
  await expect(run).rejects.toMatchObject({ kind: "lost", message: expect.stringContaining("out of memory") });
  expect(workers[0]?.ended).toBe(true);
  const again = client.open();
  workers[1]?.say({ type: "ended", id: 2 });
  await again;
});

test("a cancel is sent, and a worker that does not hear it is ended", async () => {
  const { client, workers } = lab();
  const controller = new AbortController();
  const run = client.run(JOBS, { size: "quick", signal: controller.signal });
  controller.abort();
  await run;
  expect(workers[0]?.sent.at(-1)).toEqual({ type: "cancel", id: 1 });
  expect(workers[0]?.ended).toBe(true);
});

test("a failure keeps its kind, and tunings are remembered for the next run", async () => {
  const { client, workers, onLost } = lab();
  const open = client.open();
  workers[0]?.say({ type: "tuned", key: "k", tuning: { tile: 8 } });
  workers[0]?.say({ type: "lost", reason: "driver" });
  workers[0]?.say({ type: "failed", id: 1, kind: "no-adapter", message: "none" });
  await expect(open).rejects.toMatchObject({ kind: "no-adapter" });
  expect(onLost).toHaveBeenCalledWith("driver");
  void client.run(JOBS, { size: "quick" });
  expect(workers[0]?.sent.at(-1)).toMatchObject({ type: "run", tunings: { k: { tile: 8 } } });
});

test("storage that holds something else is no store of tunings", () => {
  const store = tuningStore({ getItem: () => '{"k": "fast"}', setItem: () => {} });
  expect(store.known()).toEqual({});
});
