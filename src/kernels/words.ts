import type { RunResult } from "../gpu/run-file.js";
import { formatCount, labelOf } from "../ui/format.js";

const NBSP = "\u00a0";

/** A number to three significant digits, as no time here is known better. */
export function threeDigits(value: number): string {
  return new Intl.NumberFormat("en", { useGrouping: "min2", maximumSignificantDigits: 3 }).format(value);
}

/** Milliseconds of one run: `0.0123 ms`, `1.5 s`. */
export function timeText(ms: number): string {
  return ms < 1000 ? `${threeDigits(ms)}${NBSP}ms` : `${threeDigits(ms / 1000)}${NBSP}s`;
}

/** A small error, in powers of ten: `3.1e−7`; `0` is exact. */
export function errorText(error: number): string {
  return error === 0 ? "0" : error.toExponential(1).replace("-", "−");
}

/** A sentence with one full stop, from words of a device or browser that may end with their own. */
export function sentence(text: string): string {
  return /[.!?…]\s*$/.test(text) ? text.trimEnd() : `${text.trimEnd()}.`;
}

/** Families that are not written as other words are. */
const FAMILIES: Readonly<Record<string, string>> = {
  ceilings: "Ceilings of the device",
  gemm: "GEMM (matrix product)",
  prefill: "Attention, prefill",
  decode: "Attention, decode",
  recurrent: "Linear attention and state space",
  moe: "Mixture of experts",
  kan: "KAN",
  continuous: "Continuous depth",
  capsule: "Capsules",
  "low-precision": "Low precision",
  elementwise: "Element-wise",
};

export function familyText(family: string): string {
  return FAMILIES[family] ?? labelOf(family.replaceAll("-", "_"));
}

export interface StatusText {
  readonly symbol: string;
  readonly text: string;
}

/** What became of a kernel, in a word, with a symbol beside the colour. */
export const STATUS: Readonly<Record<RunResult["status"], StatusText>> = {
  passed: { symbol: "✓", text: "right" },
  failed: { symbol: "✕", text: "wrong" },
  unsupported: { symbol: "–", text: "not on this device" },
  error: { symbol: "!", text: "stopped" },
};

/** `4 kernels right, 3 not on this device`. */
export function outcomeText(statuses: readonly RunResult["status"][]): string {
  const all = ["passed", "failed", "error", "unsupported"] as const;
  const counts = all.map((status) => [status, statuses.filter((one) => one === status).length] as const);
  const told = counts.filter(([status, count]) => count > 0 || status === "passed");
  return told
    .map(([status, count], index) => `${index === 0 ? formatCount(count, "kernel") : count} ${STATUS[status].text}`)
    .join(", ");
}

/** Whose clock a time was read from. The device may be a processor, which has no GPU. */
export const CLOCK = { "timestamp-query": "device clock", "wall-clock": "wall clock" } as const;
