import { describe, expect, it } from "vitest";
import { gemmF16 } from "../../../src/gpu/kernels/gemm/half.ts";
import { GEMM_CASES, SHAPES } from "../cases/gemm.ts";
import { compileErrors } from "../compile.ts";
import { testFamily } from "../family.ts";
import { labDevice } from "../lab.ts";

testFamily("gemm", GEMM_CASES);

describe("gemm-f16", () => {
  it.each(SHAPES.map((shape) => [shape] as const))("compiles at %o", async (shape) => {
    const { traits } = await labDevice();
    expect(await compileErrors(gemmF16, shape, traits)).toEqual([]);
  });
});
