import { expect, test } from "vitest";
import { kernelSources, modulesOf, sourceOf } from "../../loaders/kernel-sources.ts";
import { KERNELS } from "../../src/gpu/kernels/index.ts";

test("every kernel of the lab has a reference and a cost to read, with what they call", async () => {
  const sources = await kernelSources(".");
  for (const { id } of KERNELS) {
    expect(sources[id]?.reference, id).toMatch(/reference/i);
    expect(sources[id]?.cost, id).toContain("usefulFlops");
  }
  expect(sources["gemm-naive"]?.reference).toContain("sum += ");
  expect(sources["gemm-naive"]?.reference).not.toContain("@compute");
});

const FILES = new Map([
  ["family/index.ts", 'import { one } from "./one.js";\n'],
  [
    "family/one.ts",
    `import { scale } from "./shape.js";

interface Format {
  reference(shape: number): number;
}

/** Says nothing of unrelated things. */
export const one: Kernel = {
  id: "family-one",
  reference(parameters) {
    return scale(parameters);
  },
  cost: () => ({ usefulFlops: 1 }),
};
`,
  ],
  [
    "family/shape.ts",
    `/** Twice, never thrice: see unrelated. */
export function scale(
  value: number,
): number {
  return value * FACTOR;
}

const FACTOR = 2;

export const unrelated = 7;
`,
  ],
]);

test("a declaration is taken whole with its comment, and words of comments are no names", () => {
  const { reference, cost } = sourceOf("family-one", modulesOf(FILES));
  expect(reference).toBe(`reference(parameters) {
  return scale(parameters);
}

/** Twice, never thrice: see unrelated. */
function scale(
  value: number,
): number {
  return value * FACTOR;
}

const FACTOR = 2;`);
  expect(cost).toBe("cost: () => ({ usefulFlops: 1 })");
});

test("an id with a suffix is found by what stands before it", () => {
  expect(sourceOf("family-one-f16", modulesOf(FILES)).cost).toContain("usefulFlops");
});
