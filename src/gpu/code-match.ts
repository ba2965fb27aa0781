import type { DeviceTraits, Plan } from "./kernel.js";
import { kernelNamed } from "./kernels/index.js";
import { LEAST_DEVICE } from "./least-device.js";
import type { MeasuredResult } from "./run-file.js";
import { planHash } from "./wgsl.js";

/**
 * Whether a result ran the code that today's kernel gives: `other` where the kernel was changed since, `unknown` where
 * its code depends on more of the device than a run file tells.
 */
export type CodeMatch = "today" | "other" | "unknown";

/** What devices are known to offer of the traits that a plan may depend on, without being told by a run file. */
const USUAL: Readonly<Partial<Record<keyof DeviceTraits, readonly number[]>>> = {
  maxInvocationsPerGroup: [256, 512, 1024],
  sharedMemoryBytes: [2 ** 14, 2 ** 15, 3 * 2 ** 14, 2 ** 16, 99 * 2 ** 10, 100 * 2 ** 10, 227 * 2 ** 10],
  subgroupMinSize: [4, 8, 16, 32, 64],
  subgroupMaxSize: [4, 8, 16, 32, 64, 128],
};

/** Compares the source hash of a result with that of today's kernel at its parameters and tuning. */
export async function codeMatch(
  result: Pick<MeasuredResult, "kernelId" | "parameters" | "tuning" | "sourceHash">,
): Promise<CodeMatch> {
  const kernel = kernelNamed(result.kernelId);
  if (!kernel) return "other";
  const planOn = (traits: DeviceTraits): Plan | null => {
    try {
      return kernel.plan(result.parameters, traits, result.tuning);
    } catch {
      // The kernel has no such tuning any more.
      return null;
    }
  };
  const { traits, read } = watched(LEAST_DEVICE);
  const first = planOn(traits);
  const isSame = async (plan: Plan | null) => plan !== null && (await planHash(plan)) === result.sourceHash;
  if (await isSame(first)) return "today";
  if (read.size === 0) return "other";
  for (const device of devicesThatDiffer(read)) if (await isSame(planOn(device))) return "today";
  return "unknown";
}

/** Traits that remember which of them were asked for. */
function watched(traits: DeviceTraits): { readonly traits: DeviceTraits; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const get = (target: DeviceTraits, name: string | symbol): unknown => {
    read.add(String(name));
    return Reflect.get(target, name);
  };
  return { traits: new Proxy(traits, { get }), read };
}

/** Devices with every usual value of some traits. */
function devicesThatDiffer(names: ReadonlySet<string>): readonly DeviceTraits[] {
  let devices: readonly DeviceTraits[] = [LEAST_DEVICE];
  for (const [name, values] of Object.entries(USUAL))
    if (names.has(name)) devices = devices.flatMap((device) => values.map((value) => ({ ...device, [name]: value })));
  return devices;
}
