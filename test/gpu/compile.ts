import { dawn } from "../../loaders/gpu/dawn.ts";
import type { DeviceTraits, Kernel, KernelParameters } from "../../src/gpu/kernel.ts";
import { wgslOf } from "../../src/gpu/wgsl.ts";

/** Dawn ends with the object that it made, so it is kept. */
let validator: Promise<GPUDevice> | null = null;
const kept: GPU[] = [];

/** A device that runs nothing, but knows every feature of WGSL: Dawn's null backend. */
function nullDevice(): Promise<GPUDevice> {
  validator ??= open();
  return validator;

  async function open() {
    await dawn();
    const { create } = await import("webgpu");
    const gpu = create(["backend=null", "enable-dawn-features=allow_unsafe_apis"]);
    kept.push(gpu);
    const adapter = await gpu.requestAdapter();
    if (!adapter) throw new Error("Dawn has no null backend");
    const wanted = ["shader-f16", "subgroups", "chromium-experimental-subgroup-matrix"];
    const requiredFeatures = wanted.filter((name): name is GPUFeatureName => adapter.features.has(name));
    return adapter.requestDevice({ requiredFeatures });
  }
}

/** The errors of the compiler for a kernel's code, with every tuning: for features that no adapter at hand has. */
export async function compileErrors(
  kernel: Kernel,
  parameters: KernelParameters,
  traits: DeviceTraits,
): Promise<readonly string[]> {
  const device = await nullDevice();
  const errors: string[] = [];
  for (const tuning of kernel.tunings(parameters, traits)) {
    for (const pass of kernel.plan(parameters, traits, tuning).passes) {
      device.pushErrorScope("validation");
      const { messages } = await device.createShaderModule({ code: wgslOf(pass) }).getCompilationInfo();
      await device.popErrorScope();
      for (const { type, message, lineNum } of messages)
        if (type === "error") errors.push(`${pass.label}:${lineNum}: ${message}`);
    }
  }
  return errors;
}
