import { expect, test, vi } from "vitest";
import type { ClientOptions, LabClient, RunRequest } from "../../src/gpu/client.ts";
import { GpuFailure } from "../../src/gpu/failures.ts";
import { createLabStore } from "../../src/kernels/store.ts";
import { measured } from "./sample.ts";

type Listeners = Pick<ClientOptions, "onDevice" | "onLost"> & { onEnded(): void };

const DEVICE = {
  adapter: { vendor: "acme", architecture: "one", device: "", description: "Acme One", isSoftware: false },
  traits: {
    features: new Set<string>(),
    maxInvocationsPerGroup: 256,
    sharedMemoryBytes: 2 ** 14,
    maxBindingBytes: 2 ** 27,
    subgroupMinSize: 0,
    subgroupMaxSize: 0,
    isSoftware: false,
    subgroupMatrices: [],
  },
  hasTimestamps: true,
};

const JOB = { kernelId: "gemm-naive", parameters: { n: 8 } };
const SIDE = { ...JOB, variants: [] };

/** A store over a lab that does as it is told. */
function storeOver(
  run: LabClient["run"],
  pair: LabClient["pair"] = async () => {
    throw new GpuFailure("validation", "wrong");
  },
) {
  let nowMs = 0;
  let listeners: Listeners | null = null;
  const open = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    listeners?.onDevice(DEVICE);
  });
  const store = createLabStore({
    client(own) {
      listeners = own;
      return { open, run, pair, lose: () => {}, stop: () => {} };
    },
    pairSides: () => [SIDE, SIDE],
    runtime: "a test",
    size: "quick",
    now: () => new Date(nowMs),
  });
  return {
    store,
    open,
    lab: () => {
      if (!listeners) throw new Error("no client was made");
      return listeners;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

const done = (request: RunRequest, index: number) =>
  request.onDone?.({ result: measured("gemm-naive"), compilerMessages: [] }, index);

test("a run tells what it does while it goes on, and how it ended", async () => {
  const seen: unknown[] = [];
  const { store, pass } = storeOver(async (_, request) => {
    request.onStart?.(0);
    request.onStage?.({ kind: "checking", leftMs: 400 });
    seen.push(store.progress());
    pass(2000);
    done(request, 0);
  });
  await store.open();
  await store.run([JOB]);
  expect(seen).toMatchObject([{ done: 0, current: "GEMM, naive", stage: { kind: "checking" }, expectedMs: [1120] }]);
  expect(store.progress()).toBeNull();
  expect(store.notice()).toBe("Done in 2 s: 1\u00a0kernel right.");
});

test("what a job took is what it is expected to take the next time", async () => {
  const expected: unknown[] = [];
  const { store, pass } = storeOver(async (_, request) => {
    expected.push(store.progress()?.expectedMs);
    request.onStart?.(0);
    pass(7000);
    done(request, 0);
  });
  await store.run([JOB]);
  await store.run([JOB]);
  expect(expected).toEqual([[1120], [7000]]);
});

test("a browser's run names its adapter, and no driver", async () => {
  const { store } = storeOver(async (_, request) => done(request, 0));
  await store.open();
  await store.run([JOB]);
  expect(store.current()).toMatchObject({ adapter: { description: "Acme One" }, driver: null });
});

test("a device that is lost on the way is told beside the end of the run", async () => {
  const { store, lab } = storeOver(async (_, request) => {
    request.onStart?.(0);
    lab().onLost("driver.");
    done(request, 0);
  });
  await store.run([JOB]);
  expect(store.notice()).toMatch(/^The device was lost \(driver\)\. .* Done in .*: 1\skernel right\.$/);
});

test("a cancel that is not heard is told, and asks for another device", async () => {
  const { store, lab, open } = storeOver(async (_, request) => {
    request.onStart?.(0);
    store.cancel();
    expect(request.signal?.aborted).toBe(true);
    lab().onEnded();
  });
  await store.open();
  await store.runEdited(JOB);
  expect(open).toHaveBeenCalledTimes(2);
  expect(store.device()).toEqual({ kind: "opening", isAgain: true });
  expect(store.notice()).toMatch(/^Cancelled\. What ran did not stop: a page cannot interrupt/);
  await vi.waitFor(() => expect(store.device().kind).toBe("open"));
  expect(store.notice()).toMatch(/^Cancelled\. What ran did not stop.* It has a new device now/);
});

test("edited code whose first workgroup does not come back is given up", async () => {
  vi.useFakeTimers();
  try {
    const { store, lab } = storeOver(
      (_, request) =>
        new Promise((resolve) => {
          request.onStart?.(0);
          request.onStage?.({ kind: "trying", isFirst: true, leftMs: null });
          request.signal?.addEventListener("abort", () => {
            lab().onEnded();
            resolve();
          });
        }),
    );
    const running = store.runEdited(JOB);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await running).toBeNull();
    expect(store.notice()).toMatch(/^One workgroup of the edited code had not ended after 5 s\. What ran did not stop/);
  } finally {
    vi.useRealTimers();
  }
});

test("pairs are measured one after another; one that fails is told and the next is tried", async () => {
  const told: [string, string | null][] = [];
  const { store } = storeOver(async () => {});
  const tried = await store.measurePairs(["flash-time", "flash-memory"], (id, failure) =>
    told.push([id, failure?.message ?? null]),
  );
  expect(tried).toBe(2);
  expect(told).toEqual([
    ["flash-time", "wrong"],
    ["flash-memory", "wrong"],
  ]);
  expect(store.progress()).toBeNull();
});

test("a cancel ends the pairs", async () => {
  const told: string[] = [];
  const { store } = storeOver(
    async () => {},
    async () => {
      store.cancel();
      throw new GpuFailure("cancelled", "cancelled");
    },
  );
  expect(await store.measurePairs(["a", "b", "c"], (id) => told.push(id))).toBe(0);
  expect(told).toEqual(["a"]);
  expect(store.notice()).toBe("Cancelled after 0 of 3 pairs; what was measured stays.");
});
