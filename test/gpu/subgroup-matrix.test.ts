import { describe, expect, it } from "vitest";
import { subgroupMatrices } from "../../src/gpu/device.ts";
import { gemmSubgroupMatrix, gemmSubgroupMatrixF16 } from "../../src/gpu/kernels/gemm/subgroup-matrix.ts";
import { lackOf } from "../../src/gpu/lab.ts";
import { GEMM_CASES } from "./cases/gemm.ts";
import { compileErrors } from "./compile.ts";
import { labDevice } from "./lab.ts";

const FEATURES = ["chromium-experimental-subgroup-matrix", "subgroups", "shader-f16"];

/** As devices list them: an Apple GPU, an Intel one, an NVIDIA one. */
const KNOWN = [
  { component: "f32", result: "f32", m: 8, n: 8, k: 8 },
  { component: "f16", result: "f32", m: 8, n: 16, k: 16 },
  { component: "f16", result: "f32", m: 16, n: 16, k: 16 },
];

const shapes = GEMM_CASES.find(({ kernel }) => kernel === gemmSubgroupMatrix)?.shapes ?? [];

describe.each(KNOWN)("matrices of $component, $m × $k by $k × $n", (matrix) => {
  const kernel = matrix.component === "f16" ? gemmSubgroupMatrixF16 : gemmSubgroupMatrix;

  it("compile with every tuning at every shape", async () => {
    const { traits } = await labDevice();
    const able = {
      ...traits,
      features: new Set(FEATURES),
      subgroupMinSize: 32,
      subgroupMaxSize: 32,
      maxInvocationsPerGroup: 256,
      subgroupMatrices: [matrix],
    };
    expect(lackOf(kernel, able)).toBeNull();
    expect(kernel.tunings({}, able).length).toBeGreaterThan(3);
    for (const shape of shapes) expect(await compileErrors(kernel, shape, able)).toEqual([]);
  });
});

it("a device without the feature, or with other matrices, is told what it lacks", async () => {
  const { traits } = await labDevice();
  const able = { ...traits, features: new Set(FEATURES) };
  expect(lackOf(gemmSubgroupMatrix, { ...traits, features: new Set(["subgroups"]) })).toBe(
    "chromium-experimental-subgroup-matrix",
  );
  expect(lackOf(gemmSubgroupMatrix, { ...able, subgroupMatrices: [] })).toContain("f32 matrices");
  const sumsInHalf = [{ component: "f16", result: "f16", m: 16, n: 16, k: 16 }];
  expect(lackOf(gemmSubgroupMatrixF16, { ...able, subgroupMatrices: sumsInHalf })).toContain("f16 matrices");
});

it("an adapter's list of matrices is read as far as it is understood", () => {
  const config = { componentType: "f16", resultComponentType: "f32", M: 16, N: 8, K: 16 };
  const read = { component: "f16", result: "f32", m: 16, n: 8, k: 16 };
  expect(subgroupMatrices({ subgroupMatrixConfigs: [config] })).toEqual([read]);
  expect(subgroupMatrices({ subgroupMatrixConfigs: [config, { ...config, M: 1 }] })).toEqual([]);
  expect(subgroupMatrices({ subgroupMatrixConfigs: "none" })).toEqual([]);
  expect(subgroupMatrices({})).toEqual([]);
});
