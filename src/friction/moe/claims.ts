import { type Summary, summarize, wilsonShare } from "../../analysis/summary.js";
import {
  type ClaimTest,
  counted,
  describeShare,
  describeSummary,
  enumerate,
  type Finding,
  findingFrom,
  MIN_OBSERVATIONS,
  percent,
  round,
} from "../../tables/finding.js";
import type { Verdict } from "../../ui/claim.js";
import { describeGain, type Gain, LONG_CONTEXT_TOKENS, overDense, type Ratio, ratios } from "./gain.js";

/** A claimed range of gains. */
export type Range = readonly [low: number, high: number];

/** The ranges that the essays name. */
export const CLAIMED = {
  measured: [2, 3],
  announced: [5, 7],
  longContext: [1.3, 1.5],
  naive: [1 / 15, 1 / 3],
} as const satisfies Record<string, Range>;

/** What the comment claims: throughput at 32K tokens as a share of that at a short context. */
export const CLAIMED_AT_32K = { contextTokens: 32_768, share: 0.4 } as const;

/** A range agrees with a sample whose median it holds, and in part where the sample's middle half reaches into it. */
export function compareRange(summary: Summary | null, [low, high]: Range): Verdict {
  if (!summary || summary.n < MIN_OBSERVATIONS) return "undecidable";
  if (low <= summary.median && summary.median <= high) return "agrees";
  return summary.upperQuartile >= low && summary.lowerQuartile <= high ? "mixed" : "disagrees";
}

const throughput = (r: Ratio) => r.family === "throughput";

const announced = (r: Ratio) => r.says === "announced";

/** A sample too small to decide, with each of its gains so that the reader sees what there is. */
function tooFew(used: readonly Ratio[], what: string): Finding {
  const each = used.map((r) => `${r.model} ${describeGain(r.gain)} (${r.says})`);
  return findingFrom(
    used,
    "undecidable",
    `${counted(used.length, "row")} on ${what}; fewer than ${MIN_OBSERVATIONS} decide nothing.${each.length > 0 ? ` ${enumerate(each)}.` : ""}`,
  );
}

