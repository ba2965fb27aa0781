import { describe, expect, it } from "vitest";
import { elementwiseLayernorm } from "../../../src/gpu/kernels/elementwise/layernorm.ts";
import { elementwiseSoftmax } from "../../../src/gpu/kernels/elementwise/softmax.ts";
import { ELEMENTWISE_CASES } from "../cases/elementwise.ts";
import { testFamily } from "../family.ts";
import { check, labDevice } from "../lab.ts";

testFamily("elementwise", ELEMENTWISE_CASES);

describe("passes over rows", () => {
  const shapes = [
    { rows: 1, columns: 1 },
    { rows: 131, columns: 12 },
    { rows: 2, columns: 5003 },
    { rows: 3, columns: 20_004 },
  ];
  it.each(shapes)("are right with every tuning at %o", async (shape) => {
    const { traits } = await labDevice();
    for (const kernel of [elementwiseSoftmax, elementwiseLayernorm]) {
      for (const tuning of kernel.tunings(shape, traits)) {
        expect(await check(kernel, shape, { tuning }), JSON.stringify(tuning)).toMatchObject({ problem: null });
      }
    }
  });
});
