import * as v from "valibot";

export const gainRow = v.object({
  id: v.string(),
  system: v.string(),
  model: v.string(),
  baseline: v.nullable(v.string()),
  compared_with: v.picklist(["dense model", "itself, short context"]),
  family: v.string(),
  metric: v.string(),
  phase: v.string(),
  says: v.picklist(["announced", "own paper", "independent"]),
  gain_low: v.nullable(v.number()),
  gain_high: v.nullable(v.number()),
  gain: v.nullable(v.number()),
  is_worse: v.nullable(v.boolean()),
  context_tokens: v.nullable(v.number()),
  batch: v.nullable(v.number()),
  hardware: v.nullable(v.string()),
  evidence: v.string(),
  sources: v.array(v.string()),
});

/** One effect of a mixture of experts; a gain above 1 means that the mixture is better. */
export type Gain = v.InferOutput<typeof gainRow>;

/** An effect with a ratio, as some rows tell only which way it went. */
export type Ratio = Gain & { readonly gain: number; readonly gain_low: number; readonly gain_high: number };

/** Effects with a ratio. */
export function ratios(rows: readonly Gain[]): readonly Ratio[] {
  return rows.flatMap((row) => {
    const { gain, gain_low, gain_high } = row;
    return gain === null || gain_low === null || gain_high === null ? [] : [{ ...row, gain, gain_low, gain_high }];
  });
}

/** Ratios over a dense model. */
export function overDense(rows: readonly Gain[]): readonly Ratio[] {
  return ratios(rows).filter(({ compared_with }) => compared_with === "dense model");
}

/** What was measured, in the order in which figures show it. */
export const FAMILIES = ["throughput", "latency", "training speed", "training cost", "serving cost", "memory"] as const;

/** Where the essay's "very long contexts" begin, in tokens. */
export const LONG_CONTEXT_TOKENS = 32_768;

/** `2.5×` or, of a loss, `4× slower`; a tie is `the same`. */
export function describeGain(gain: number): string {
  if (gain === 1) return "the same";
  const times = Number((gain < 1 ? 1 / gain : gain).toPrecision(3));
  return gain < 1 ? `${times}× slower` : `${times}× faster`;
}
