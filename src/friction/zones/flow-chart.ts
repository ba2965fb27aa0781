import * as Plot from "@observablehq/plot";
import type { Room } from "../../tables/definition.js";
import { counted, describeShare } from "../../tables/finding.js";
import { ZONE_STYLES, ZONES, type Zone } from "../../ui/zones.js";
import { type Flow, flowOf, offsets, type Ribbon, ribbons } from "./flow.js";
import type { FlowRow } from "./rows.js";

interface Stretch {
  readonly zone: Zone;
  readonly x: number;
  readonly y: number;
  readonly n: number;
}

// Techniques' worth of space between two zones of a column.
const GAP = 14;

// Thinner bands are counted in the table only.
const LABELLED = 12;

export function drawFlow(rows: readonly FlowRow[], { width, theme }: Room) {
  const flow = flowOf(rows);
  const bands = ribbons(flow, GAP);
  const edge = bands.flatMap((band, i) => [
    { ...band, i, x: 0, y1: band.start[0], y2: band.start[1] },
    { ...band, i, x: 1, y1: band.end[0], y2: band.end[1] },
  ]);
  const columns = [
    { x: 0, size: flow.before, anchor: "end", dx: -12 },
    { x: 1, size: flow.after, anchor: "start", dx: 12 },
  ] as const;
  const narrow = width < 560;
  const stacks = columns.map(({ x, size, ...label }) => ({
    ...label,
    zones: ZONES.map((zone) => ({ zone, x, n: size(zone), y: offsets(size, GAP).get(zone) ?? 0 })).filter(
      ({ n }) => n > 0,
    ),
  }));
  return Plot.plot({
    width,
    height: narrow ? 380 : 440,
    marginLeft: narrow ? 84 : 120,
    marginRight: narrow ? 84 : 120,
    marginTop: 28,
    marginBottom: 8,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, flow.n + GAP * (ZONES.length - 1)], reverse: true, axis: null },
    marks: [
      Plot.areaY(edge, {
        x: "x",
        y1: "y1",
        y2: "y2",
        z: "i",
        curve: "bump-x",
        fill: (d: Ribbon) => theme.zone[d.from],
        fillOpacity: (d: Ribbon) => (d.from === d.to ? 0.22 : 0.5),
      }),
      stacks.map(({ zones, anchor, dx }) => [
        Plot.ruleX(zones, {
          x: "x",
          y1: "y",
          y2: (d: Stretch) => d.y + d.n,
          stroke: (d: Stretch) => theme.zone[d.zone],
          strokeWidth: 10,
        }),
        Plot.text(zones, {
          x: "x",
          y: (d: Stretch) => d.y + d.n / 2,
          text: (d: Stretch) => `${ZONE_STYLES[d.zone].symbol} ${ZONE_STYLES[d.zone].name} ${d.n}`,
          textAnchor: anchor,
          dx,
          fontWeight: 600,
        }),
      ]),
      Plot.text(
        bands.filter(({ n, from, to }) => n >= LABELLED && from !== to),
        {
          x: 0,
          y: (d: Ribbon) => (d.start[0] + d.start[1]) / 2,
          dx: 12,
          textAnchor: "start",
          text: (d: Ribbon) => `${d.n} to ${ZONE_STYLES[d.to].name.toLowerCase()}`,
          stroke: theme.background,
          strokeWidth: 3,
          fill: theme.foreground,
        },
      ),
      Plot.text(["At introduction"], { x: 0, frameAnchor: "top", dy: -22, fill: theme.muted }),
      Plot.text(["End of 2025"], { x: 1, frameAnchor: "top", dy: -22, fill: theme.muted }),
    ],
  });
}

/** How many moved and which way. */
export function flowCaption(rows: readonly FlowRow[]): string {
  const flow = flowOf(rows);
  if (flow.n === 0) return "No technique with both ratings is in this selection.";
  return `Of ${counted(flow.n, "technique")}, ${flow.better} moved to a zone with less friction, ${flow.worse} to one with more, ${flow.stayed} stayed. E rose for ${flow.eRose} and fell for ${flow.eFell}: a higher E does not always change the zone.`;
}

/** What the moves owe to how they were rated, and which way that pulls. */
export function biasSentence({ roseOfAdopted, roseOfNotAdopted }: Pick<Flow, "roseOfAdopted" | "roseOfNotAdopted">) {
  const measured =
    roseOfAdopted === null || roseOfNotAdopted === null
      ? ""
      : ` E rose for ${describeShare(roseOfAdopted)} of the techniques in use by the end of 2025 and for ${describeShare(roseOfNotAdopted)} of the others.`;
  return `The 2025 score counts what frameworks and serving stacks ship by then, so being adopted raises it: a zone in 2025 is partly a result of adoption and cannot explain it.${measured} The raters also knew in 2025 what had become of each technique. Hindsight makes a success look easy, so it would pull techniques that caught on towards green even at introduction and make green and yellow look faster than they were. The first bias flatters any test on the zones of 2025; the second flatters the essay's order of the zones on this page too.`;
}
