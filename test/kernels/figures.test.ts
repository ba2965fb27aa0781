import { expect, test } from "vitest";
import { gemmNaive } from "../../src/gpu/kernels/gemm/naive.ts";
import { deviceRates, figuresOf, gemmRateOf, measurementKey, roofOf } from "../../src/kernels/figures.ts";
import { measured, runOf } from "./sample.ts";

const COPY = measured("ceilings-copy", { usefulFlops: 0, compulsoryBytes: 4e6 });
const FMA = measured("ceilings-fma-vec4", { usefulFlops: 8e6, compulsoryBytes: 1e3 });

const QUICK_GEMM = gemmNaive.sizes.quick;
const gemm = (id: string, medianMs: number, parameters = QUICK_GEMM) =>
  measured(id, { parameters: { ...parameters } }, medianMs);

test("ceilings and the GEMM's rate are the fastest that were measured", () => {
  const rates = deviceRates(runOf([COPY, FMA, gemm("gemm-naive", 1), gemm("gemm-tiled", 0.5)]));
  expect(rates.ceilings?.bytesPerSecond).toBeCloseTo(4e9);
  expect(rates.ceilings?.flopsPerSecond).toBeCloseTo(8e9);
  expect(rates.gemmFlopsPerSecond).toBeCloseTo(4e9);
});

test("a sweep over other shapes does not change what a tax is counted in", () => {
  const swept = gemm("gemm-tiled", 0.001, { ...QUICK_GEMM, n: 2048 });
  expect(deviceRates(runOf([swept])).gemmFlopsPerSecond).toBeNull();
});

test("without ceilings there is no roof, and without a GEMM no tax", () => {
  expect(deviceRates(runOf([COPY]))).toEqual({
    ceilings: null,
    halfFlopsPerSecond: null,
    gemmFlopsPerSecond: null,
    halfGemmFlopsPerSecond: null,
  });
  expect(deviceRates(runOf([FMA])).ceilings).toBeNull();
  expect(figuresOf(measured("kan-spline"), deviceRates(runOf([])))).toMatchObject({ roofShare: null, tax: null });
});

test("share of the roof and tax follow from the rates", () => {
  const rates = deviceRates(runOf([COPY, FMA, gemm("gemm-tiled", 0.5)]));
  const figures = figuresOf(measured("kan-spline"), rates);
  expect(figures.flopsPerSecond).toBeCloseTo(2e9);
  // 2e6 operations and 1e6 bytes need 0.25 ms either way, and took 1 ms.
  expect(figures.roofShare).toBeCloseTo(0.25);
  expect(figures.tax).toBeCloseTo(2);
});

test("a copy has a bandwidth but neither rate nor tax", () => {
  expect(figuresOf(COPY, deviceRates(runOf([COPY, gemm("gemm-tiled", 1)])))).toMatchObject({
    flopsPerSecond: null,
    tax: null,
  });
});

test("the order of parameters makes no other measurement", () => {
  expect(measurementKey({ kernelId: "a", parameters: { m: 1, n: 2 } })).toBe(
    measurementKey({ kernelId: "a", parameters: { n: 2, m: 1 } }),
  );
});

test("half precision lifts the roof of the kernels that compute in it, and no other", () => {
  const rates = deviceRates(
    runOf([COPY, FMA, measured("ceilings-fma-f16", { usefulFlops: 16e6, compulsoryBytes: 1e3 })]),
  );
  expect(rates.ceilings?.flopsPerSecond).toBeCloseTo(8e9);
  expect(roofOf("gemm-tiled", rates)?.flopsPerSecond).toBeCloseTo(8e9);
  expect(roofOf("gemm-f16", rates)?.flopsPerSecond).toBeCloseTo(16e9);
});

test("a triad's arithmetic is no peak of arithmetic", () => {
  const triad = measured("ceilings-triad", { usefulFlops: 2e6, compulsoryBytes: 12e6 });
  expect(deviceRates(runOf([COPY, triad])).ceilings).toBeNull();
  expect(deviceRates(runOf([COPY, triad, FMA])).ceilings?.bytesPerSecond).toBeCloseTo(12e9);
});

test("short arrays of a sweep, which stay in a cache, are no bandwidth of memory", () => {
  const short = measured("ceilings-copy", { usefulFlops: 0, compulsoryBytes: 5e5 }, 0.01);
  expect(deviceRates(runOf([FMA, short, COPY])).ceilings?.bytesPerSecond).toBeCloseTo(4e9);
});

test("units that no ceiling measures have no roof", () => {
  const rates = deviceRates(runOf([COPY, FMA]));
  for (const kernelId of ["gemm-subgroup-matrix", "gemm-subgroup-matrix-f16", "low-precision-int8"])
    expect(roofOf(kernelId, rates)).toBeNull();
});

test("a GEMM in half precision is what kernels in half precision are taxed against, and no others", () => {
  const rates = deviceRates(runOf([gemm("gemm-tiled", 1), gemm("gemm-f16", 0.25)]));
  expect(gemmRateOf("kan-spline", rates)).toBeCloseTo(2e9);
  expect(gemmRateOf("prefill-flash-f16", rates)).toBeCloseTo(8e9);
  expect(figuresOf(measured("kan-spline"), rates).tax).toBeCloseTo(1);
});