export const gainClaims: readonly ClaimTest<Gain>[] = [
  {
    claim: "waw-moe-2-3x",
    test: (rows) => {
      const used = overDense(rows).filter((r) => throughput(r) && !announced(r));
      const summary = summarize(used.map(({ gain }) => gain));
      if (!summary || summary.n < MIN_OBSERVATIONS) return tooFew(used, "measured throughput over a dense model");
      const faster = used.filter(({ gain }) => gain >= 1);
      const without = summarize(faster.map(({ gain }) => gain));
      return findingFrom(
        used,
        compareRange(summary, CLAIMED.measured),
        `Measured throughput over a dense model, slowdowns counted: ${describeSummary(summary, "×")}. ${
          without && faster.length < used.length
            ? `Without the ${used.length - faster.length} that found a mixture slower the median would be ${round(without.median)}×. `
            : ""
        }The dense models differ in size and quality from row to row, and some mixtures in more than their experts.`,
      );
    },
  },
  {
    claim: "waw-moe-5-7x",
    test: (rows) => {
      const used = overDense(rows).filter((r) => throughput(r) && announced(r));
      const summary = summarize(used.map(({ gain }) => gain));
      if (!summary || summary.n < MIN_OBSERVATIONS) return tooFew(used, "announced throughput over a dense model");
      const [low, high] = CLAIMED.announced;
      const within = used.filter((r) => r.gain_high >= low && r.gain_low <= high).length;
      return findingFrom(
        used,
        // A median may fall into the range while few announcements do: the claim is about the announcements.
        within >= used.length / 2 ? "agrees" : within > 0 ? "mixed" : "disagrees",
        `Announced throughput over a dense model: ${describeSummary(summary, "×")}; ${within} of ${used.length} reach into ${low}–${high}×, the largest says ${round(summary.max)}×.`,
      );
    },
  },
  {
    claim: "waw-moe-long-ctx",
    test: (rows) => {
      const used = overDense(rows).filter(
        (r) =>
          (throughput(r) || r.family === "latency") && !announced(r) && (r.context_tokens ?? 0) > LONG_CONTEXT_TOKENS,
      );
      const summary = summarize(used.map(({ gain }) => gain));
      if (!summary || summary.n < MIN_OBSERVATIONS)
        return tooFew(used, "serving beyond 32K tokens against a dense model");
      return findingFrom(
        used,
        compareRange(summary, CLAIMED.longContext),
        `Measured serving speed over a dense model beyond 32K tokens: ${describeSummary(summary, "×")}.`,
      );
    },
  },
  {
    claim: "waw-moe-64-128k",
    test: (rows) => {
      const used = overDense(rows).filter(
        ({ context_tokens }) => context_tokens !== null && context_tokens >= 65_536 && context_tokens <= 131_072,
      );
      const measured = used.filter((r) => !announced(r)).length;
      return findingFrom(
        used,
        used.length < MIN_OBSERVATIONS ? "undecidable" : measured > 0 && measured < used.length ? "agrees" : "mixed",
        `${counted(used.length, "gain")} over a dense model at 64K to 128K tokens ${used.length === 1 ? "is" : "are"} on record, ${used.length - measured} of them announced. ${used.length < MIN_OBSERVATIONS ? `Fewer than ${MIN_OBSERVATIONS} make no comparison.` : ""}`.trim(),
      );
    },
  },
  {
    claim: "com-moe-60pct-32k",
    test: (rows) => {
      const used = ratios(rows).filter(({ compared_with }) => compared_with === "itself, short context");
      const each = used.map(
        (r) => `${r.model} loses ${percent(1 - r.gain)} at ${round((r.context_tokens ?? 0) / 1024)}K tokens`,
      );
      const near = used.filter(({ context_tokens }) => context_tokens === CLAIMED_AT_32K.contextTokens);
      const summary = summarize(near.map(({ gain }) => gain));
      return findingFrom(
        used,
        compareRange(summary, [CLAIMED_AT_32K.share - 0.1, CLAIMED_AT_32K.share + 0.1]),
        `${used.length === 0 ? "No row compares" : used.length === 1 ? "1 row compares" : `${used.length} rows compare`} a mixture with itself at a short context${
          used.length === 0 ? "" : `, ${near.length} of them at 32K: ${enumerate(each)}`
        }. No row divides a loss between routing and the reading of the cache, which slows dense models too.`,
      );
    },
  },
  {
    claim: "waw-moe-naive-slow",
    test: (rows) => {
      const used = overDense(rows).filter(
        (r) => (throughput(r) || r.family === "training speed") && !announced(r) && r.gain < 1,
      );
      const [low, high] = CLAIMED.naive;
      const within = used.filter((r) => r.gain >= low - 0.01 && r.gain <= high + 0.01).length;
      const summary = summarize(used.map(({ gain }) => 1 / gain));
      if (!summary || summary.n < MIN_OBSERVATIONS) return tooFew(used, "mixtures slower than a dense model");
      const verdict = compareRange(summary, [1 / high, 1 / low]);
      return findingFrom(
        used,
        verdict === "agrees" ? "mixed" : verdict,
        `Where a mixture was slower, it was so by ${describeSummary(summary, "×")}; ${within} of ${used.length} within 3–15×. No column says how good the system's support was, so this agrees at most in part.`,
      );
    },
  },
  {
    claim: "waw-moe-no-latency",
    test: (rows) => {
      const used = overDense(rows).filter((r) => throughput(r) && r.batch === 1);
      const share = wilsonShare(used.filter(({ gain }) => gain > 1).length, used.length);
      if (!share || share.n < MIN_OBSERVATIONS) return tooFew(used, "one request at a time, where speed is latency");
      const verdict = share.low > 0.5 ? "disagrees" : share.high < 0.5 ? "agrees" : "mixed";
      const memory = overDense(rows).filter((r) => r.family === "memory").length;
      return findingFrom(
        used,
        verdict,
        `One request at a time, speed is latency: the mixture was faster in ${describeShare(share)} of the rows. On memory ${counted(memory, "row")} compare${memory === 1 ? "s" : ""} a mixture with a dense model, too few to decide.`,
      );
    },
  },
  {
    claim: "map-mixtral-fraction",
    test: (rows) => {
      const used = overDense(rows).filter(
        (r) => throughput(r) && r.model.startsWith("Mixtral") && (r.baseline ?? "").startsWith("Llama 2 70B"),
      );
      return tooFew(used, "the speed of Mixtral against Llama 2 70B");
    },
  },
];
