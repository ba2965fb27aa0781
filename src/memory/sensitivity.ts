import { bytesPerSequence } from "../analysis/kv-cache.js";
import { largestBatch } from "../analysis/memory.js";
import { type RangedInput, rangeOverCorners, tornado } from "../analysis/tornado.js";
import type { Choice } from "../ui/choice.js";
import { formatNumber } from "../ui/format.js";
import type { Quantity } from "../ui/quantity-control.js";
import { describeTornado, threeDigits, type WordedTornado } from "../ui/tornado.js";
import type { Plan } from "./plan.js";

/** What the tornado asks for. */
export const OUTCOME: Choice<"memory" | "batch"> = {
  key: "outcome",
  legend: "How sure is",
  legendShown: true,
  options: [
    { value: "memory", label: "the memory needed" },
    { value: "batch", label: "the largest batch" },
  ],
};

/** By what factor context and batch may differ from what was set, either way. */
export const SPREAD: Quantity = {
  key: "spread",
  label: "Context and batch within a factor of",
  standard: 2,
  min: 1,
  max: 16,
};

type Input = "context" | "batch" | "cacheBits" | "weightBits" | "reserve" | "memory";

const INPUTS: Readonly<Record<Input, { readonly label: string; readonly write: (value: number) => string }>> = {
  context: { label: "Context", write: (value) => `${formatNumber(Math.round(value))} tokens` },
  batch: { label: "Sequences at once", write: (value) => formatNumber(Number(value.toPrecision(3))) },
  cacheBits: { label: "Bits of a cached value", write: (value) => `${value} bits` },
  weightBits: { label: "Bits of a weight", write: (value) => `${value} bits` },
  reserve: { label: "Kept for the rest", write: (value) => `${formatNumber(100 * value, 0)} %` },
  memory: { label: "What “GB” means", write: (value) => (value > 1 ? "2^30 bytes" : "10^9 bytes") },
};

/** The inputs with their ranges: precision from 4 to 16 bits, a reserve of 2 to 25 %, decimal or binary gigabytes. */
export function inputsOf(plan: Plan, spread: number, outcome: "memory" | "batch"): readonly RangedInput<Input>[] {
  const { serving, tokens, batch } = plan;
  const shared: readonly RangedInput<Input>[] = [
    { id: "context", low: tokens / spread, value: tokens, high: tokens * spread },
    { id: "cacheBits", low: 4, value: 8 * serving.bytesPerCachedValue, high: 16 },
    { id: "weightBits", low: 4, value: 8 * serving.bytesPerWeight, high: 16 },
  ];
  const own: readonly RangedInput<Input>[] =
    outcome === "memory"
      ? [{ id: "batch", low: batch / spread, value: batch, high: batch * spread }]
      : [
          {
            id: "reserve",
            low: Math.min(0.02, serving.reserve),
            value: serving.reserve,
            high: Math.max(0.25, serving.reserve),
          },
          { id: "memory", low: 1, value: 1, high: 2 ** 30 / 1e9 },
        ];
  return [...shared, ...own];
}

/** How the memory needed, in GB, or the largest batch follows from its inputs. */
export function sensitivity(plan: Plan, spread: number, outcome: "memory" | "batch"): WordedTornado {
  const { serving } = plan;
  const inputs = inputsOf(plan, spread, outcome);
  const model = (at: (id: Input) => number) => {
    const [cacheBytes, weightBytes] = [at("cacheBits") / 8, at("weightBits") / 8];
    if (outcome === "memory") {
      const cache = at("batch") * bytesPerSequence(serving.geometry, at("context"), cacheBytes);
      return (serving.parameters * weightBytes + cache) / 1e9;
    }
    return largestBatch(
      {
        ...serving,
        bytesPerCachedValue: cacheBytes,
        bytesPerWeight: weightBytes,
        reserve: at("reserve"),
        gpuMemoryBytes: serving.gpuMemoryBytes * at("memory"),
      },
      at("context"),
    );
  };
  const { low, high } = rangeOverCorners(inputs, model);
  const worded = {
    tornado: tornado(inputs, model),
    result: outcome === "memory" ? "Weights and cache in all, GB" : "Largest batch, sequences",
    input: (id: string) => Object.entries(INPUTS).find(([key]) => key === id)?.[1] ?? { label: id, write: threeDigits },
  };
  const together = ` All ranges together: ${threeDigits(low)} to ${threeDigits(high)}.`;
  return { ...worded, caption: `${describeTornado(worded, threeDigits)}${together}` };
}
