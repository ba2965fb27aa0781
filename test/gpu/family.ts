import { describe, expect, it, type TestContext } from "vitest";
import type { Kernel, KernelParameters } from "../../src/gpu/kernel.ts";
import { lackOf } from "../../src/gpu/lab.ts";
import { type Barrier, barriersOf, turned, withoutBarrier } from "./barriers.ts";
import type { KernelCase } from "./cases/case.ts";
import { check, labDevice, mutate } from "./lab.ts";

/** Checks kernels at their shapes, with every tuning, with their grids split, and with their code broken. */
export function testFamily(family: string, cases: readonly KernelCase[]): void {
  describe(family, () => {
    for (const { kernel, shapes, mutations, barriersAt } of cases) {
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

        if (barriersAt) {
          it("needs each of its barriers", async (test) => {
            await skipWithout(kernel, test);
            expect(await needlessBarriers(kernel, barriersAt)).toEqual([]);
          });
        }
      });
    }
  });
}

/** The barriers without which a kernel is still right, in whatever order its invocations are taken. */
async function needlessBarriers(kernel: Kernel, at: KernelParameters): Promise<readonly string[]> {
  const { traits } = await labDevice();
  const barriers = barriersOf(kernel.plan(at, traits, kernel.tunings(at, traits)[0] ?? {}));
  expect(barriers.length).toBeGreaterThan(0);
  const unseen: Barrier[] = [];
  for (const barrier of barriers)
    if ((await check(kernel, at, { edit: withoutBarrier(barrier) })).passed) unseen.push(barrier);
  for (const pass of new Set(unseen.map((barrier) => barrier.pass)))
    expect(await check(kernel, at, { edit: turned(pass) }), `turned, pass ${pass}`).toMatchObject({ passed: true });
  const needless: string[] = [];
  for (const barrier of unseen) {
    const turn = turned(barrier.pass);
    const edit = withoutBarrier(barrier);
    if ((await check(kernel, at, { edit: (plan) => turn(edit(plan)) })).passed) needless.push(barrier.what);
  }
  return needless;
}

/** Skips a test where the device lacks what its kernel needs. */
async function skipWithout(kernel: Kernel, { skip }: TestContext): Promise<void> {
  const { traits } = await labDevice();
  const lack = lackOf(kernel, traits);
  skip(lack !== null, `the device lacks ${lack}`);
}
