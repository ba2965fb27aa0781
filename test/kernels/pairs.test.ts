import { randomLcg } from "d3";
import { expect, test } from "vitest";
import { SIZES } from "../../src/gpu/kernel.ts";
import { hasKernels } from "../../src/gpu/kernel-pair.ts";
import { kernelNamed } from "../../src/gpu/kernels/index.ts";
import { PAIRS, pairNamed, pairSides } from "../../src/gpu/pairs.ts";
import { readParameters } from "../../src/kernels/parameters.ts";
import { databaseWith } from "../queries/database.ts";

/** What two sides may differ in: each of these belongs to one method alone. */
const OWN = new Set(["window", "latent", "rope", "selected", "steps", "digits", "attempts", "state", "causal"]);

test("pairs have names of their own and find their kernels by them", () => {
  expect(new Set(PAIRS.map(({ id }) => id)).size).toBe(PAIRS.length);
  expect(pairNamed("flash-time")?.compares).toBe("time");
  expect(pairNamed("nothing")).toBeNull();
  expect(pairSides("nothing", "quick")).toBeNull();
  for (const pair of PAIRS) expect(pairSides(pair.id, "quick") !== null).toBe(hasKernels(pair));
});

test.each(PAIRS.filter(hasKernels).map((pair) => [pair.id, pair] as const))(
  "%s: parameters are within their ranges, and equal where both sides have them",
  (_, { slower, faster, compares }) => {
    for (const size of SIZES) {
      for (const { kernelId, parameters } of [slower, faster]) {
        const kernel = kernelNamed(kernelId);
        const texts = Object.fromEntries(Object.entries(parameters[size]).map(([name, value]) => [name, `${value}`]));
        expect(kernel && readParameters(kernel, texts).kind).toBe("parameters");
      }
      if (compares === "utilization") continue;
      const other = faster.parameters[size];
      for (const [name, value] of Object.entries(slower.parameters[size]))
        if (!OWN.has(name) && name in other) expect([name, value]).toEqual([name, other[name]]);
    }
  },
);

const VARIED = [...new Set(PAIRS.flatMap(({ slower, faster }) => [slower, faster]))].filter(
  ({ variants }) => variants.length > 0,
);

test("kernels that compete for a side compute the same from the same inputs, and cost the same", () => {
  expect(VARIED.map(({ kernelId }) => kernelId)).toContain("kan-spline");
  for (const { kernelId, variants, parameters } of VARIED) {
    const first = kernelNamed(kernelId);
    if (!first) throw new Error(`no kernel ${kernelId}`);
    const small = { ...parameters.quick };
    const inputs = first.inputs(small, randomLcg(1));
    for (const variant of variants.map((id) => kernelNamed(id))) {
      expect(variant?.cost(small)).toEqual(first.cost(small));
      expect(variant?.sizes).toEqual(first.sizes);
      expect(variant?.inputs(small, randomLcg(1))).toEqual(inputs);
      const [one, other] = [first, variant].map((kernel) => kernel?.reference(small, inputs));
      for (const [output, expected] of Object.entries(one ?? {}))
        for (const index of [0, 1, 17]) expect(other?.[output]?.(index)).toBeCloseTo(expected(index), 9);
    }
  }
});

test("kernels/pair-claims asks for every claim that a pair names, and for no other", async () => {
  const claims = [...new Set(PAIRS.flatMap(({ claimIds }) => claimIds))].sort();
  const { run } = await databaseWith({
    essay_claims: [...claims, "waw-other"].map((id) => ({ id, essay: "e", claim: id })),
  });
  expect((await run("kernels/pair-claims")).map(({ id }) => id)).toEqual(claims);
});
