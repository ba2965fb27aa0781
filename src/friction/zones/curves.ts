import * as Plot from "@observablehq/plot";
import { describeRange, type MonthRange } from "../../tables/claimed-months.js";
import type { Room } from "../../tables/definition.js";
import { counted, enumerate, MIN_OBSERVATIONS } from "../../tables/finding.js";
import { describeMedian, describeP } from "../../tables/survival-text.js";
import { NARROW, survivalPlot } from "../../ui/survival-chart.js";
import { ZONE_STYLES, type Zone } from "../../ui/zones.js";
import { compareZones, STAGES, type ZoneLag, zoneLags } from "./lags.js";
import type { DurationRow, Stage } from "./rows.js";
import { SELECTED_BY_OUTCOME } from "./selection.js";

export type ClaimedRanges = ReadonlyMap<Zone, MonthRange>;

/** Months that the figure shows; the watch of old techniques is far longer. */
export const SHOWN_MONTHS = 96;

const drawn = ({ watched }: ZoneLag) => watched.length >= MIN_OBSERVATIONS;

export function drawCurves(rows: readonly DurationRow[], stage: Stage, claimed: ClaimedRanges, { width, theme }: Room) {
  const narrow = width < NARROW;
  const lags = zoneLags(rows, stage).filter(drawn);
  const colour = (d: { readonly zone: Zone }) => theme.zone[d.zone];
  const ranges = lags.flatMap(({ zone }) => {
    const range = claimed.get(zone);
    return range === undefined
      ? []
      : [{ zone, x1: range.from, x2: Math.min(range.to, SHOWN_MONTHS), words: wordsOf(range) }];
  });
  return survivalPlot({
    width,
    theme,
    groups: lags.map((lag) => ({
      curve: lag.curve,
      colour: colour(lag),
      label: `${ZONE_STYLES[lag.zone].symbol} ${ZONE_STYLES[lag.zone].name}${narrow ? "" : `, ${lag.reached} of ${lag.watched.length}`}`,
    })),
    until: SHOWN_MONTHS,
    xLabel: "Months from the first publication →",
    yLabel: `↑ Share ${STAGES[stage].reached}`,
    marginRight: narrow ? 84 : 138,
    marks: [
      Plot.ruleY(ranges, {
        y: 0.5,
        x1: "x1",
        x2: "x2",
        stroke: theme.background,
        strokeWidth: 10,
        strokeLinecap: "butt",
      }),
      Plot.ruleY(ranges, { y: 0.5, x1: "x1", x2: "x2", stroke: colour, strokeWidth: 6, strokeLinecap: "butt" }),
      Plot.dot(ranges, {
        x: "x1",
        y: 0.5,
        symbol: (d: { zone: Zone }) => ZONE_STYLES[d.zone].plotSymbol,
        fill: colour,
        stroke: theme.background,
        r: 6,
      }),
      narrow
        ? []
        : Plot.text(ranges, {
            x: "x1",
            y: 0.5,
            dy: 16,
            textAnchor: "start",
            text: "words",
            fill: colour,
            stroke: theme.background,
            strokeWidth: 4,
          }),
    ],
  });
}

/** What the estimate takes for granted, for a reader. */
export const ASSUMPTIONS =
  "The estimate assumes that techniques are independent and that the chance of adoption does not depend on the year of publication. Techniques share laboratories and stacks, so the intervals are too narrow rather than too wide. The dataset holds what somebody found worth recording, so every share is too high rather than too low. The raters who set the zones knew what became of each technique.";

/** The figure's message: medians by zone, the test, and what the reader must know to read it. */
export function captionOf(
  rows: readonly DurationRow[],
  stage: Stage,
  claimed: ClaimedRanges,
  verifiedOnly: boolean,
): string {
  const lags = zoneLags(rows, stage);
  const shown = lags.filter(drawn);
  const few = lags.filter((lag) => !drawn(lag));
  const test = compareZones(
    rows.filter(({ zone_introduction }) => shown.some(({ zone }) => zone === zone_introduction)),
    stage,
  );
  const medians = shown.map((lag) => `${nameOf(lag.zone)} ${describeMedian(lag)}`);
  const beyond = shown.reduce(
    (n, { watched }) => n + watched.filter(({ months }) => (months ?? 0) > SHOWN_MONTHS).length,
    0,
  );
  const ranges = [...claimed].filter(([zone]) => shown.some((lag) => lag.zone === zone));
  return [
    verifiedOnly ? SELECTED_BY_OUTCOME : "",
    `Kaplan–Meier estimate of the share ${STAGES[stage].reached}. Median: ${medians.join("; ")}.`,
    test === null || verifiedOnly
      ? ""
      : `${test.pValue < 0.05 ? "The curves differ by more than chance" : "The curves may differ by chance alone"} (log-rank test, ${describeP(test.pValue)}, n = ${test.groups.reduce((n, group) => n + group.n, 0)}).`,
    few.length === 0
      ? ""
      : `Not drawn for want of techniques: ${enumerate(few.map(({ zone, watched }) => `${nameOf(zone)} (n = ${watched.length})`))}.`,
    ranges.length === 0
      ? ""
      : `Thick bars on the 50% line are the essay's speeds (${ranges.map(([zone, range]) => `${nameOf(zone)} ${describeRange(range)}`).join(", ")}): a curve that fits its claim crosses 50% inside its bar.`,
    "Bands are pointwise 95% intervals; small ticks mark techniques still waiting at the end of 2025.",
    beyond === 0
      ? ""
      : `${counted(beyond, "technique")} watched for more than ${SHOWN_MONTHS} months count in the curve, which goes on beyond the figure.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function wordsOf({ from, to }: MonthRange): string {
  return to === Number.POSITIVE_INFINITY ? `essay: ${from}+` : from === to ? `${from}` : `${from}–${to}`;
}

function nameOf(zone: Zone): string {
  return ZONE_STYLES[zone].name.toLowerCase();
}
