import type { Kernel, KernelParameters } from "../gpu/kernel.js";

export type ReadParameters =
  | { readonly kind: "parameters"; readonly parameters: KernelParameters }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

/** Reads the parameters of a kernel from texts by name; each that is no whole number in its range is a problem. */
export function readParameters(kernel: Kernel, texts: Readonly<Record<string, string>>): ReadParameters {
  const problems: string[] = [];
  const entries = kernel.parameters.map(({ name, label, min, max }) => {
    const text = (texts[name] ?? "").trim();
    const value = Number(text);
    if (text === "" || !Number.isSafeInteger(value) || value < min || value > max)
      problems.push(`${label} must be a whole number from ${min} to ${max}`);
    return [name, value] as const;
  });
  if (problems.length > 0) return { kind: "problems", problems };
  return { kind: "parameters", parameters: Object.fromEntries(entries) };
}

/** `m 512, n 512, k 512`; `query heads 16, head dim 64, causal` */
export function parametersText(parameters: KernelParameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => {
      if (name === "causal") return value === 1 ? name : `not ${name}`;
      return `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`;
    })
    .join(", ");
}
