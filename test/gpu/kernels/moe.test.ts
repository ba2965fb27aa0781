import { describe, expect, it } from "vitest";
import { input } from "../../../src/gpu/kernel.ts";
import { moeRouter } from "../../../src/gpu/kernels/moe/router.ts";
import { MOE_CASES } from "../cases/moe.ts";
import { testFamily } from "../family.ts";
import { check, mutate } from "../lab.ts";

testFamily("moe", MOE_CASES);

describe("experts with the same score", () => {
  const shape = { tokens: 11, width: 12, experts: 10, active: 5 };

  /** The router in which experts 0 and 1, 2 and 3, and so on, are the same. */
  const inTwins: typeof moeRouter = {
    ...moeRouter,
    inputs(parameters, random) {
      const inputs = moeRouter.inputs(parameters, random);
      const router = input(inputs, "router");
      const first = (index: number) => index - ((index % shape.experts) % 2);
      return { ...inputs, router: Float32Array.from(router, (_, index) => router[first(index)] ?? Number.NaN) };
    },
  };

  it("are taken in the order of their numbers", async () => {
    expect(await check(inTwins, shape)).toMatchObject({ problem: null });
    const last = mutate("other < i", "other > i");
    expect(await check(inTwins, shape, { edit: last })).toMatchObject({ passed: false });
    const both = mutate("|| (logits[other] == own && other < i)", "");
    expect(await check(inTwins, shape, { edit: both })).toMatchObject({ passed: false });
  });
});
