import type { Plan } from "../../src/gpu/kernel.ts";

const BARRIER = /workgroupBarrier\(\);/g;

/** One barrier of one pass, in the order in which its code has them. */
export interface Barrier {
  readonly pass: number;
  readonly index: number;
  readonly what: string;
}

export function barriersOf({ passes }: Plan): readonly Barrier[] {
  return passes.flatMap(({ label, code }, pass) =>
    Array.from(code.matchAll(BARRIER), (_, index) => ({ pass, index, what: `barrier ${index + 1} of ${label}` })),
  );
}

export function withoutBarrier({ pass, index }: Barrier): (plan: Plan) => Plan {
  return editPass(pass, (code) => {
    let seen = 0;
    return code.replace(BARRIER, (barrier) => (seen++ === index ? "" : barrier));
  });
}

/**
 * The pass with its invocations numbered from the last to the first, which changes nothing as long as they wait for each
 * other. A software adapter takes the invocations of a workgroup four by four, in order, each as far as the next
 * barrier: without one it still is right where invocations read only what those before them wrote. Turned, it is not.
 */
export function turned(pass: number): (plan: Plan) => Plan {
  return editPass(pass, (code) => {
    const invocations = Number(/@workgroup_size\((\d+)\)/.exec(code)?.[1]);
    const parameter = /@builtin\(local_invocation_index\) local: u32\) \{/;
    if (!parameter.test(code)) throw new Error("the pass does not number its invocations by `local`");
    return code.replace(
      parameter,
      `@builtin(local_invocation_index) turned: u32) {\nlet local = ${invocations - 1}u - turned;`,
    );
  });
}

function editPass(pass: number, edit: (code: string) => string): (plan: Plan) => Plan {
  return (plan) => ({
    ...plan,
    passes: plan.passes.map((one, place) => (place === pass ? { ...one, code: edit(one.code) } : one)),
  });
}
