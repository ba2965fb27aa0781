import { summarize, wilsonShare } from "../../analysis/summary.js";
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
import { describeRange, type Range } from "../measured/quantity.js";
import type { Claimed } from "./claimed.js";
import { describeGain, type Gain, LONG_CONTEXT_TOKENS, overDense, type Ratio, ratios } from "./gain.js";
import { byReport, compareRange, describeMiddle, middleOf, reportGain } from "./middle.js";

/** The claim of 2–3× is to be tested at contexts up to this length (`how_to_test` of its row), in tokens. */
const SHORT_CONTEXT_TOKENS = 8192;

/** A claim that says "about" a share is taken to allow this much on either side. */
const ABOUT = 0.1;

const throughput = (r: Ratio) => r.family === "throughput";

const announced = (r: Ratio) => r.says === "announced";

/** A sample too small to decide, with each of its gains so that the reader sees what there is. */
function tooFew(used: readonly Ratio[], what: string): Finding {
  if (used.length === 0) return findingFrom(used, "undecidable", `No row on ${what} is on record in this selection.`);
  const each = used.map((r) => `${r.model} ${describeGain(r.gain)} (${r.says})`);
  const reports = byReport(used).length;
  const size =
    used.length < MIN_OBSERVATIONS
      ? `${counted(used.length, "row")} on ${what}; fewer than ${MIN_OBSERVATIONS} decide nothing.`
      : `${used.length} rows on ${what} come from ${counted(reports, "report")}; fewer than ${MIN_OBSERVATIONS} decide nothing.`;
  return findingFrom(used, "undecidable", `${size}${each.length > 0 ? ` ${enumerate(each)}.` : ""}`);
}

/** Whether a claimed range holds the median of a sample, in words that `what` opens. */
function rangeFinding(used: readonly Ratio[], range: Range, what: string, then = ""): Finding {
  const middle = middleOf(used);
  if (!middle || middle.reports < MIN_OBSERVATIONS) return tooFew(used, what);
  const verdict = compareRange(middle, range);
  const reach =
    verdict === "undecidable"
      ? ` The interval reaches into ${describeRange(range)}× and beyond it, so the rows neither confirm nor refute that range.`
      : "";
  const opening = what.charAt(0).toUpperCase() + what.slice(1);
  return findingFrom(used, verdict, `${opening}: ${describeMiddle(middle)}.${reach}${then}`);
}

/** How far the rows are from what the claim of 2–3× speaks of. */
function describeMismatch(used: readonly Ratio[]): string {
  const single = used.filter(({ batch }) => batch === 1).length;
  const batched = used.filter(({ batch }) => (batch ?? 0) > 1).length;
  const short = used.filter(
    ({ context_tokens }) => context_tokens !== null && context_tokens <= SHORT_CONTEXT_TOKENS,
  ).length;
  return ` The claim is about large, well-built deployments at equal quality: ${single} of the ${used.length} rows time one request at a time, ${batched || "none"} ${batched === 1 ? "states" : "state"} a larger batch, ${short || "none"} a context of at most 8K tokens, and no column says whether quality was equal.`;
}

