import { expect, test } from "vitest";
import { onePerKernel } from "../../src/kernels/measurements.ts";
import { refusal, rooflineCaption, roofPoints } from "../../src/kernels/roofline.ts";
import { labRunWith, measurement } from "./runs.ts";

const COPY = measurement("ceilings-copy", { usefulFlops: 0, compulsoryBytes: 4e6 });
const FMA = measurement("ceilings-fma-vec4", { usefulFlops: 8e6, compulsoryBytes: 1e3 });
const KAN = measurement("kan-spline");

test("points are kernels that compute, ceilings and copies left out, the fastest first", () => {
  const run = labRunWith([COPY, FMA, KAN, measurement("gemm-tiled", { medianMs: 0.5 })]);
  const points = roofPoints(run);
  expect(points.map(({ kernelId }) => kernelId)).toEqual(["gemm-tiled", "kan-spline"]);
  // 2e6 operations and 1e6 bytes need 0.25 ms either way.
  expect(points.map(({ share }) => share?.toFixed(3))).toEqual(["0.500", "0.250"]);
  expect(points[1]).toMatchObject({ intensity: 2, flopsPerSecond: 2e9 });
});

test("without ceilings there is no roof, and the caption says so", () => {
  const run = labRunWith([KAN]);
  expect(roofPoints(run)[0]?.share).toBeNull();
  expect(rooflineCaption(run)).toContain("No roof");
});

test("the caption counts what reaches half of the roof, and what passes it", () => {
  const run = labRunWith([COPY, FMA, KAN, measurement("gemm-tiled", { medianMs: 0.2 })]);
  expect(rooflineCaption(run)).toContain("1 of 2\u00a0kernels reach half");
  expect(rooflineCaption(run)).toContain("1\u00a0kernel lies above");
  expect(rooflineCaption({ ...run, isSoftware: true })).toMatch(/^A processor stands in/);
});

test("a kernel of matrix units has no roof, and is not counted among those under it", () => {
  const run = labRunWith([COPY, FMA, KAN, measurement("gemm-subgroup-matrix-f16", { medianMs: 0.001 })]);
  expect(roofPoints(run)[0]).toMatchObject({ kernelId: "gemm-subgroup-matrix-f16", share: null });
  expect(rooflineCaption(run)).toContain("0 of 1\u00a0kernel reach half");
  expect(rooflineCaption(run)).toContain("1\u00a0kernel has none");
  expect(rooflineCaption(run)).not.toContain("above");
});

test("software adapters and GPUs refuse each other's axes, with the reason", () => {
  const gpu = labRunWith([]);
  const software = labRunWith([], { isSoftware: true });
  expect(refusal(gpu, gpu)).toBeNull();
  expect(refusal(software, software)).toBeNull();
  expect(refusal(software, gpu)).toContain("software adapter");
  expect(refusal(gpu, software)).toContain("GPU");
});

test("of a swept kernel the measurement at the run's own size stands for it", () => {
  const at = (n: number) => measurement("gemm-tiled", { parameters: { m: 128, n, k: 128 }, medianMs: n });
  expect(onePerKernel(labRunWith([at(64), at(128), at(256)])).map(({ medianMs }) => medianMs)).toEqual([128]);
  expect(onePerKernel(labRunWith([at(64), at(256)])).map(({ medianMs }) => medianMs)).toEqual([64]);
});
