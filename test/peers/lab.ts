import { openDevice } from "../../src/gpu/device.ts";
import type { Kernel, KernelParameters } from "../../src/gpu/kernel.ts";
import { kernelNamed } from "../../src/gpu/kernels/index.ts";
import { readyKernel } from "../../src/gpu/lab.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";
import { BUFFERS_GROUP, SPLIT_GROUP } from "../../src/gpu/wgsl.ts";
import type { Contender, Task } from "./task.ts";

const tuningCache = memoryCache();

/** This project's kernels, with the tuning that a search finds here; one submission for each run, as the others have. */
export const lab: Contender = {
  name: "this lab",
  async prepare(task, inputs) {
    const device = await openDevice(navigator.gpu);
    const { kernel, parameters } = kernelFor(task);
    const given = { ...kernel, inputs: () => namedInputs(kernel, parameters, inputs) };
    const ready = await readyKernel(device, given, parameters, { size: "standard", tuningCache, search: true });
    if (!ready.outcome.passed) throw new Error(`${kernel.id}: ${ready.outcome.problem}`);
    const { prepared } = ready;
    const { queue } = device.device;
    const offset = device.device.createBuffer({ size: 256, usage: GPUBufferUsage.UNIFORM });
    const wholeGrid = device.device.createBindGroup({
      layout: prepared.splitLayout,
      entries: [{ binding: 0, resource: { buffer: offset, size: 16 } }],
    });
    return {
      async run(times) {
        for (let time = 0; time < times; time++) {
          const encoder = device.device.createCommandEncoder();
          const compute = encoder.beginComputePass();
          for (const { pass, pipeline, bindGroup } of prepared.passes) {
            compute.setPipeline(pipeline);
            compute.setBindGroup(BUFFERS_GROUP, bindGroup);
            compute.setBindGroup(SPLIT_GROUP, wholeGrid, [0]);
            compute.dispatchWorkgroups(...pass.groups);
          }
          compute.end();
          queue.submit([encoder.finish()]);
          await queue.onSubmittedWorkDone();
        }
      },
      async result() {
        const output = prepared.plan.buffers.find(({ role }) => role === "output");
        return Float32Array.from(await prepared.read(output?.name ?? ""));
      },
    };
  },
};

interface Chosen {
  readonly kernel: Kernel;
  readonly parameters: KernelParameters;
}

function kernelFor(task: Task): Chosen {
  switch (task.kind) {
    case "gemm":
      return chosen("gemm-tiled", { m: task.n, n: task.n, k: task.n });
    case "softmax":
      return chosen("elementwise-softmax", { rows: task.rows, columns: task.columns });
    case "attention": {
      const { sequence, heads, headDim } = task;
      return chosen("prefill-flash", { sequence, heads, headDim, causal: 0 });
    }
  }
}

function chosen(id: string, parameters: KernelParameters): Chosen {
  const kernel = kernelNamed(id);
  if (!kernel) throw new Error(`the lab has no kernel ${id}`);
  // What the task does not speak of stays as in the standard size.
  return { kernel, parameters: { ...kernel.sizes.standard, ...parameters } };
}

function namedInputs(kernel: Kernel, parameters: KernelParameters, inputs: readonly Float32Array[]) {
  const names = Object.keys(kernel.inputs(parameters, () => 0.5));
  if (names.length !== inputs.length) throw new Error(`${kernel.id} takes ${names.join(", ")}`);
  return Object.fromEntries(names.map((name, index) => [name, inputs[index] ?? new Float32Array()]));
}
