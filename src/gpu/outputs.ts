import { type Agreement, agreement, checkedRuns } from "./check.js";
import { inputRandom } from "./inputs.js";
import type { ElementType, Inputs, Kernel, KernelParameters, Values } from "./kernel.js";
import type { PreparedPlan } from "./prepared.js";
import type { Slices } from "./slices.js";

/** Useful operations that a float64 reference may take in JavaScript before it is asked for a part only. */
const REFERENCE_FLOPS = 6e7;

/** Elements of an output that are compared at most, where a reference costs next to nothing. */
const MOST_CHECKED = 2 ** 20;

export interface Output {
  readonly name: string;
  readonly type: ElementType;
  readonly values: Values;
}

/** All outputs of a plan, read back. */
export async function readOutputs(prepared: PreparedPlan): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (const { name, type, role } of prepared.plan.buffers)
    if (role === "output") outputs.push({ name, type, values: await prepared.read(name) });
  return outputs;
}

/**
 * Compares outputs with their reference: all elements, or where the reference is dear, some of them.
 *
 * @param seed of the choice of elements
 */
export async function checkOutputs(
  kernel: Kernel,
  parameters: KernelParameters,
  inputs: Inputs,
  outputs: readonly Output[],
  seed: number,
  slices: Slices,
): Promise<readonly (readonly [output: string, Agreement])[]> {
  const references = kernel.reference(parameters, inputs);
  const elements = outputs.reduce((sum, { values }) => sum + values.length, 0);
  const flopsPerElement = Math.max(1, kernel.cost(parameters).usefulFlops / elements);
  const affordable = Math.max(64, Math.floor(REFERENCE_FLOPS / flopsPerElement / outputs.length));
  const agreements: (readonly [string, Agreement])[] = [];
  for (const { name, type, values } of outputs) {
    const expectedAt = references[name];
    if (!expectedAt) throw new Error(`${kernel.id} has no reference for its output ${name}`);
    const runs = checkedRuns(values.length, Math.min(affordable, MOST_CHECKED), inputRandom(seed));
    agreements.push([name, await agreement(values, type, expectedAt, runs, slices)]);
  }
  return agreements;
}

/** What is wrong with outputs in words; null where they agree with the reference. */
export function problemOf(agreements: readonly (readonly [string, Agreement])[], tolerance: number): string | null {
  for (const [output, { unwritten, totalElements, maxError, worst }] of agreements) {
    if (unwritten > 0)
      return `${unwritten} of ${totalElements} elements of ${output} were never written or are not finite`;
    if (maxError > tolerance) {
      return `${output}[${worst?.index}] is ${worst?.got}, the reference gives ${worst?.expected}: error ${maxError.toExponential(1)}, allowed ${tolerance.toExponential(1)}`;
    }
  }
  return null;
}
