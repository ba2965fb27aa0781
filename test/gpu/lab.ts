import { dawn } from "../../loaders/gpu/dawn.ts";
import { type LabDevice, openDevice } from "../../src/gpu/device.ts";
import type { Kernel, KernelParameters, Plan, Tuning } from "../../src/gpu/kernel.ts";
import { type KernelOutcome, runKernel } from "../../src/gpu/lab.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";

let opened: Promise<LabDevice> | null = null;

/** One device for a test file. */
export function labDevice(): Promise<LabDevice> {
  opened ??= dawn().then(openDevice);
  return opened;
}

export interface CheckOptions {
  readonly edit?: (plan: Plan) => Plan;
  readonly mostGroups?: number;
  readonly tuning?: Tuning;
}

/** Runs a kernel once and compares it with its reference. */
export async function check(
  kernel: Kernel,
  parameters: KernelParameters,
  { tuning, ...options }: CheckOptions = {},
): Promise<KernelOutcome> {
  const tuned = tuning ? { ...kernel, tunings: () => [tuning] } : kernel;
  return runKernel(await labDevice(), tuned, parameters, {
    size: "quick",
    tuningCache: memoryCache(),
    checkOnly: true,
    ...options,
  });
}

/** Replaces a piece of the code of every pass that holds it. @throws Error where none does. */
export function mutate(from: string | RegExp, to: string): (plan: Plan) => Plan {
  return (plan) => {
    const passes = plan.passes.map((pass) => ({ ...pass, code: pass.code.replace(from, to) }));
    if (passes.every(({ code }, index) => code === plan.passes[index]?.code)) throw new Error(`no pass holds ${from}`);
    return { ...plan, passes };
  };
}
