import { describe, expect, it, type TestContext } from "vitest";
import type { Kernel } from "../../src/gpu/kernel.ts";
import { lackOf } from "../../src/gpu/lab.ts";
import type { KernelCase } from "./cases/case.ts";
import { check, labDevice, mutate } from "./lab.ts";

/** Checks kernels at their shapes, with every tuning, with their grids split, and with their code broken. */
export function testFamily(family: string, cases: readonly KernelCase[]): void {
  describe(family, () => {
    for (const { kernel, shapes, mutations } of cases) {
      describe(kernel.id, () => {
        it("is tried at six shapes or more", () => {
          expect(shapes.length).toBeGreaterThanOrEqual(6);
          expect(mutations.length).toBeGreaterThanOrEqual(1);
        });

        it.for(shapes.map((shape) => [JSON.stringify(shape), shape] as const))(
          "is right at %s",
          async ([, shape], test) => {
            await skipWithout(kernel, test);
            expect(await check(kernel, shape)).toMatchObject({ passed: true, problem: null });
          },
        );

        it("is right with every tuning", async (test) => {
          await skipWithout(kernel, test);
          const shape = shapes.at(-1) ?? {};
          const { traits } = await labDevice();
          // The first is the one that all shapes were tried with.
          for (const tuning of kernel.tunings(shape, traits).slice(1)) {
            expect(await check(kernel, shape, { tuning }), JSON.stringify(tuning)).toMatchObject({ problem: null });
          }
        });

        it("is right when its grid is split over dispatches", async (test) => {
          await skipWithout(kernel, test);
          expect(await check(kernel, shapes.at(-1) ?? {}, { mostGroups: 3 })).toMatchObject({ problem: null });
        });

        it.for(mutations.map((mutation) => [mutation.what, mutation] as const))(
          "fails with %s",
          async ([, mutation], test) => {
            const { from, to, at } = mutation;
            const edit = mutate(from, to);
            const { traits } = await labDevice();
            // Says that the code still has what is changed, even where it cannot run.
            edit(kernel.plan(at, traits, kernel.tunings(at, traits)[0] ?? {}));
            await skipWithout(kernel, test);
            expect(await check(kernel, at, { edit })).toMatchObject({ passed: false });
          },
        );
      });
    }
  });
}

/** Skips a test where the device lacks what its kernel needs. */
async function skipWithout(kernel: Kernel, { skip }: TestContext): Promise<void> {
  const { traits } = await labDevice();
  const lack = lackOf(kernel, traits);
  skip(lack !== null, `the device lacks ${lack}`);
}
