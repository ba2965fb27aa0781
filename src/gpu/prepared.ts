import type { LabDevice } from "./device.js";
import { bufferBytes, decodeValues, encodeValues, POISON_BYTE } from "./elements.js";
import { GpuFailure } from "./failures.js";
import type { Inputs, Pass, Plan, Values } from "./kernel.js";
import { input } from "./kernel.js";
import { BUFFERS_GROUP, SPLIT_GROUP, wgslOf } from "./wgsl.js";

export interface PreparedPass {
  readonly pass: Pass;
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
}

/** A plan with its buffers and pipelines on a device. */
export interface PreparedPlan {
  readonly plan: Plan;
  readonly passes: readonly PreparedPass[];
  readonly splitLayout: GPUBindGroupLayout;
  /** Fills outputs and scratch with values that no right result holds. */
  poison(): void;
  /** Reads an output back. */
  read(output: string): Promise<Values>;
  destroy(): void;
}

/** Bytes that a plan allocates, by what they are for. */
export function planBytes({ buffers }: Plan): { readonly total: number; readonly scratch: number } {
  const sum = (all: Plan["buffers"]) => all.reduce((bytes, spec) => bytes + bufferBytes(spec), 0);
  return { total: sum(buffers), scratch: sum(buffers.filter(({ role }) => role === "scratch")) };
}

/** @throws GpuFailure `unsupported` where a buffer of the plan is larger than the device allows */
export function refuseTooLarge({ traits }: LabDevice, { buffers }: Plan, what: string): void {
  for (const spec of buffers) {
    const bytes = bufferBytes(spec);
    if (bytes <= traits.maxBindingBytes) continue;
    throw new GpuFailure(
      "unsupported",
      `${what} needs a buffer of ${bytesText(bytes)} (${spec.name}); this device allows ${bytesText(traits.maxBindingBytes)}`,
    );
  }
}

/**
 * Runs an action within error scopes.
 *
 * @throws GpuFailure `out-of-memory`, `validation` or `lost`
 */
export async function scoped<T>(lab: LabDevice, what: string, action: () => T | Promise<T>): Promise<T> {
  const { device } = lab;
  device.pushErrorScope("out-of-memory");
  device.pushErrorScope("validation");
  const outcome = await outcomeOf(action);
  const [invalid, outOfMemory] = await Promise.all([device.popErrorScope(), device.popErrorScope()]).catch(() => [
    null,
    null,
  ]);
  const lost = lab.lostReason();
  if (lost !== null) throw new GpuFailure("lost", `the device was lost: ${lost}`);
  if (outcome.kind === "thrown" && outcome.error instanceof GpuFailure) throw outcome.error;
  if (outOfMemory) throw new GpuFailure("out-of-memory", `${what}: out of memory: ${outOfMemory.message}`);
  if (invalid) throw new GpuFailure("validation", `${what}: ${invalid.message}`);
  if (outcome.kind === "thrown") throw outcome.error;
  return outcome.value;
}

type Outcome<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "thrown"; readonly error: unknown };

/** What an action gave or threw, so that error scopes can be closed before either goes on. */
async function outcomeOf<T>(action: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: "done", value: await action() };
  } catch (error) {
    return { kind: "thrown", error };
  }
}

/**
 * Puts a plan on a device: compiles its passes, allocates its buffers, uploads its inputs.
 *
 * @throws GpuFailure `compile` with the compiler's messages, `out-of-memory`, `validation`, `lost`
 */
export async function prepare(lab: LabDevice, plan: Plan, inputs: Inputs, what: string): Promise<PreparedPlan> {
  const { device } = lab;
  const buffers = new Map<string, GPUBuffer>();
  const destroy = () => {
    for (const buffer of buffers.values()) buffer.destroy();
  };
  try {
    return await scoped(lab, what, async () => {
      for (const spec of plan.buffers) {
        const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
        const buffer = device.createBuffer({ label: spec.name, size: bufferBytes(spec), usage });
        buffers.set(spec.name, buffer);
        if (spec.role === "input") device.queue.writeBuffer(buffer, 0, encodeValues(spec, input(inputs, spec.name)));
      }
      const passes = await Promise.all(
        plan.passes.map(async (pass) => bindPass(device, pass, await compiled(device, pass, what), buffers)),
      );
      return {
        plan,
        passes,
        splitLayout: splitLayoutOf(device),
        poison: () => poison(device, plan, buffers),
        read: (output: string) => read(lab, plan, buffers, output),
        destroy,
      };
    });
  } catch (error) {
    destroy();
    throw error;
  }
}

