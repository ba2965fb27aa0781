import type { Kernel, KernelParameters, Size } from "../gpu/kernel.js";
import { readParameters } from "./parameters.js";

/** The key of the address that holds the parameters chosen by hand, such as `m:512,k:64`. */
export const PARAMETERS_KEY = "with";

export interface ChosenParameters {
  readonly parameters: KernelParameters;
  /** What a reader must know of an address that asks for what cannot be. */
  readonly problems: readonly string[];
}

/** The parameters of a size with those of the address in their place; of one that cannot be, it says so. */
export function readChosenParameters(kernel: Kernel, size: Size, text: string | null): ChosenParameters {
  const standard = kernel.sizes[size];
  if (text === null) return { parameters: standard, problems: [] };
  const problems: string[] = [];
  let parameters: KernelParameters = standard;
  for (const part of text.split(",")) {
    const [name = "", value = ""] = part.split(/:(.*)/s);
    if (!kernel.parameters.some((parameter) => parameter.name === name)) {
      const names = kernel.parameters.map((parameter) => parameter.name).join(", ");
      problems.push(
        `“${PARAMETERS_KEY}” in the address names “${part.slice(0, 40)}”: ${kernel.id} has ${names}, each written as ${kernel.parameters[0]?.name ?? "name"}:512.`,
      );
      continue;
    }
    const texts = { ...textsOf(parameters), [name]: value };
    const read = readParameters(kernel, texts);
    if (read.kind === "parameters") parameters = read.parameters;
    else
      problems.push(
        ...read.problems.map((problem) => `“${PARAMETERS_KEY}” in the address: ${problem}; ${standard[name]} is used.`),
      );
  }
  return { parameters, problems };
}

/** What {@link readChosenParameters} reads; null where the parameters are those of the size. */
export function writeChosenParameters(kernel: Kernel, size: Size, parameters: KernelParameters): string | null {
  const standard = kernel.sizes[size];
  const other = Object.entries(parameters).filter(([name, value]) => standard[name] !== value);
  return other.length === 0 ? null : other.map(([name, value]) => `${name}:${value}`).join(",");
}

function textsOf(parameters: KernelParameters): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
}
