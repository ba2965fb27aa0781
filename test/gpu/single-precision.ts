import type { Kernel, Plan } from "../../src/gpu/kernel.ts";

/**
 * A kernel of half precision with single precision in its place, under the tolerance of its sibling. Software adapters
 * have no half precision: this is as near as they come to running its code.
 */
export function inSinglePrecision(kernel: Kernel, sibling: Kernel): Kernel {
  return {
    ...kernel,
    requires: [],
    tolerance: sibling.tolerance,
    plan: (parameters, traits, tuning) => widened(kernel.plan(parameters, traits, tuning)),
  };
}

function widened({ buffers, passes }: Plan): Plan {
  const wide = (text: string) => text.replace("enable f16;", "").replaceAll("f16", "f32");
  return {
    buffers: buffers.map((spec) => (spec.type === "f16" ? { ...spec, type: "f32" } : spec)),
    passes: passes.map((pass) => ({
      ...pass,
      code: wide(pass.code),
      bindings: pass.bindings.map((binding) => ({ ...binding, as: wide(binding.as) })),
    })),
  };
}
