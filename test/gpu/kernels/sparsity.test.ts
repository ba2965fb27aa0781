import { describe, expect, it } from "vitest";
import { inputRandom } from "../../../src/gpu/inputs.ts";
import { input } from "../../../src/gpu/kernel.ts";
import { sparsityCsr } from "../../../src/gpu/kernels/sparsity/csr.ts";
import { sparsityDense } from "../../../src/gpu/kernels/sparsity/dense.ts";
import { SPARSITY_KERNELS } from "../../../src/gpu/kernels/sparsity/index.ts";
import { chosenPlaces } from "../../../src/gpu/kernels/sparsity/shape.ts";
import { SPARSITY_CASES, WHOLE } from "../cases/sparsity.ts";
import { testFamily } from "../family.ts";

testFamily("sparsity", SPARSITY_CASES);

describe("sparse matrices", () => {
  it("are the same, stored densely or by rows", () => {
    const shape = { m: 20, k: 30, n: 4, density: 15 };
    const dense = sparsityDense.inputs(shape, inputRandom(3));
    const csr = sparsityCsr.inputs(shape, inputRandom(3));
    expect(input(dense, "b")).toEqual(input(csr, "b"));
    const indices = Array.from({ length: shape.m * shape.n }, (_, index) => index);
    const product = (kernel: typeof sparsityCsr, inputs: typeof csr) => {
      const c = kernel.reference(shape, inputs)["c"];
      return indices.map((index) => c?.(index));
    };
    expect(product(sparsityDense, dense)).toEqual(product(sparsityCsr, csr));
    expect(Array.from(input(dense, "a")).filter((value) => value !== 0)).toHaveLength(90);
  });

  it("choose as many places as asked, in rising order, all equally likely", () => {
    const random = inputRandom(5);
    const counts = new Uint32Array(10);
    for (let round = 0; round < 2000; round++) {
      const places = Array.from(chosenPlaces(3, 10, random));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(5 * Math.sqrt(600 * 0.7));
  });

  it("count the same useful operations at equal parameters", () => {
    const useful = SPARSITY_KERNELS.map((kernel) => kernel.cost(WHOLE).usefulFlops);
    expect(new Set(useful)).toEqual(new Set([64 * 64 * 64]));
  });
});
