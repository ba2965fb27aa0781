import type { DeviceTraits } from "./kernel.js";

/** What every device with WebGPU has, and no more: the limits that the specification gives by default. */
export const LEAST_DEVICE: DeviceTraits = {
  features: new Set(),
  maxInvocationsPerGroup: 256,
  sharedMemoryBytes: 2 ** 14,
  maxBindingBytes: 2 ** 27,
  subgroupMinSize: 0,
  subgroupMaxSize: 0,
  isSoftware: false,
  subgroupMatrices: [],
};
