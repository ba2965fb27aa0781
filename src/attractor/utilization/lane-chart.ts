import * as Plot from "@observablehq/plot";
import type { Room } from "../../tables/definition.js";
import { seriesColour } from "../../ui/series.js";
import type { ClaimedShare } from "./claimed.js";
import type { Lane, ShareFigure } from "./figures.js";
import { laneNote } from "./words.js";

const NARROW = 560;

const LANE = 44;

interface LaneOptions extends Room {
  readonly claimed?: readonly ClaimedShare[];
  /** Share of the peak that work off the matrix units can reach. */
  readonly ceiling?: readonly [number, number] | null;
}

/** One lane for each family: every published share as a dot, their range as a band, the essays' figures hollow. */
export function laneChart(lanes: readonly Lane[], { width, theme, claimed = [], ceiling = null }: LaneOptions) {
  const narrow = width < NARROW;
  const [figures, essay] = [seriesColour(theme, 0), seriesColour(theme, 1)];
  const ranges = lanes.flatMap(({ family, range }) =>
    range === null ? [] : [{ family, low: range[0], high: range[1] }],
  );
  const medians = lanes.flatMap(({ family, median, figures: own }) =>
    median === null || own.length < 2 ? [] : [{ family, median }],
  );
  const intervals = lanes.flatMap(({ family, interval }) =>
    interval === null ? [] : [{ family, low: interval[0], high: interval[1] }],
  );
  const dots = lanes.flatMap(({ family, figures: own }) => own.map((figure) => ({ family, ...figure })));
  const shown = claimed.filter(({ family }) => lanes.some((lane) => lane.family === family));
  const label = narrow
    ? { dx: 4, textAnchor: "start" as const, stroke: theme.background, strokeWidth: 4 }
    : { dx: -8, textAnchor: "end" as const };
  return Plot.plot({
    width,
    height: 64 + LANE * lanes.length,
    marginTop: ceiling === null ? 12 : 26,
    marginLeft: narrow ? narrowLeft : 190,
    marginRight: 16,
    x: { domain: [0, 1], tickFormat: "%", label: "Share of the peak →", grid: true },
    y: { domain: lanes.map(({ family }) => family), axis: null, padding: 0 },
    marks: [
      Plot.ruleX([0]),
      ceiling === null
        ? null
        : Plot.ruleX([ceiling[1]], { stroke: seriesColour(theme, 3), strokeDasharray: "2,3", strokeWidth: 1.5 }),
      ceiling === null
        ? null
        : Plot.text([ceiling[1]], {
            x: (x: number) => x,
            frameAnchor: "top",
            dy: -16,
            dx: 4,
            textAnchor: "start",
            text: () => "without matrix units, 32 bits",
            fill: seriesColour(theme, 3),
          }),
      Plot.barX(ranges, {
        y: "family",
        x1: "low",
        x2: "high",
        fill: figures,
        fillOpacity: 0.15,
        insetTop: 17,
        insetBottom: 9,
      }),
      Plot.link(intervals, {
        x1: "low",
        x2: "high",
        y1: "family",
        y2: "family",
        stroke: figures,
        strokeWidth: 2,
        dy: 4,
      }),
      Plot.tickX(medians, {
        y: "family",
        x: "median",
        stroke: figures,
        strokeWidth: 2.5,
        insetTop: 14,
        insetBottom: 6,
      }),
      [true, false].map((seen) =>
        Plot.dot(
          dots.filter(({ row }) => (row.evidence === "seen") === seen),
          {
            y: "family",
            x: ({ low, high }: ShareFigure) => (low + high) / 2,
            dy: 4,
            r: 3.2,
            stroke: figures,
            fill: seen ? figures : theme.background,
            title: ({ row }: ShareFigure) => `${row.what}${row.device === null ? "" : `, ${row.device}`}`,
          },
        ),
      ),
      Plot.barX(shown, {
        y: "family",
        x1: ({ low }: ClaimedShare) => low - 0.004,
        x2: ({ high }: ClaimedShare) => high + 0.004,
        fill: "none",
        stroke: essay,
        strokeWidth: 1.6,
        insetTop: 17,
        insetBottom: 9,
      }),
      Plot.text(shown, {
        y: "family",
        x: "high",
        dx: 8,
        dy: 4,
        textAnchor: "start",
        text: ({ low, high }: ClaimedShare) =>
          `essay: ${low === high ? "" : `${Math.round(low * 100)}–`}${Math.round(high * 100)}%`,
        fill: essay,
        fontWeight: 600,
      }),
      Plot.text(lanes, {
        y: "family",
        x: 0,
        ...label,
        dy: narrow ? -13 : -4,
        text: (lane: Lane) => (narrow ? `${lane.family}: ${laneNote(lane)}` : lane.family),
        fill: theme.foreground,
        fontWeight: 600,
      }),
      narrow
        ? null
        : Plot.text(lanes, {
            y: "family",
            x: 0,
            ...label,
            dy: 10,
            text: (lane: Lane) => laneNote(lane),
            fill: theme.muted,
          }),
    ],
  });
}

const narrowLeft = 8;
