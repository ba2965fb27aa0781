import { expect, test } from "vitest";
import { taxAssociation, taxCaption, taxPoints } from "../../src/kernels/tax.ts";
import { labRunWith, measurement } from "./runs.ts";

const rated = (architecture_id: string, h: number) => ({ architecture_id, name: architecture_id, h, evidence: "seen" });

const GEMM = measurement("gemm-tiled", { medianMs: 0.5 });

test("a technique is taxed by its best kernel, against the device's own GEMM", () => {
  const run = labRunWith([
    GEMM,
    measurement("kan-spline", { architectureId: "kan", medianMs: 4 }),
    measurement("kan-spline-dense", { architectureId: "kan", medianMs: 2 }),
    measurement("rope", { architectureId: "rope", medianMs: 1 }),
    measurement("copy", { architectureId: "copied", usefulFlops: 0 }),
    measurement("unrated", { architectureId: "unrated" }),
  ]);
  const points = taxPoints(run, [rated("kan", 2), rated("rope", 6), rated("copied", 6), rated("absent", 1)], "gemm");
  expect(points.map(({ name, kernelId, tax }) => [name, kernelId, tax])).toEqual([
    ["rope", "rope", 2],
    ["kan", "kan-spline-dense", 4],
  ]);
  expect(points[0]?.low).toBeCloseTo(1.8);
});

test("against the roof, what moves memory is not taxed for it", () => {
  const run = labRunWith([
    GEMM,
    measurement("ceilings-copy", { usefulFlops: 0, compulsoryBytes: 4e6 }),
    measurement("ceilings-fma-vec4", { usefulFlops: 80e6, compulsoryBytes: 1e3 }),
    measurement("rope", { architectureId: "rope", usefulFlops: 1e3, medianMs: 0.5 }),
  ]);
  expect(taxPoints(run, [rated("rope", 6)], "roof")[0]?.tax).toBeCloseTo(2);
  expect(taxPoints(run, [rated("rope", 6)], "gemm")[0]?.tax).toBeCloseTo(2000);
});

test("without a GEMM, or without ceilings, there is no tax", () => {
  const run = labRunWith([measurement("rope", { architectureId: "rope" })]);
  expect(taxPoints(run, [rated("rope", 6)], "gemm")).toEqual([]);
  expect(taxPoints(run, [rated("rope", 6)], "roof")).toEqual([]);
});

const techniques = (taxes: readonly number[]) => {
  const run = labRunWith([
    GEMM,
    ...taxes.map((medianMs, i) => measurement(`k-${i}`, { architectureId: `t-${i}`, medianMs })),
  ]);
  const points = taxPoints(
    run,
    taxes.map((_, h) => rated(`t-${h}`, h)),
    "gemm",
  );
  return { run, points, caption: taxCaption(run, points, taxAssociation(points), "gemm") };
};

test("the caption says what the correlation says, and that few techniques say little", () => {
  expect(techniques([64, 32, 16, 8, 4, 2, 1]).caption).toContain("taxed less, as the rubric expects");
  expect(techniques([64, 32, 16, 8, 4, 2, 1]).caption).toContain("no more than a hint");
  expect(techniques([1, 2, 4, 8, 16, 32, 64]).caption).toContain("against what the rubric expects");
  expect(techniques([4, 1, 8, 2, 3, 9, 5]).caption).toContain("cannot tell");
  expect(techniques([2, 1]).caption).toContain("too few for a rank correlation");
});

test("a software adapter is named as one", () => {
  const { run, points } = techniques([2, 1]);
  expect(taxCaption({ ...run, isSoftware: true }, points, null, "gemm")).toContain("says nothing about a GPU");
});
