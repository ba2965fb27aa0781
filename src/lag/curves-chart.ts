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

export const NOTHING_TO_DRAW = "Too few techniques in this selection to draw a curve.";

/** Fewer techniques than this have no curve worth drawing. */
export function isDrawn({ watched }: Lag): boolean {
  return watched.length >= MIN_OBSERVATIONS;
}

const LINE = 11;

/** A claimed lag with its words above the figure, raised so that neighbours do not touch. */
interface ClaimedLine extends ClaimedLag {
  readonly words: string;
  readonly raisedBy: number;
}

/** Every second line's words stand above those of its neighbours. */
export function raise(claimed: readonly ClaimedLag[]): readonly ClaimedLine[] {
  const lines = ({ claims }: ClaimedLag) => 1 + claims.length;
  const low = Math.max(0, ...claimed.filter((_, i) => i % 2 === 0).map(lines));
  return claimed.map((claim, i) => ({
    ...claim,
    words: claim.claims.join("\n"),
    raisedBy: i % 2 === 0 ? 0 : LINE * low + 4,
  }));
}

/** The share at a stage by months since the start, one curve for each tier, and the months that the essays give. */
export function tierCurves(lags: readonly TierLag[], stage: Stage, claimed: readonly ClaimedLag[], room: Room) {
  const { theme, width } = room;
  const narrow = width < NARROW;
  const shown = lags.filter(isDrawn);
  if (shown.length === 0) throw new Error(NOTHING_TO_DRAW);
  const colour = ({ tier }: Pick<ClaimedLag, "tier">) => seriesColour(theme, TIERS[tier].series);
  const own = claimed.filter(({ tier }) => shown.some((lag) => lag.tier === tier));
  const lines = narrow ? own.map((claim) => ({ ...claim, words: "", raisedBy: 0 })) : raise(own);
  const height = ({ claims, raisedBy }: ClaimedLine) => raisedBy + LINE * (narrow ? 0 : claims.length);
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
    marginTop: 34 + Math.max(0, ...lines.map(height)),
    marks: lines.flatMap((line) => [
      Plot.ruleX([line], {
        x: "months",
        stroke: colour,
        strokeDasharray: "5,4",
        strokeWidth: 1.5,
        insetTop: -line.raisedBy,
      }),
      Plot.text([line], {
        x: "months",
        frameAnchor: "top",
        lineAnchor: "bottom",
        dy: -4 - line.raisedBy,
        text: "words",
        fill: theme.muted,
        fontSize: 9.5,
        lineHeight: LINE / 9.5,
      }),
      Plot.text([line], {
        x: "months",
        frameAnchor: "top",
        lineAnchor: "bottom",
        dy: -5 - height(line),
        text: ({ months, tier }: ClaimedLag) => (narrow ? String(months) : `${months}, ${TIERS[tier].label}`),
        fill: colour,
        fontWeight: 600,
      }),
    ]),
  });
}

/** The share at a stage by months since the start, one curve for each cohort. */
export function cohortCurves(lags: readonly CohortLag[], stage: Stage, room: Room) {
  const narrow = room.width < NARROW;
  if (!lags.some(isDrawn)) throw new Error(NOTHING_TO_DRAW);
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
