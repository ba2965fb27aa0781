import { expect, test } from "vitest";
import { exponentText, familySweeps, powerText, scalingCaption, sweepsOf } from "../../src/kernels/scaling.ts";
import { labRunWith, measurement } from "./runs.ts";

const gemm = (kernelId: string, n: number, medianMs: number, m = 128) =>
  measurement(kernelId, { parameters: { m, n, k: 128 }, medianMs });

test("a kernel measured at three values of its sweep's parameter or more has an exponent", () => {
  const [sweeps, ...others] = sweepsOf(
    labRunWith([
      gemm("gemm-tiled", 256, 4),
      gemm("gemm-tiled", 64, 1),
      gemm("gemm-tiled", 128, 2),
      gemm("gemm-naive", 64, 1),
      gemm("gemm-naive", 128, 4),
    ]),
  );
  expect(others).toEqual([]);
  expect(sweeps?.id).toBe("gemm.n");
  expect(sweeps?.series.map(({ kernelId }) => kernelId)).toEqual(["gemm-tiled"]);
  expect(sweeps?.series[0]?.fit.exponent).toBeCloseTo(1);
  expect(sweeps?.series[0]?.points.map(({ x }) => x)).toEqual([64, 128, 256]);
  expect(sweeps?.series[0]?.held).toBe("m 128, k 128");
});

test("values at other parameters are not mixed in; the longest sweep counts", () => {
  const run = labRunWith([
    ...[64, 128, 256].map((n) => gemm("gemm-tiled", n, n ** 2)),
    ...[64, 128].map((n) => gemm("gemm-tiled", n, 1, 7)),
  ]);
  const [sweeps] = sweepsOf(run);
  expect(sweeps?.series[0]?.fit).toMatchObject({ n: 3 });
  expect(sweeps?.series[0]?.fit.exponent).toBeCloseTo(2);
  expect(sweeps && scalingCaption(run, sweeps)).toContain("gemm-tiled 2.00 (2.00 to 2.00, n 3)");
});

test("a run without sweeps has none, nor has a kernel that the lab does not know", () => {
  expect(sweepsOf(labRunWith([gemm("gemm-tiled", 64, 1)]))).toEqual([]);
  expect(sweepsOf(labRunWith([1, 2, 3].map((n) => gemm("gone-kernel", n, n))))).toEqual([]);
});

test("a family is swept value by value over a parameter that its kernels share", () => {
  const sweep = familySweeps().find(({ id }) => id === "prefill.sequence");
  const jobs = sweep?.jobs("quick") ?? [];
  expect(jobs.slice(0, 2).map(({ parameters }) => parameters["sequence"])).toEqual([128, 128]);
  expect(new Set(jobs.map(({ kernelId }) => kernelId)).size).toBe(sweep?.kernels);
  expect(jobs.map(({ kernelId }) => kernelId)).toContain("prefill-materialized");
  const values = jobs.map(({ parameters }) => parameters["sequence"] ?? 0);
  expect(values).toEqual([...values].sort((a, b) => a - b));
});

test("an exponent that rounds to zero has no sign, and its interval is told with it", () => {
  const law = { exponent: -0.001, low: -0.2, high: 0.198, coefficient: 1, n: 6 };
  expect(powerText(law)).toBe("n^0.00, −0.20 to 0.20");
  expect(exponentText(law)).toBe("0.00 (−0.20 to 0.20, n 6)");
});
