import * as v from "valibot";
import { wilsonShare } from "../../analysis/summary.js";
import type { QueryResult } from "../../engine/result.js";
import { counted, describeShare, MIN_OBSERVATIONS, percent, round } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { type WithContext, withContext } from "./context-chart.js";
import { type Gain, LONG_CONTEXT_TOKENS, overDense } from "./gain.js";
import { SPEAKERS } from "./gain-chart.js";
import { describeMiddle, middleOf } from "./middle.js";

/** What the figure of all gains shows. */
export function describeGains(rows: readonly Gain[]): string {
  const dense = overDense(rows);
  const parts = SPEAKERS.flatMap(({ label }) => {
    const middle = middleOf(dense.filter((r) => r.family === "throughput" && r.says === label));
    return middle ? [`${label} ${describeMiddle(middle)}`] : [];
  });
  const silent = rows.filter((r) => r.compared_with === "dense model" && r.gain === null).length;
  return `Throughput over a dense model: ${parts.join("; ") || "no row"}. Upright bars are medians, with the interval of the median under them where five reports or more allow one; it comes from drawing whole reports anew, and with few reports it is too narrow. Grey bands are the ranges that the essay claims, hollow marks are not read in their source. ${silent > 0 ? `${counted(silent, "row")} without a ratio ${silent === 1 ? "is" : "are"} not drawn.` : ""}`.trim();
}

/** What the figure of context lengths shows. */
export function describeContexts(rows: readonly Gain[]): string {
  const points = withContext(rows);
  const dense = points.filter(({ compared_with }) => compared_with === "dense model");
  const all = overDense(rows).filter(({ family }) => family === "throughput" || family === "latency");
  const long = dense.filter(({ context_tokens }) => context_tokens > LONG_CONTEXT_TOKENS);
  return `${dense.length} of ${all.length} serving ratios over a dense model state their context, ${long.length} of them beyond 32K tokens; ${describeTrend(dense, long)}. A gain over a dense model and a loss against itself are different quantities: the dashed line and the crosses are the second. Some contexts are what was allocated, not what was filled.`;
}

/** How gains beyond 32K tokens compare with the others, where there are enough of both. */
function describeTrend(dense: readonly WithContext[], long: readonly WithContext[]): string {
  const short = dense.filter((r) => !long.includes(r));
  const [near, far] = [middleOf(short), middleOf(long)];
  if (!near || !far || Math.min(near.reports, far.reports) < MIN_OBSERVATIONS) return "too few for a trend";
  return `their median gain is ${round(far.median)}×, that of the others ${round(near.median)}×`;
}

/** In how many rows a mixture is slower or needs more than a dense model. */
export function describeCosts(rows: readonly Gain[]): string {
  const dense = rows.filter(
    ({ compared_with, metric }) => compared_with === "dense model" && metric !== "quality_at_equal_compute",
  );
  const known = dense.filter(({ is_worse }) => is_worse !== null);
  const worse = known.filter(({ is_worse }) => is_worse);
  const share = wilsonShare(worse.length, known.length);
  if (!share) return "No row compares a mixture with a dense model in this selection.";
  const independent = worse.filter(({ says }) => says === "independent").length;
  const paid = worse.filter(({ says }) => says === "announced").length;
  return `A mixture is slower or needs more than a dense model in ${describeShare(share)} of the rows: ${independent} of those ${worse.length} come from independent reports, ${paid} from announcements. Rows are what somebody chose to publish, so the share is no rate of failure.`;
}

const missingRow = v.object({
  says: v.string(),
  n: v.number(),
  n_context: v.number(),
  n_batch: v.number(),
  n_hardware: v.number(),
  n_all_three: v.number(),
  n_beyond_32k: v.number(),
});

/** How far what reports state lets a gain generalise. */
export function describeMissing(result: QueryResult): string {
  const all = readRows(missingRow, result).find(({ says }) => says === "all");
  if (!all || all.n === 0) return "No row compares a mixture with a dense model in this selection.";
  const lacks = (stated: number) => percent(1 - stated / all.n);
  return `Of ${all.n} rows ${lacks(all.n_context)} do not state the context length, ${lacks(all.n_batch)} not the batch size and ${lacks(all.n_hardware)} not the accelerator; ${all.n_all_three} state all three. Gains depend on each of them, so a median over these rows describes the reports, not a deployment. ${counted(all.n_beyond_32k, "row")} ${all.n_beyond_32k === 1 ? "goes" : "go"} beyond 32K tokens.`;
}
