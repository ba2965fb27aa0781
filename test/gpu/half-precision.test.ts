import { expect, it } from "vitest";
import { create, globals } from "webgpu";
import { openDevice } from "../../src/gpu/device.ts";
import { inputRandom } from "../../src/gpu/inputs.ts";
import { SUBGROUP_MATRIX_FEATURE } from "../../src/gpu/kernels/gemm/subgroup-matrix.ts";
import { KERNELS } from "../../src/gpu/kernels/index.ts";
import { prepare } from "../../src/gpu/prepared.ts";

const HALF = KERNELS.filter(
  ({ requires }) => requires.includes("shader-f16") && !requires.includes(SUBGROUP_MATRIX_FEATURE),
);

/** The software adapter lacks f16. Dawn's null backend computes nothing, but has the feature and checks the code. */
const gpu = create(["backend=null"]);

it.each(HALF.map((kernel) => [kernel.id, kernel] as const))(
  "%s is valid WGSL for devices with half precision",
  async (_, kernel) => {
    Object.assign(globalThis, globals);
    const lab = await openDevice(gpu);
    expect(lab.traits.features).toContain("shader-f16");
    const parameters = kernel.sizes.quick;
    const inputs = kernel.inputs(parameters, inputRandom(1));
    for (const tuning of kernel.tunings(parameters, lab.traits)) {
      const prepared = await prepare(lab, kernel.plan(parameters, lab.traits, tuning), inputs, kernel.id);
      prepared.destroy();
    }
    lab.device.destroy();
  },
);
