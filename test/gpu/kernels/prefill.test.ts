import { describe, expect, it } from "vitest";
import type { Kernel, KernelParameters } from "../../../src/gpu/kernel.ts";
import { prefillFlash, prefillFlashF16, prefillSliding } from "../../../src/gpu/kernels/prefill/flash.ts";
import { prefillMaterialized } from "../../../src/gpu/kernels/prefill/materialized.ts";
import { planBytes } from "../../../src/gpu/prepared.ts";
import { ALL_KEYS, ODD, PREFILL_CASES } from "../cases/prefill.ts";
import { testFamily } from "../family.ts";
import { check, labDevice, mutate } from "../lab.ts";
import { inSinglePrecision } from "../single-precision.ts";

testFamily("prefill", PREFILL_CASES);

describe("prefill in half precision", () => {
  const single = inSinglePrecision(prefillFlashF16, prefillFlash);

  it.each([ODD, ALL_KEYS])("is right but for rounding at %j", async (shape) => {
    expect(await check(single, shape)).toMatchObject({ problem: null });
  });
});

describe("prefill in registers alone", () => {
  const tuning = { alone: 16, rows: 4, keys: 4 };

  it.each([ODD, ALL_KEYS])("is right at %j", async (shape) => {
    expect(await check(prefillFlash, shape, { tuning })).toMatchObject({ problem: null });
    expect(await check(prefillSliding, { ...shape, window: 22 }, { tuning })).toMatchObject({ problem: null });
  });

  it.each<readonly [string, string | RegExp, string]>([
    ["the maximum of another query", "let top_0 = max(m_0,", "let top_0 = max(m_1,"],
    ["the maximum of the first keys for all", /(?<=let top_0 = )(.*);/, "select($1, m_0, m_0 > -1e29f);"],
    ["old outputs not faded", "o_0_0 *= fade_0;", ""],
    ["old sums not faded", "l_1 *= fade_1;", ""],
    ["the last key counted again", "keys < vec4<u32>(101u)", "keys <= vec4<u32>(101u)"],
  ])("fails with %s", async (_, from, to) => {
    expect(await check(prefillFlash, ALL_KEYS, { tuning, edit: mutate(from, to) })).toMatchObject({ passed: false });
  });

  it("is for processors only", async () => {
    const traits = { ...(await labDevice()).traits, isSoftware: false };
    expect(prefillFlash.tunings(ODD, traits)).not.toContainEqual(tuning);
    expect(prefillFlash.tunings(ODD, { ...traits, isSoftware: true })).toContainEqual(tuning);
  });
});

describe("prefill with a window of the whole sequence", () => {
  it.each([0, 1])("is the fused kernel, causal %i", async (causal) => {
    const { traits } = await labDevice();
    const shape = { sequence: 65, heads: 2, headDim: 8, causal };
    const code = (kernel: Kernel, parameters: KernelParameters) =>
      kernel.plan(parameters, traits, kernel.tunings(parameters, traits)[0] ?? {});
    expect(code(prefillSliding, { ...shape, window: 65 })).toEqual(code(prefillFlash, shape));
    expect(code(prefillSliding, { ...shape, window: 1000 })).toEqual(code(prefillFlash, shape));
    expect(prefillSliding.cost({ ...shape, window: 65 })).toEqual(prefillFlash.cost(shape));
  });
});

describe("prefill costs", () => {
  it("counts the pairs that are kept", () => {
    const shape = { sequence: 5, heads: 3, headDim: 2, causal: 0 };
    expect(prefillFlash.cost(shape).usefulFlops).toBe(4 * 2 * 3 * 25);
    expect(prefillFlash.cost({ ...shape, causal: 1 }).usefulFlops).toBe(4 * 2 * 3 * 15);
    expect(prefillSliding.cost({ ...shape, causal: 1, window: 2 }).usefulFlops).toBe(4 * 2 * 3 * 9);
    expect(prefillSliding.cost({ ...shape, window: 2 }).usefulFlops).toBe(4 * 2 * 3 * 13);
  });

  it.each([1, 8])("shows the matrix of scores in memory at 4096 tokens and %i heads", async (heads) => {
    const { traits } = await labDevice();
    const shape = { sequence: 4096, heads, headDim: 64, causal: 1 };
    const bytes = (kernel: Kernel) => planBytes(kernel.plan(shape, traits, kernel.tunings(shape, traits)[0] ?? {}));
    expect(bytes(prefillFlash).scratch).toBe(0);
    expect(bytes(prefillMaterialized).scratch).toBe(heads * 4096 * 4096 * 4);
    expect(bytes(prefillMaterialized).total / bytes(prefillFlash).total).toBeGreaterThanOrEqual(10);
  });
});
