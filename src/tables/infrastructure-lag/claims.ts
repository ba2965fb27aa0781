import * as v from "valibot";
import { type Summary, summarize } from "../../analysis/summary.js";
import type { Verdict } from "../../ui/claim.js";
import { type ClaimTest, counted, describeSummary, findingFrom, MIN_OBSERVATIONS } from "../finding.js";

export const row = v.object({
  tier: v.string(),
  technique_id: v.string(),
  technique: v.string(),
  paper: v.nullable(v.string()),
  months_to_framework: v.nullable(v.number()),
  months_to_serving_stack: v.nullable(v.number()),
  months_to_flagship: v.nullable(v.number()),
  months_to_default: v.nullable(v.number()),
  default_evidence: v.nullable(v.string()),
  flagship_evidence: v.nullable(v.string()),
  evidence: v.string(),
});

export type TechniqueLag = v.InferOutput<typeof row>;

/** Months that the essay gives each tier. */
export const CLAIMED_MONTHS: Readonly<Record<string, number>> = { weight_only: 12, kernel: 24, system: 36 };

export const TIER_NAMES: Readonly<Record<string, string>> = {
  weight_only: "weight-only",
  kernel: "kernel",
  system: "system",
  training: "training",
  misaligned: "misaligned",
};

/** The last stage on record: on by default, else a flagship, as "standard practice" has no one date. */
export function monthsToStandard(r: TechniqueLag): number | null {
  return r.months_to_default ?? r.months_to_flagship;
}

/** A claimed lag agrees with a sample whose middle half holds it. */
function compare(summary: Summary | null, claimed: number): Verdict {
  if (!summary || summary.n < MIN_OBSERVATIONS) return "undecidable";
  return summary.lowerQuartile <= claimed && claimed <= summary.upperQuartile ? "agrees" : "disagrees";
}

/** One claim over several tiers: agreement in one tier does not carry the others. */
function overall(verdicts: readonly Verdict[]): Verdict {
  const [first = "undecidable"] = verdicts;
  if (verdicts.every((verdict) => verdict === first)) return first;
  return verdicts.includes("agrees") ? "mixed" : "disagrees";
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  agrees: "it agrees",
  disagrees: "it disagrees",
  mixed: "in part",
  undecidable: "too few to tell",
};

function oneTechnique(id: string, claimed: number, tolerance: number) {
  return (rows: readonly TechniqueLag[]) => {
    const used = rows.filter((r) => r.technique_id === id);
    const [only] = used;
    const months = only ? monthsToStandard(only) : null;
    if (!only || months === null)
      return findingFrom(used, "undecidable", "No dated default or flagship is on record in this selection.");
    const evidence = only.months_to_default === null ? only.flagship_evidence : only.default_evidence;
    const stage = only.months_to_default === null ? "a frontier flagship used it" : "it was on by default";
    const others = [
      ["a framework", only.months_to_framework],
      ["a serving stack", only.months_to_serving_stack],
    ].flatMap(([name, value]) => (value === null ? [] : [`${name} after ${value}`]));
    return findingFrom(
      used,
      evidence !== "seen" ? "undecidable" : Math.abs(months - claimed) <= tolerance ? "agrees" : "disagrees",
      `${only.technique}: ${months} months from its paper until ${stage}${others.length > 0 ? ` (${others.join(", ")})` : ""}. One technique is one observation${evidence === "seen" ? "" : ", and this date was not yet checked in its source"}.`,
    );
  };
}

const ONE_TECHNIQUE = "one date, from the paper to the last stage of this table, which must be read in its source";

export const claims: readonly ClaimTest<TechniqueLag>[] = [
  {
    claim: "waw-lag-buckets",
    reading:
      "medians from the paper to on by default, else a frontier flagship, of techniques that arrived, up to the last event on record",
    test: (rows) => {
      const tiers = Object.entries(CLAIMED_MONTHS).map(([tier, claimed]) => {
        const used = rows.filter((r) => r.tier === tier && monthsToStandard(r) !== null);
        const summary = summarize(used.flatMap((r) => monthsToStandard(r) ?? []));
        return { tier, claimed, used, summary, verdict: compare(summary, claimed) };
      });
      const sentence = tiers
        .map(({ tier, claimed, summary, verdict }) =>
          summary
            ? `${TIER_NAMES[tier]}: ${describeSummary(summary, " months")} against ${claimed} claimed, ${VERDICT_WORDS[verdict]}`
            : `${TIER_NAMES[tier]}: no technique on record`,
        )
        .join("; ");
      return findingFrom(
        tiers.flatMap((t) => t.used),
        overall(tiers.map(({ verdict }) => verdict)),
        `${sentence}. Only techniques that got there are counted, which shortens every lag.`,
      );
    },
  },
  {
    claim: "waw-kernel-lag",
    reading:
      "the median from the paper to a first serving stack, of papers since 2023 that arrived, up to the last event on record",
    test: (rows) => {
      const recent = rows.filter(
        (r) => r.tier === "kernel" && (r.paper ?? "") >= "2023" && r.months_to_serving_stack !== null,
      );
      const summary = summarize(recent.flatMap((r) => r.months_to_serving_stack ?? []));
      if (!summary || summary.n < MIN_OBSERVATIONS) {
        return findingFrom(
          recent,
          "undecidable",
          `${counted(recent.length, "kernel-level technique")} published since 2023 reached a serving stack on record; too few to tell.`,
        );
      }
      return findingFrom(
        recent,
        compare(summary, 24),
        `Kernel-level techniques published since 2023 reached a first serving stack after ${describeSummary(summary, " months")}. Techniques that never got there are not counted.`,
      );
    },
  },
  { claim: "waw-flash-lag-24", reading: ONE_TECHNIQUE, test: oneTechnique("flashattention", 24, 4) },
  { claim: "waw-gqa-lag-12", reading: ONE_TECHNIQUE, test: oneTechnique("grouped-query-attention", 12, 4) },
];