interface Compiled {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Pipelines of a device that are kept; a run of all kernels has fewer. */
const MOST_PIPELINES = 512;

const pipelines = new WeakMap<GPUDevice, Map<string, Promise<Compiled>>>();

/**
 * The pipeline of a pass, by its code. Methods that go on step by step repeat their passes, the tuning that won a search
 * runs once more, and a kernel is run again: each is compiled once, which takes longer than most kernels do.
 */
function compiled(device: GPUDevice, pass: Pass, what: string): Promise<Compiled> {
  const own = pipelines.get(device) ?? new Map<string, Promise<Compiled>>();
  pipelines.set(device, own);
  const code = wgslOf(pass);
  const known = own.get(code);
  if (known) return known;
  const [oldest] = own.keys();
  if (own.size >= MOST_PIPELINES && oldest !== undefined) own.delete(oldest);
  const compiling = compilePass(device, pass, code, what);
  own.set(code, compiling);
  // What failed is tried again, so that its messages name whoever asks.
  compiling.catch(() => own.delete(code));
  return compiling;
}

function splitLayoutOf(device: GPUDevice): GPUBindGroupLayout {
  return device.createBindGroupLayout({
    entries: [
      {
        binding: 0,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: "uniform", hasDynamicOffset: true, minBindingSize: 16 },
      },
    ],
  });
}

async function compilePass(device: GPUDevice, pass: Pass, code: string, what: string): Promise<Compiled> {
  const layout = device.createBindGroupLayout({
    entries: pass.bindings.map(({ access }, binding) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer: { type: access === "read" ? "read-only-storage" : "storage" },
    })),
  });
  const module = device.createShaderModule({ label: `${what}: ${pass.label}`, code });
  const { messages } = await module.getCompilationInfo();
  const errors = messages
    .filter(({ type }) => type === "error")
    .map(({ lineNum, linePos, message }) => ({ pass: pass.label, line: lineNum, column: linePos, message }));
  if (errors.length > 0) {
    const first = errors[0];
    throw new GpuFailure(
      "compile",
      `${what}, pass ${pass.label}, line ${first?.line}:${first?.column}: ${first?.message}`,
      errors,
    );
  }
  const bindGroupLayouts: GPUBindGroupLayout[] = [];
  bindGroupLayouts[BUFFERS_GROUP] = layout;
  bindGroupLayouts[SPLIT_GROUP] = splitLayoutOf(device);
  const pipeline = await device.createComputePipelineAsync({
    label: `${what}: ${pass.label}`,
    layout: device.createPipelineLayout({ bindGroupLayouts }),
    compute: { module, entryPoint: "main" },
  });
  return { pipeline, layout };
}

function bindPass(
  device: GPUDevice,
  pass: Pass,
  { pipeline, layout }: Compiled,
  buffers: ReadonlyMap<string, GPUBuffer>,
): PreparedPass {
  const entries = pass.bindings.map(({ buffer: name }, binding) => ({
    binding,
    resource: { buffer: bufferOf(buffers, name) },
  }));
  return { pass, pipeline, bindGroup: device.createBindGroup({ layout, entries }) };
}

function bufferOf(buffers: ReadonlyMap<string, GPUBuffer>, name: string): GPUBuffer {
  const buffer = buffers.get(name);
  if (!buffer) throw new Error(`the plan has no buffer ${name}`);
  return buffer;
}

const POISON_PIECE = new Uint8Array(2 ** 20).fill(POISON_BYTE);

function poison(device: GPUDevice, plan: Plan, buffers: ReadonlyMap<string, GPUBuffer>): void {
  for (const spec of plan.buffers) {
    if (spec.role === "input") continue;
    const bytes = bufferBytes(spec);
    for (let at = 0; at < bytes; at += POISON_PIECE.length) {
      const length = Math.min(POISON_PIECE.length, bytes - at);
      device.queue.writeBuffer(bufferOf(buffers, spec.name), at, POISON_PIECE, 0, length);
    }
  }
}

async function read(
  lab: LabDevice,
  plan: Plan,
  buffers: ReadonlyMap<string, GPUBuffer>,
  output: string,
): Promise<Values> {
  const { device } = lab;
  const spec = plan.buffers.find(({ name }) => name === output);
  if (!spec) throw new Error(`the plan has no buffer ${output}`);
  const bytes = bufferBytes(spec);
  const staging = device.createBuffer({ size: bytes, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  try {
    return await scoped(lab, `reading ${output}`, async () => {
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(bufferOf(buffers, output), 0, staging, 0, bytes);
      device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      return decodeValues(spec, staging.getMappedRange().slice(0));
    });
  } finally {
    staging.destroy();
  }
}

function bytesText(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes} B` : `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
