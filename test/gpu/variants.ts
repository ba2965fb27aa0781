import type { Kernel } from "../../src/gpu/kernel.ts";

/**
 * A kernel in half precision with every `f16` of its code and buffers made `f32`: the same structure, which software
 * adapters can run. What it computes must be right within the half-precision kernel's tolerance.
 */
export function inSinglePrecision(kernel: Kernel): Kernel {
  return {
    ...kernel,
    id: `${kernel.id} in single precision`,
    requires: kernel.requires.filter((feature) => feature !== "shader-f16"),
    plan(parameters, traits, tuning) {
      const { buffers, passes } = kernel.plan(parameters, traits, tuning);
      return {
        buffers: buffers.map((buffer) => (buffer.type === "f16" ? { ...buffer, type: "f32" } : buffer)),
        passes: passes.map((pass) => ({
          ...pass,
          bindings: pass.bindings.map((binding) => ({ ...binding, as: asSingle(binding.as) })),
          code: asSingle(pass.code),
        })),
      };
    },
  };
}

function asSingle(wgsl: string): string {
  return wgsl.replace("enable f16;", "").replace(/\bf16\b/g, "f32");
}
