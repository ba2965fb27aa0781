import * as v from "valibot";
import { GpuFailure } from "./failures.js";
import type { DeviceTraits, SubgroupMatrix } from "./kernel.js";

/** What an adapter says of itself, for a device card and a run file. */
export interface AdapterDescription {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** Computes on the processor: its figures say nothing about a GPU. */
  readonly isSoftware: boolean;
}

export interface LabDevice {
  readonly device: GPUDevice;
  readonly adapter: AdapterDescription;
  readonly traits: DeviceTraits;
  readonly hasTimestamps: boolean;
  /** Why the device was lost; null while it is alive. */
  lostReason(): string | null;
}

/** Features that kernels use where there are any. */
const WANTED_FEATURES: readonly string[] = [
  "timestamp-query",
  "shader-f16",
  "subgroups",
  "chromium-experimental-subgroup-matrix",
];

const WANTED_LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupSizeY",
  "maxStorageBuffersPerShaderStage",
] as const;

/**
 * Opens a device with all that its adapter can give.
 *
 * @param gpu `navigator.gpu`, or what Dawn's package for Node creates
 * @throws GpuFailure `no-webgpu` or `no-adapter`
 */
export async function openDevice(gpu: GPU | undefined): Promise<LabDevice> {
  if (!gpu) throw new GpuFailure("no-webgpu", "this browser does not offer WebGPU");
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new GpuFailure("no-adapter", "WebGPU is there, but found no graphics adapter");
  const requiredFeatures = WANTED_FEATURES.filter((name): name is GPUFeatureName => adapter.features.has(name));
  const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredFeatures, requiredLimits });
  const description = describe(adapter.info);
  let lostReason: string | null = null;
  void device.lost.then(({ reason, message }) => {
    lostReason = message || reason || "for no reason given";
  });
  return {
    device,
    adapter: description,
    traits: traitsOf(device, adapter.info, description.isSoftware),
    hasTimestamps: device.features.has("timestamp-query"),
    lostReason: () => lostReason,
  };
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|warp|software/i;

function describe(info: GPUAdapterInfo): AdapterDescription {
  const { vendor, architecture, device, description } = info;
  return {
    vendor,
    architecture,
    device,
    description,
    isSoftware: info.isFallbackAdapter || namesSoftware({ vendor, architecture, device, description }),
  };
}

/** Whether an adapter's own words tell that a processor computes, whatever else is said of it. */
export function namesSoftware(words: Omit<AdapterDescription, "isSoftware">): boolean {
  return SOFTWARE.test([words.vendor, words.architecture, words.device, words.description].join(" "));
}

function traitsOf({ limits, features }: GPUDevice, info: GPUAdapterInfo, isSoftware: boolean): DeviceTraits {
  const hasSubgroups = features.has("subgroups");
  return {
    features: new Set(features),
    maxInvocationsPerGroup: limits.maxComputeInvocationsPerWorkgroup,
    sharedMemoryBytes: limits.maxComputeWorkgroupStorageSize,
    maxBindingBytes: Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize),
    subgroupMinSize: hasSubgroups ? info.subgroupMinSize : 0,
    subgroupMaxSize: hasSubgroups ? info.subgroupMaxSize : 0,
    isSoftware,
    subgroupMatrices: features.has("chromium-experimental-subgroup-matrix") ? subgroupMatrices(info) : [],
  };
}

const matrixConfigs = v.array(
  v.object({
    componentType: v.string(),
    resultComponentType: v.string(),
    M: v.pipe(v.number(), v.integer(), v.minValue(4)),
    N: v.pipe(v.number(), v.integer(), v.minValue(4)),
    K: v.pipe(v.number(), v.integer(), v.minValue(4)),
  }),
);

/** From a part of an adapter's words that no standard has yet: anything else than what is expected is nothing. */
export function subgroupMatrices(info: object): readonly SubgroupMatrix[] {
  const found = v.safeParse(matrixConfigs, Reflect.get(info, "subgroupMatrixConfigs"));
  if (!found.success) return [];
  return found.output
    .filter(({ M, N, K }) => M % 4 === 0 && N % 4 === 0 && K % 4 === 0)
    .map(({ componentType, resultComponentType, M, N, K }) => ({
      component: componentType,
      result: resultComponentType,
      m: M,
      n: N,
      k: K,
    }));
}

/** An adapter's name as a reader knows it. */
export function adapterName({ vendor, architecture, device, description }: AdapterDescription): string {
  return description || device || [vendor, architecture].filter(Boolean).join(" ") || "unnamed adapter";
}
