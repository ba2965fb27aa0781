import * as v from "valibot";
import { summarize } from "../../analysis/summary.js";
import { type ClaimTest, counted, describeSummary, findingFrom, MIN_OBSERVATIONS, round } from "../finding.js";

export const row = v.object({
  id: v.string(),
  system: v.string(),
  model: v.string(),
  metric: v.string(),
  baseline_kind: v.nullable(v.string()),
  reported_by: v.picklist(["claimed", "measured"]),
  value_low: v.number(),
  value_high: v.number(),
  context_tokens: v.nullable(v.number()),
  evidence: v.string(),
});

export type MoeGain = v.InferOutput<typeof row>;

/** A reported range counts by its geometric middle, as gains multiply. */
export function middle({ value_low, value_high }: Pick<MoeGain, "value_low" | "value_high">): number {
  return Math.sqrt(value_low * value_high);
}

/** Where the essay's "very long contexts" begin, in tokens. */
const LONG_CONTEXT_TOKENS = 32_768;

/** The essay compares with dense models; other baselines measure an accelerator, a kernel or a number format. */
export const overDense = (r: MoeGain) => r.baseline_kind === "dense";

const throughput = (r: MoeGain) => r.metric === "throughput_speedup" && overDense(r);

export const claims: readonly ClaimTest<MoeGain>[] = [
  {
    claim: "waw-moe-2-3x",
    test: (rows) => {
      const used = rows.filter((r) => throughput(r) && r.reported_by === "measured");
      const summary = summarize(used.map(middle));
      if (!summary || summary.n < MIN_OBSERVATIONS)
        return tooFew(
          used,
          "measured throughput gain over a dense model",
          "measured throughput gains over a dense model",
        );
      const { median, lowerQuartile, upperQuartile } = summary;
      const verdict =
        median >= 2 && median <= 3 ? "agrees" : upperQuartile >= 2 && lowerQuartile <= 3 ? "mixed" : "disagrees";
      return findingFrom(
        used,
        verdict,
        `Measured throughput gains over a dense model: ${describeSummary(summary, "×")}. The dense models differ in size and quality from row to row, so the spread says more than the median.`,
      );
    },
  },
  {
    claim: "waw-moe-5-7x",
    test: (rows) => {
      const used = rows.filter((r) => throughput(r) && r.reported_by === "claimed");
      const summary = summarize(used.map(middle));
      if (!summary || summary.n < MIN_OBSERVATIONS)
        return tooFew(
          used,
          "announced throughput gain over a dense model",
          "announced throughput gains over a dense model",
        );
      const within = used.filter((r) => r.value_high >= 5 && r.value_low <= 7).length;
      const verdict = within >= used.length / 2 ? "agrees" : within > 0 ? "mixed" : "disagrees";
      return findingFrom(
        used,
        verdict,
        `Announced throughput gains over a dense model: ${describeSummary(summary, "×")}; ${within} of ${used.length} ${within === 1 ? "reaches" : "reach"} into 5–7×, and the largest says ${round(summary.max)}×.`,
      );
    },
  },
  {
    claim: "waw-moe-long-ctx",
    test: (rows) => {
      const used = rows.filter(
        (r) =>
          overDense(r) &&
          r.metric !== "training_speedup" &&
          r.reported_by === "measured" &&
          (r.context_tokens ?? 0) > LONG_CONTEXT_TOKENS,
      );
      const summary = summarize(used.map(middle));
      if (!summary || summary.n < MIN_OBSERVATIONS)
        return tooFew(
          used,
          "measured serving gain over a dense model beyond 32K tokens",
          "measured serving gains over a dense model beyond 32K tokens",
        );
      const verdict = summary.median >= 1.3 && summary.median <= 1.5 ? "agrees" : "disagrees";
      return findingFrom(
        used,
        verdict,
        `Measured serving gains over a dense model beyond 32K tokens: ${describeSummary(summary, "×")}.`,
      );
    },
  },
];

function tooFew(used: readonly MoeGain[], singular: string, plural = `${singular}s`) {
  return findingFrom(
    used,
    "undecidable",
    `${counted(used.length, singular, plural)} on record; fewer than ${MIN_OBSERVATIONS} decide nothing.`,
  );
}
