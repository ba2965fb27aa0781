import { expect, it } from "vitest";
import { convolutionLongDirect } from "../../../src/gpu/kernels/convolution/long-direct.ts";
import { convolutionLongFft } from "../../../src/gpu/kernels/convolution/long-fft.ts";
import { CONVOLUTION_CASES } from "../cases/convolution.ts";
import { testFamily } from "../family.ts";

testFamily("convolution", CONVOLUTION_CASES);

it.each([
  // The direct sum of 8 outputs: 36 products.
  [{ channels: 3, sequence: 8 }, 3 * 72],
  // Three real transforms of 4,096 points, 2.5 · 4,096 · 12 each, and 2,049 products of complex numbers.
  [{ channels: 4, sequence: 2048 }, 4 * (3 * 122_880 + 6 * 2049)],
])("a long convolution at %o needs the operations of the method that takes fewer", (shape, operations) => {
  for (const kernel of [convolutionLongDirect, convolutionLongFft])
    expect(kernel.cost(shape).usefulFlops).toBe(operations);
});
