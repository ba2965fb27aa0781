import { describe, expect, it } from "vitest";
import type { Kernel, KernelParameters } from "../../src/gpu/kernel.ts";
import { check, labDevice, mutate } from "./lab.ts";

/** A change to a kernel's WGSL that makes it wrong, at a shape that shows it. */
export interface Mutation {
  readonly what: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly at: KernelParameters;
}

export interface KernelCase {
  readonly kernel: Kernel;
  /** At least six, with 1, a prime and sizes that no tile divides. */
  readonly shapes: readonly KernelParameters[];
  readonly mutations: readonly Mutation[];
}

/** Checks kernels at their shapes, with every tuning, with their grids split, and with their code broken. */
export function testFamily(family: string, cases: readonly KernelCase[]): void {
  describe(family, () => {
    for (const { kernel, shapes, mutations } of cases) {
      describe(kernel.id, () => {
        it("is tried at six shapes or more", () => {
          expect(shapes.length).toBeGreaterThanOrEqual(6);
          expect(mutations.length).toBeGreaterThanOrEqual(1);
        });

        it.each(shapes.map((shape) => [JSON.stringify(shape), shape] as const))("is right at %s", async (_, shape) => {
          if (await lacksFeatures(kernel)) return;
          expect(await check(kernel, shape)).toMatchObject({ passed: true, problem: null });
        });

        it("is right with every tuning", async () => {
          if (await lacksFeatures(kernel)) return;
          const shape = shapes.at(-1) ?? {};
          const { traits } = await labDevice();
          for (const tuning of kernel.tunings(shape, traits)) {
            expect(await check(kernel, shape, { tuning }), JSON.stringify(tuning)).toMatchObject({ problem: null });
          }
        });

        it("is right when its grid is split over dispatches", async () => {
          if (await lacksFeatures(kernel)) return;
          expect(await check(kernel, shapes.at(-1) ?? {}, { mostGroups: 3 })).toMatchObject({ problem: null });
        });

        it.each(mutations.map((mutation) => [mutation.what, mutation] as const))(
          "fails with %s",
          async (_, mutation) => {
            if (await lacksFeatures(kernel)) return;
            const { from, to, at } = mutation;
            expect(await check(kernel, at, { edit: mutate(from, to) })).toMatchObject({ passed: false });
          },
        );
      });
    }
  });
}

async function lacksFeatures(kernel: Kernel): Promise<boolean> {
  const { traits } = await labDevice();
  return kernel.requires.some((feature) => !traits.features.has(feature));
}
