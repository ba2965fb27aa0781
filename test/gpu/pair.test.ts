import { expect, test, vi } from "vitest";
import { dawn } from "../../loaders/gpu/dawn.ts";
import { openDevice } from "../../src/gpu/device.ts";
import type { Kernel } from "../../src/gpu/kernel.ts";
import { gemmNaive } from "../../src/gpu/kernels/gemm/naive.ts";
import { measurePair, runPair, type Side } from "../../src/gpu/pair.ts";
import { deviceSource } from "../../src/gpu/session.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";
import { labDevice, mutate } from "./lab.ts";

const QUICK = { size: "quick", tuningCache: memoryCache() } as const;
const SMALL = { kernel: gemmNaive, parameters: { m: 8, n: 8, k: 8 } };

const devices = () => deviceSource(async () => openDevice(await dawn()));

/** The same product by other code. */
const changed = (id: string, from: string, to: string): Kernel => ({
  ...gemmNaive,
  id,
  plan: (...given) => mutate(from, to)(gemmNaive.plan(...given)),
});

/** The product computed over and over. */
const slow: Kernel = {
  ...gemmNaive,
  id: "slow",
  plan(...given) {
    const plan = gemmNaive.plan(...given);
    return { ...plan, passes: Array.from({ length: 400 }, () => plan.passes).flat() };
  },
};

const wrong = changed("wrong", "l < K; l++", "l < K - 1u; l++");

test("a pair is timed in turn, and its ratio has an interval", async () => {
  const pair = await runPair(await labDevice(), { ...SMALL, parameters: { m: 64, n: 64, k: 64 } }, SMALL, QUICK);
  expect(pair.first.samplesMs).toHaveLength(pair.second.samplesMs.length);
  expect(pair.ratio?.ratio).toBeGreaterThan(2);
  expect(pair.ratio?.low).toBeLessThanOrEqual(pair.ratio?.ratio ?? 0);
});

test("the fastest kernel that is right stands for its side", async () => {
  const side: Side = {
    ...SMALL,
    kernel: slow,
    variants: [wrong, { ...gemmNaive, requires: ["none-such"] }, gemmNaive],
  };
  const { first, second, ratio } = await runPair(await labDevice(), side, SMALL, QUICK);
  expect([first.kernelId, second.kernelId]).toEqual(["gemm-naive", "gemm-naive"]);
  expect(ratio).not.toBeNull();
});

test("a side whose kernels are all wrong says so, and gives no ratio", async () => {
  const { first, second, ratio } = await runPair(
    await labDevice(),
    { ...SMALL, kernel: wrong, variants: [{ ...wrong, id: "wrong-too" }] },
    SMALL,
    QUICK,
  );
  expect(first).toMatchObject({ kernelId: "wrong", passed: false, samplesMs: [] });
  expect(second).toMatchObject({ passed: true, samplesMs: [] });
  expect(ratio).toBeNull();
});

test.each(["first", "second"] as const)(
  "a pair whose %s side drifts while it is timed gives no ratio",
  async (place) => {
    const drifting: Kernel = {
      ...gemmNaive,
      plan(...given) {
        const plan = mutate(
          "c[row * N",
          "if (row + column == 0u) { a[0] += 3e-7f; }\nc[row * N",
        )(gemmNaive.plan(...given));
        const passes = plan.passes.map((pass) => ({
          ...pass,
          bindings: pass.bindings.map((binding) => ({ ...binding, access: "read_write" as const })),
        }));
        return { ...plan, passes };
      },
    };
    const sides = { first: SMALL, second: SMALL, [place]: { ...SMALL, kernel: drifting } };
    const outcome = await runPair(await labDevice(), sides.first, sides.second, QUICK);
    expect(outcome[place]).toMatchObject({
      passed: false,
      problem: expect.stringContaining("a second run gave another"),
    });
    expect(outcome[place === "first" ? "second" : "first"].passed).toBe(true);
    expect(outcome.ratio).toBeNull();
  },
);

/** Loses the device while its inputs are made, as often as asked. */
function losing(source: ReturnType<typeof devices>, times: number): Kernel {
  let left = times;
  return {
    ...gemmNaive,
    inputs(...given) {
      if (left-- > 0) void source.current().then(({ device }) => device.destroy());
      return gemmNaive.inputs(...given);
    },
  };
}

test("a device that is lost on the way is told and opened again, and the pair measured from its start", async () => {
  const source = devices();
  const onLost = vi.fn();
  const pair = await measurePair(source, SMALL, { ...SMALL, kernel: losing(source, 1) }, { ...QUICK, onLost });
  expect(onLost).toHaveBeenCalledTimes(1);
  expect(pair.ratio).not.toBeNull();
});

test("a pair that loses its device again and again ends", async () => {
  const source = devices();
  const onLost = vi.fn();
  const measuring = measurePair(source, SMALL, { ...SMALL, kernel: losing(source, 9) }, { ...QUICK, onLost });
  await expect(measuring).rejects.toMatchObject({ kind: "lost", message: expect.stringContaining("lost twice") });
  expect(onLost).toHaveBeenCalledTimes(2);
});

test("a cancelled pair stops, whatever it was at", async () => {
  const controller = new AbortController();
  const cancelling: Kernel = {
    ...gemmNaive,
    inputs(...given) {
      controller.abort();
      return gemmNaive.inputs(...given);
    },
  };
  const measuring = measurePair(devices(), { ...SMALL, kernel: cancelling }, SMALL, {
    ...QUICK,
    signal: controller.signal,
  });
  await expect(measuring).rejects.toMatchObject({ kind: "cancelled" });
});
