import { describe, expect, it } from "vitest";
import { inputRandom } from "../../../src/gpu/inputs.ts";
import type { Kernel } from "../../../src/gpu/kernel.ts";
import { lowPrecisionF16, lowPrecisionF32 } from "../../../src/gpu/kernels/low-precision/float.ts";
import { lowPrecisionInt4 } from "../../../src/gpu/kernels/low-precision/int4.ts";
import { lowPrecisionInt8 } from "../../../src/gpu/kernels/low-precision/int8.ts";
import { LOW_PRECISION_CASES, SHAPES } from "../cases/low-precision.ts";
import { compileErrors } from "../compile.ts";
import { testFamily } from "../family.ts";
import { labDevice } from "../lab.ts";

testFamily("low-precision", LOW_PRECISION_CASES);

describe("low-precision-f16", () => {
  it.each(SHAPES.map((shape) => [shape] as const))("compiles at %o", async (shape) => {
    const { traits } = await labDevice();
    expect(await compileErrors(lowPrecisionF16, shape, traits)).toEqual([]);
  });
});

describe("the formats", () => {
  // Rounding to steps of s errs by s/√12 in the root mean square, where s is 2/254 of the range of 8-bit values and
  // 2/14 of that of 4-bit weights; uniform values have a root mean square of 1/√3.
  it.each([
    ["low-precision-f16", lowPrecisionF16, 2 ** -11],
    ["low-precision-int8", lowPrecisionInt8, (2 * 0.5) / 127],
    ["low-precision-int4", lowPrecisionInt4, (2 * 0.5) / 7],
  ] as const)("%s stands for the layer of low-precision-f32", (_, kernel, most) => {
    const shape = { tokens: 2, outputs: 40, inputs: 300, group: 128 };
    const outputs = (of: Kernel) => {
      const y = of.reference(shape, of.inputs(shape, inputRandom(1)))["y"];
      return Array.from({ length: shape.tokens * shape.outputs }, (_, index) => y?.(index) ?? Number.NaN);
    };
    const exact = outputs(lowPrecisionF32);
    const errors = outputs(kernel).map((value, index) => value - (exact[index] ?? Number.NaN));
    const rms = (values: readonly number[]) => Math.hypot(...values) / Math.sqrt(values.length);
    expect(rms(errors)).toBeGreaterThan(0);
    expect(rms(errors) / rms(exact)).toBeLessThan(most);
  });
});