/** The claims on gains, with the ranges that the essays name; `later` tells of rows that their selection is too early for. */
export function gainClaims(claimed: Claimed, later: () => string = () => ""): readonly ClaimTest<Gain>[] {
  return [
    {
      claim: "waw-moe-2-3x",
      test: (rows) => {
        const used = overDense(rows).filter((r) => throughput(r) && !announced(r));
        return rangeFinding(
          used,
          claimed.measured,
          "measured throughput over a dense model, slowdowns counted",
          describeMismatch(used),
        );
      },
    },
    {
      claim: "waw-moe-5-7x",
      test: (rows) => {
        const used = overDense(rows).filter((r) => throughput(r) && announced(r));
        const summary = summarize(used.map(({ gain }) => gain));
        if (!summary || summary.n < MIN_OBSERVATIONS) return tooFew(used, "announced throughput over a dense model");
        const [low, high] = claimed.announced;
        const within = used.filter((r) => r.gain_high >= low && r.gain_low <= high).length;
        return findingFrom(
          used,
          // A median may fall into the range while few announcements do: the claim is about the announcements.
          within >= used.length / 2 ? "agrees" : within > 0 ? "mixed" : "disagrees",
          `Announced throughput over a dense model: ${describeSummary(summary, "×")}; ${within} of ${used.length} reach into ${describeRange(claimed.announced)}×, the largest says ${round(summary.max)}×.`,
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
        const what = "measured serving speed over a dense model beyond 32K tokens of context";
        const finding = rangeFinding(used, claimed.longContext, what);
        return { ...finding, sentence: `${finding.sentence}${later()}` };
      },
    },
    {
      claim: "waw-moe-64-128k",
      test: (rows) => {
        const [low, high] = claimed.comparedTokens;
        const used = overDense(rows).filter(
          ({ context_tokens }) => context_tokens !== null && context_tokens >= low && context_tokens <= high,
        );
        const measured = used.filter((r) => !announced(r)).length;
        const few = used.length < MIN_OBSERVATIONS;
        return findingFrom(
          used,
          few ? "undecidable" : measured > 0 && measured < used.length ? "agrees" : "mixed",
          `${used.length === 0 ? "No gain" : counted(used.length, "gain")} over a dense model at ${low / 1024}K to ${high / 1024}K tokens ${used.length < 2 ? "is" : "are"} on record${used.length === 0 ? "" : `, ${used.length - measured || "none"} of them announced`}.${few ? ` Fewer than ${MIN_OBSERVATIONS} make no comparison.` : ""}`,
        );
      },
    },
    {
      claim: "com-moe-60pct-32k",
      test: (rows) => {
        const { contextTokens, share } = claimed.kept;
        const used = ratios(rows).filter(({ compared_with }) => compared_with === "itself, short context");
        const each = used.map(
          (r) => `${r.model} loses ${percent(1 - r.gain)} at ${round((r.context_tokens ?? 0) / 1024)}K tokens`,
        );
        const near = used.filter(({ context_tokens }) => context_tokens === contextTokens);
        return findingFrom(
          used,
          compareRange(middleOf(near), [share - ABOUT, share + ABOUT]),
          `${used.length === 0 ? "No row compares" : used.length === 1 ? "1 row compares" : `${used.length} rows compare`} a mixture with itself at a short context${
            used.length === 0 ? "" : `, ${near.length} of them at ${contextTokens / 1024}K: ${enumerate(each)}`
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
        const [low, high] = claimed.timesSlower;
        const slower = used.map(({ gain }) => 1 / gain);
        // Gains carry three decimals, so a gain of 0.067 is one of 1/15.
        const within = slower.filter((times) => times >= low * 0.99 && times <= high * 1.01).length;
        const summary = summarize(slower);
        if (!summary || summary.n < MIN_OBSERVATIONS) return tooFew(used, "mixtures slower than a dense model");
        return findingFrom(
          used,
          within > 0 ? "mixed" : "disagrees",
          `Where a mixture was slower, it was so by ${describeSummary(summary, "×")}; ${within} of ${used.length} within ${describeRange(claimed.timesSlower)}×. That a mixture can be so slow is on record; no column says how good the system’s support was, so this agrees at most in part.`,
        );
      },
    },
    {
      claim: "waw-moe-no-latency",
      test: (rows) => {
        const used = overDense(rows).filter((r) => r.family === "latency" || (throughput(r) && r.batch === 1));
        const reports = byReport(used).map(reportGain);
        const share = wilsonShare(reports.filter((gain) => gain > 1).length, reports.length);
        if (!share || share.n < MIN_OBSERVATIONS) return tooFew(used, "latency, or one request at a time");
        const memory = overDense(rows).filter((r) => r.family === "memory").length;
        return findingFrom(
          used,
          share.low > 0.5 ? "disagrees" : share.high < 0.5 ? "agrees" : "undecidable",
          `Latency was timed, or one request at a time, where speed is latency, in ${counted(used.length, "row")} of ${counted(reports.length, "report")}. The mixture was faster in ${describeShare(share)} of the reports, each counted once by the geometric mean of its rows. On memory ${counted(memory, "row")} compare${memory === 1 ? "s" : ""} a mixture with a dense model${memory < MIN_OBSERVATIONS ? ", too few to decide" : ""}.`,
        );
      },
    },
    {
      claim: "map-mixtral-fraction",
      test: (rows) => {
        const used = overDense(rows).filter(
          (r) => throughput(r) && r.model.startsWith("Mixtral") && (r.baseline ?? "").startsWith("Llama 2 70B"),
        );
        const middle = middleOf(used);
        if (!middle?.interval) return tooFew(used, "the speed of Mixtral against Llama 2 70B");
        // "A fraction of the cost" is any gain above 1; that quality is equal, no column can confirm.
        const { low, high } = middle.interval;
        return findingFrom(
          used,
          high < 1 ? "disagrees" : low > 1 ? "mixed" : "undecidable",
          `The speed of Mixtral against Llama 2 70B: ${describeMiddle(middle)}. Equal quality is the other half of the claim, and no column holds it.`,
        );
      },
    },
  ];
}
