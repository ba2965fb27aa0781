import type { Kernel, Plan } from "../../src/gpu/kernel.ts";

/**
 * A kernel of half precision with single precision in its place: software adapters have no half precision, and this is
 * as near as they come to running its code.
 *
 * @param sibling whose tolerance must hold, where what is stored in half precision is all that sets the two apart
 */
export function inSinglePrecision(kernel: Kernel, sibling: Kernel = kernel): Kernel {
  return {
    ...kernel,
    id: `${kernel.id} in single precision`,
    requires: kernel.requires.filter((feature) => feature !== "shader-f16"),
    tolerance: sibling.tolerance,
    plan: (parameters, traits, tuning) => widened(kernel.plan(parameters, traits, tuning)),
  };
}

function widened({ buffers, passes }: Plan): Plan {
  return {
    buffers: buffers.map((spec) => (spec.type === "f16" ? { ...spec, type: "f32" } : spec)),
    passes: passes.map((pass) => ({
      ...pass,
      code: widenedText(pass.code),
      bindings: pass.bindings.map((binding) => ({ ...binding, as: widenedText(binding.as) })),
    })),
  };
}

function widenedText(wgsl: string): string {
  return wgsl.replace("enable f16;", "").replace(/\bf16\b/g, "f32");
}
