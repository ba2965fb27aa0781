import * as Plot from "@observablehq/plot";
import type { MonthRange } from "../../tables/claimed-months.js";
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

/** The figure's message: medians by zone, the test, and how to read the essay's speeds in it. */
export function captionOf(
  rows: readonly DurationRow[],
  stage: Stage,
  claimed: ClaimedRanges,
  verifiedOnly: boolean,
): string {
  const shown = zoneLags(rows, stage).filter(drawn);
  if (shown.length === 0) return "No zone has enough techniques in this selection to draw a curve.";
  const medians = shown.map((lag) => `${nameOf(lag.zone)} ${describeMedian(lag)}`);
  const sentences = [`${STAGES[stage].label}, median time: ${medians.join("; ")}.`];
  if (verifiedOnly) sentences.unshift(SELECTED_BY_OUTCOME);
  const test = compareZones(
    rows.filter(({ zone_introduction }) => shown.some(({ zone }) => zone === zone_introduction)),
    stage,
  );
  if (test !== null && !verifiedOnly)
    sentences.push(
      `${test.pValue < 0.05 ? "The curves differ by more than chance" : "The curves may differ by chance alone"} (log-rank test, ${describeP(test.pValue)}, n = ${test.groups.reduce((n, group) => n + group.n, 0)}).`,
    );
  if (shown.some(({ zone }) => claimed.has(zone)))
    sentences.push("A curve fits the essay's speed where it crosses 50% inside its thick bar.");
  return sentences.join(" ");
}

/** How the figure was drawn and what the estimate takes for granted. */
export function methodNote(rows: readonly DurationRow[], stage: Stage): string {
  const lags = zoneLags(rows, stage);
  const few = lags.filter((lag) => !drawn(lag));
  const beyond = lags
    .filter(drawn)
    .reduce((n, { watched }) => n + watched.filter(({ months }) => (months ?? 0) > SHOWN_MONTHS).length, 0);
  const missing =
    few.length === 0
      ? ""
      : `; not drawn for want of techniques: ${enumerate(few.map(({ zone, watched }) => `${nameOf(zone)} (n = ${watched.length})`))}`;
  const longer =
    beyond === 0
      ? ""
      : ` ${counted(beyond, "technique")} watched for more than ${SHOWN_MONTHS} months count all the same.`;
  return `Kaplan–Meier estimates with pointwise 95% intervals as bands; ticks are techniques still waiting at the end of 2025${missing}.${longer} ${ASSUMPTIONS}`;
}

const ASSUMPTIONS =
  "Techniques are taken to be independent, and the chance of adoption not to depend on the year; as they share laboratories and stacks, the intervals are too narrow. The dataset holds what somebody found worth recording, so every share is too high. The raters who set the zones knew what became of each technique.";

function wordsOf({ from, to }: MonthRange): string {
  return to === Number.POSITIVE_INFINITY ? `essay: ${from}+` : from === to ? `${from}` : `${from}–${to}`;
}

function nameOf(zone: Zone): string {
  return ZONE_STYLES[zone].name.toLowerCase();
}
