import * as Plot from "@observablehq/plot";
import type { Room } from "../tables/definition.js";
import { MIN_OBSERVATIONS } from "../tables/finding.js";
import { seriesColour } from "../ui/series.js";
import { NARROW, survivalPlot } from "../ui/survival-chart.js";
import type { ClaimedLag } from "./claimed.js";
import type { CohortLag, Lag, TierLag } from "./lags.js";
import { STAGES, type Stage, TIERS } from "./rows.js";

/** Months that the figures show; old techniques were watched for longer. */
export const SHOWN_MONTHS = 96;

/** Fewer techniques than this have no curve worth drawing. */
export function isDrawn({ watched }: Lag): boolean {
  return watched.length >= MIN_OBSERVATIONS;
}

const LINE = 12;

/** The share at a stage by months since the start, one curve for each tier, and the months that the essays give. */
export function tierCurves(lags: readonly TierLag[], stage: Stage, claimed: readonly ClaimedLag[], room: Room) {
  const { theme, width } = room;
  const narrow = width < NARROW;
  const shown = lags.filter(isDrawn);
  const lines = narrow ? 1 : 1 + Math.max(0, ...claimed.map(({ claims }) => claims.length));
  const drawn = claimed.filter(({ tier }) => shown.some((lag) => lag.tier === tier));
  const colour = ({ tier }: Pick<ClaimedLag, "tier">) => seriesColour(theme, TIERS[tier].series);
  const word = ({ months, tier }: ClaimedLag) => (narrow ? String(months) : `${months}, ${TIERS[tier].label}`);
  return survivalPlot({
    ...room,
    groups: shown.map(({ tier, curve, reached, watched }) => ({
      curve,
      colour: colour({ tier }),
      label: `${TIERS[tier].label}${narrow ? "" : `, ${reached} of ${watched.length}`}`,
    })),
    until: SHOWN_MONTHS,
    xLabel: "Months since the clock started →",
    yLabel: `↑ Share ${STAGES[stage].reached}`,
    marginRight: narrow ? 84 : 138,
    marginTop: 26 + LINE * lines,
    marks: [
      Plot.ruleX(drawn, { x: "months", stroke: colour, strokeDasharray: "5,4", strokeWidth: 1.5 }),
      Plot.text(drawn, {
        x: "months",
        frameAnchor: "top",
        lineAnchor: "bottom",
        dy: -4 - LINE * (lines - 1),
        text: word,
        fill: colour,
        fontWeight: 600,
      }),
      narrow
        ? []
        : Plot.text(drawn, {
            x: "months",
            frameAnchor: "top",
            lineAnchor: "top",
            dy: -2 - LINE * (lines - 1),
            text: ({ claims }: ClaimedLag) => claims.join("\n"),
            fill: theme.muted,
            fontSize: 9.5,
          }),
    ],
  });
}

/** The share at a stage by months since the start, one curve for each cohort. */
export function cohortCurves(lags: readonly CohortLag[], stage: Stage, room: Room) {
  const narrow = room.width < NARROW;
  return survivalPlot({
    ...room,
    groups: lags.flatMap((lag, i) =>
      isDrawn(lag)
        ? [
            {
              curve: lag.curve,
              colour: seriesColour(room.theme, COHORT_SERIES[i] ?? i),
              label: `${lag.cohort.label}${narrow ? "" : `, ${lag.reached} of ${lag.watched.length}`}`,
            },
          ]
        : [],
    ),
    until: SHOWN_MONTHS,
    xLabel: "Months since the clock started →",
    yLabel: `↑ Share ${STAGES[stage].reached}`,
    marginRight: narrow ? 104 : 178,
  });
}

/** From the quietest to the strongest: the oldest papers recede. */
const COHORT_SERIES = [5, 4, 2];
