import type { LogRank, RestrictedMean } from "../analysis/survival.js";
import { counted, describeSummary, enumerate, round } from "../tables/finding.js";
import { describeMedian, describeP } from "../tables/survival-text.js";
import { formatDate } from "../ui/format.js";
import type { ClaimedLag } from "./claimed.js";
import { isDrawn, NOTHING_TO_DRAW, SHOWN_MONTHS } from "./curves-chart.js";
import { COHORT_HORIZON_MONTHS, type CohortLag, compareCohorts, type Lag, type TierLag } from "./lags.js";
import { type DurationRow, type EvidenceRow, STAGES, type Stage, TIERS } from "./rows.js";

/** `29.1 of 36 months (95% interval 22.7–35.6)` */
export function describeMean(mean: RestrictedMean): string {
  if (mean.months === mean.horizonMonths) return `all of the ${mean.horizonMonths} months: none got there`;
  return `${round(mean.months)} of ${mean.horizonMonths} months (95% interval ${round(mean.low)}–${round(mean.high)})`;
}

/** What a log-rank test says, with its size. */
export function describeTest(test: LogRank | null): string {
  if (test === null) return "cannot be compared";
  const n = test.groups.reduce((sum, group) => sum + group.n, 0);
  return `${test.pValue < 0.05 ? "differ by more than chance" : "may differ by chance alone"} (log-rank test, ${describeP(test.pValue)}, n = ${n})`;
}

export interface CurvesCaption {
  readonly lags: readonly TierLag[];
  readonly stage: Stage;
  readonly claimed: readonly ClaimedLag[];
  /** Over all tiers, and over the three that the essays put in an order. */
  readonly allTiers: LogRank | null;
  readonly ordered: LogRank | null;
}

/** The message of the tiers' curves. */
export function curvesCaption({ lags, stage, claimed, allTiers, ordered }: CurvesCaption): string {
  const shown = lags.filter(isDrawn);
  if (shown.length === 0) return NOTHING_TO_DRAW;
  const few = lags.filter((lag) => !isDrawn(lag));
  const beyond = shown.reduce(
    (n, { watched }) => n + watched.filter(({ months }) => (months ?? 0) > SHOWN_MONTHS).length,
    0,
  );
  return [
    `Kaplan–Meier estimate of the share ${STAGES[stage].reached}. Median: ${shown.map((lag) => `${TIERS[lag.tier].label} ${describeMedian(lag)}`).join("; ")}.`,
    `The curves of all tiers ${describeTest(allTiers)}; those of the three that the essays put in an order, weight-only, kernel and system, ${describeTest(ordered)}.`,
    few.length === 0
      ? ""
      : `Not drawn for want of techniques: ${enumerate(few.map(({ tier, watched }) => `${TIERS[tier].label} (n = ${watched.length})`))}.`,
    claimed.length === 0
      ? ""
      : `Dashed lines are the months that the essays give a tier (${claimed.map(({ tier, months, claims }) => `${months} ${TIERS[tier].label}: ${claims.join(", ")}`).join("; ")}): a curve that fits crosses 50% near its line.`,
    "Bands are pointwise 95% intervals; small ticks are techniques still waiting.",
    beyond === 0
      ? ""
      : `${counted(beyond, "technique")} watched for more than ${SHOWN_MONTHS} months count beyond the figure.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** What one who reads the curves must know, computed from the rows of one stage. */
export function cautions(
  rows: readonly DurationRow[],
  lags: readonly TierLag[],
  stage: Stage,
  evidence: readonly EvidenceRow[],
): readonly string[] {
  const record = evidence.find((row) => row.stage === stage);
  const first = record?.first_on_record;
  const complete = lags.filter(({ watched, reached }) => watched.length > 0 && reached === watched.length);
  const undated = lags.flatMap((lag) => lag.undated);
  const serving = stage === "serving_stack" || stage === "two_serving_stacks";
  return [
    record === undefined
      ? ""
      : `Of the ${record.n_techniques} first dates of this stage on record, ${record.n_first_seen} were read in their source.`,
    complete.length === 0
      ? ""
      : `Every ${enumerate(complete.map(({ tier }) => TIERS[tier].label))} technique watched got there: events were collected mostly for techniques that somebody took up, so these shares are too high and these times too short.`,
    serving &&
    first !== undefined &&
    rows.some(({ paper_year: year }) => (year ?? Infinity) < Number(first.slice(0, 4)))
      ? `The first event of this stage on record is of ${formatDate(first, "month")}: techniques published earlier had to wait for stacks to exist, which lengthens their lags.`
      : "",
    serving
      ? "Training methods leave serving untouched: that few of them are in a serving stack is no sign of slowness."
      : "",
    undated.length === 0
      ? ""
      : `Standard by the end of 2025 at an unknown date, and therefore in no curve: ${enumerate(undated.map(({ technique, tier }) => `${technique} (${TIERS[tier].label})`))}.`,
    "A technique that its makers gave up, or that another replaced, counts as waiting.",
    "Techniques share laboratories and stacks, so intervals that take them for independent are too narrow.",
  ].filter(Boolean);
}

/** The message of the cohorts' curves: is the lag shrinking? */
export function cohortCaption(
  lags: readonly CohortLag[],
  rows: readonly DurationRow[],
  stage: Stage,
  of: string,
): string {
  const shown = lags.filter(isDrawn);
  const test = compareCohorts(rows);
  if (shown.length < 2 || test === null)
    return "Too few techniques in this selection to compare the years of their papers.";
  const means = shown.map(({ mean }) => mean?.months ?? Number.NaN);
  const first = means[0] ?? Number.NaN;
  const last = means.at(-1) ?? Number.NaN;
  const trend =
    test.pValue >= 0.05
      ? "cannot be told from chance"
      : last < first
        ? "shows: later papers get there sooner"
        : "goes the other way: later papers get there later";
  return [
    `Whether the lag of ${of} shrinks ${trend} (log-rank test over the years, ${describeP(test.pValue)}, n = ${test.groups.reduce((n, group) => n + group.n, 0)}).`,
    `Median until ${STAGES[stage].reached}: ${shown.map((lag) => `papers from ${lag.cohort.label} ${describeMedian(lag)}, ${lag.reached} of ${lag.watched.length} got there`).join("; ")}.`,
    `The mean counts the first ${COHORT_HORIZON_MONTHS} months only, for which all cohorts could be watched.`,
    "The mix of tiers changes from cohort to cohort, and stacks that could take a technique up are younger than the oldest papers.",
  ].join(" ");
}

/** What a lag looks like to one who counts only those that got there. */
export function describeSurvivors({ amongReached }: Lag): string {
  return amongReached === null ? "no month on record" : describeSummary(amongReached, " months");
}
