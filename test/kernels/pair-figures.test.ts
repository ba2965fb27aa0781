import { expect, test } from "vitest";
import type { KernelPair } from "../../src/gpu/kernel-pair.ts";
import type { KernelOutcome } from "../../src/gpu/lab.ts";
import type { PairOutcome } from "../../src/gpu/pair.ts";
import { pairNamed } from "../../src/gpu/pairs.ts";
import { labRun } from "../../src/kernels/measurements.ts";
import {
  claimedRange,
  figureOfBuffers,
  figureOfOutcome,
  figureOfRun,
  pairVerdict,
} from "../../src/kernels/pair-figures.ts";
import { measured, runOf } from "./sample.ts";

const at = { n: 8 };
const side = (kernelId: string, variants: readonly string[] = []) => ({
  kernelId,
  variants,
  parameters: { quick: at, standard: at, large: at },
});

const pairThat = (change: Partial<KernelPair>): KernelPair => ({
  id: "p",
  title: "p",
  claimIds: [],
  compares: "time",
  expects: "figure",
  slower: side("kan-spline"),
  faster: side("gemm-tiled"),
  note: "",
  ...change,
});

const outcome = (kernelId: string, change: Partial<KernelOutcome> = {}): KernelOutcome => {
  const { status: _, ...rest } = measured(kernelId);
  return { ...rest, passed: true, problem: null, ...change };
};

const timed = (change: Partial<PairOutcome> = {}): PairOutcome => ({
  first: outcome("kan-spline", { usefulFlops: 1e6, allocatedBytes: 3e6 }),
  second: outcome("gemm-tiled", { usefulFlops: 2e6, allocatedBytes: 1e6 }),
  ratio: { ratio: 5, low: 4, high: 6, n: 9 },
  ...change,
});

test.each([
  ["2-4", 0, { low: 2, high: 4, isSingle: false }],
  ["10-20; 60-70", 1, { low: 60, high: 70, isSingle: false }],
  ["~10", 0, { low: 5, high: 20, isSingle: true }],
  ["100", 0, { low: 50, high: 200, isSingle: true }],
  ["O(L*k); 128K", 0, null],
  ["8:1", 0, null],
  ["2-4", 1, null],
  [null, 0, null],
])("the figure of %s in place %d", (quantity, place, range) => {
  expect(claimedRange(quantity, place)).toEqual(range);
});

test("memory is counted without a device, at 4096 tokens within the 10 to 20 times that are claimed", () => {
  const pair = pairNamed("flash-memory");
  if (pair === null) throw new Error("no such pair");
  expect(pair.slower.parameters.standard["sequence"]).toBe(4096);
  // Two heads: 128 MiB of scores beside 8 MiB of queries, keys, values and outputs; at 256 tokens half a MiB of each.
  const figure = figureOfBuffers(pair, "standard");
  expect(figure).toEqual({ value: 17, low: 17, high: 17, n: null });
  expect(figure && pairVerdict(pair, claimedRange("10-20"), figure)).toBe("agrees");
  expect(figureOfBuffers(pair, "quick")?.value).toBe(2);
  expect(figureOfBuffers({ ...pair, compares: "time" }, "standard")).toBeNull();
});

test("an outcome gives the ratio of times, of bytes, or a share of the matrix product’s rate", () => {
  expect(figureOfOutcome(pairThat({}), timed())).toEqual({ value: 5, low: 4, high: 6, n: 9 });
  expect(figureOfOutcome(pairThat({ compares: "memory" }), timed())).toEqual({ value: 3, low: 3, high: 3, n: null });
  // Half the operations in five times the time.
  const share = figureOfOutcome(pairThat({ compares: "utilization" }), timed());
  expect(share?.value).toBeCloseTo(0.1);
  expect(share?.low).toBeCloseTo(0.5 / 6);
  expect(share?.high).toBeCloseTo(0.5 / 4);
});

test("a side that was wrong gives no figure, not even of its memory", () => {
  const wrong = timed({ first: outcome("kan-spline", { passed: false }), ratio: null });
  expect(figureOfOutcome(pairThat({}), wrong)).toBeNull();
  expect(figureOfOutcome(pairThat({ compares: "memory" }), wrong)).toBeNull();
});

test("a recorded run gives a figure where it has both kernels at the pair’s parameters", () => {
  const run = (n: number) =>
    labRun("r", "", runOf([measured("kan-spline", {}, 3), measured("gemm-tiled", { parameters: { n } })]));
  const figure = figureOfRun(pairThat({}), run(8));
  expect(figure?.value).toBeCloseTo(3);
  expect(figure?.low).toBeLessThan(3);
  expect(figure?.high).toBeGreaterThan(3);
  expect(figure?.n).toBe(6);
  expect(figureOfRun(pairThat({}), run(9))).toBeNull();
});

test("in a recorded run the fastest kernel of a side stands for it", () => {
  const pair = pairThat({ slower: side("kan-spline", ["kan-spline-dense", "kan-rbf"]) });
  const run = labRun(
    "r",
    "",
    runOf([measured("kan-spline", {}, 9), measured("kan-spline-dense", {}, 4), measured("gemm-tiled", {}, 2)]),
  );
  expect(figureOfRun(pair, run)?.value).toBeCloseTo(2);
});

test.each([
  [2.5, 3.5, "agrees"],
  [3.5, 4.5, "mixed"],
  [1, 9, "mixed"],
  [4.1, 5, "disagrees"],
  [0.5, 1.9, "disagrees"],
])("an interval from %d to %d against 2 to 4: %s", (low, high, verdict) => {
  const figure = { value: (low + high) / 2, low, high, n: 9 };
  expect(pairVerdict(pairThat({}), claimedRange("2-4"), figure)).toBe(verdict);
});

test("a claim without a figure asks for the direction alone, or for nothing", () => {
  const faster = pairThat({ expects: "faster" });
  expect(pairVerdict(faster, null, { value: 2, low: 1.5, high: 3, n: 9 })).toBe("agrees");
  expect(pairVerdict(faster, null, { value: 0.5, low: 0.4, high: 0.6, n: 9 })).toBe("disagrees");
  expect(pairVerdict(faster, null, { value: 1, low: 0.9, high: 1.1, n: 9 })).toBe("undecidable");
  expect(pairVerdict(pairThat({ expects: "nothing" }), null, { value: 2, low: 2, high: 2, n: 9 })).toBeNull();
});

test("shares are held against percent", () => {
  const pair = pairThat({ compares: "utilization" });
  expect(pairVerdict(pair, claimedRange("5-15"), { value: 0.1, low: 0.09, high: 0.11, n: 9 })).toBe("agrees");
});
