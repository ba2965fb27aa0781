import * as Plot from "@observablehq/plot";
import { html } from "htl";
import { MAX_E, MAX_H, type ZoneName, zoneOf } from "../analysis/rubric.js";
import { ZONE_STYLES, ZONES } from "../ui/zones.js";
import { animateFrom, positionsOf } from "./animate.js";
import { cellOf, flows, type Grid, GUTTER, largestFlows, type Placed, placeInCells } from "./layout.js";
import { roveMarks } from "./rove.js";
import type { MapRow, Moment } from "./rows.js";

/** Adoption from which a technique counts as widely used. */
export const WIDE_USE = 2;

const FLOWS_PER_COLUMN = 3;

export interface FrictionMapOptions {
  readonly rows: readonly MapRow[];
  readonly moment: Moment;
  readonly width: number;
  /** Where a technique's page is. */
  readonly href: (id: string) => string;
  /** Called with the technique under the pointer or the keyboard focus. */
  readonly onRead: (row: MapRow) => void;
  /** The map that this one replaces, from which its marks move. */
  readonly previous?: SVGSVGElement | undefined;
}

interface Mark {
  readonly id: string;
  readonly h: number;
  readonly e: number;
  readonly zone: ZoneName;
  readonly row: MapRow;
}

type PlacedMark = Placed<Mark>;

const SCORES = Array.from({ length: (MAX_H + 1) * (MAX_E + 1) }, (_, i) => ({
  h: i % (MAX_H + 1),
  e: Math.floor(i / (MAX_H + 1)),
}));

/**
 * H against E with every technique as a mark in the cell of its scores. Filled marks are in wide use. At "2025" arrows
 * show how many techniques of a column rose from which E.
 */
export function frictionMap({ rows, moment, width, href, onRead, previous }: FrictionMapOptions): SVGSVGElement {
  const grid = gridFor(width);
  const marks = rows
    .map((row): Mark => {
      const e = moment === "2025" ? row.e_2025 : row.e_introduction;
      return { id: row.id, h: row.h, e, zone: zoneOf(row.h, e), row };
    })
    .sort((a, b) => (b.row.adoption_2025 ?? -1) - (a.row.adoption_2025 ?? -1) || a.row.name.localeCompare(b.row.name));
  const { placed, spacing } = placeInCells(marks, grid);
  const radius = Math.max(1.6, spacing * 0.34);

  const svg = Plot.plot({
    width,
    height: grid.height,
    margin: 0,
    x: { type: "identity", axis: null },
    y: { type: "identity", axis: null },
    marks: [
      zoneCells(grid),
      zoneNames(grid),
      axisLabels(grid),
      moment === "2025" ? movement(rows, grid) : [],
      ZONES.map((zone) => zoneMarks(placed, zone, radius, href)),
    ],
  }) as SVGSVGElement;
  svg.classList.add("friction-map");
  // Plot labels its groups by the kind of mark, which says nothing to a reader and is not allowed on a plain group.
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", describe(marks, moment));
  const byId = new Map(rows.map((row) => [row.id, row]));
  roveMarks(svg, (id) => {
    const row = byId.get(id);
    if (row) onRead(row);
  });
  if (previous) animateFrom(svg, positionsOf(previous));
  return svg;
}

function gridFor(width: number): Grid {
  const narrow = width < 520;
  return {
    width,
    height: narrow ? 620 : Math.min(720, Math.max(520, width * 0.62)),
    margin: { top: 8, right: 4, bottom: 46, left: narrow ? 30 : 48 },
  };
}

function zoneCells(grid: Grid) {
  const cells = SCORES.map(({ h, e }) => ({ ...cellOf(h, e, grid), zone: zoneOf(h, e) }));
  return Plot.rect(cells, {
    x1: (c) => c.x + 1,
    x2: (c) => c.x + c.width - 1,
    y1: (c) => c.y + 1,
    y2: (c) => c.y + c.height - 1,
    fill: (c) => `var(--zone-${c.zone}-tint)`,
    ariaHidden: "true",
  });
}

/** Each zone's name stands in its outermost cell, where it is surely visible. */
const NAME_CELLS: Readonly<Record<ZoneName, { h: number; e: number }>> = {
  green: { h: 6, e: 4 },
  yellow: { h: 6, e: 2 },
  orange: { h: 3, e: 4 },
  red: { h: 0, e: 4 },
};

function zoneNames(grid: Grid) {
  const names = ZONES.map((zone) => ({
    zone,
    text: `${ZONE_STYLES[zone].symbol} ${ZONE_STYLES[zone].name}`,
    ...cellOf(NAME_CELLS[zone].h, NAME_CELLS[zone].e, grid),
  }));
  return Plot.text(names, {
    x: (d) => d.x + d.width - 5,
    y: (d) => d.y + 4,
    text: "text",
    fill: (d) => `var(--zone-${d.zone}-ink)`,
    textAnchor: "end",
    lineAnchor: "top",
    fontWeight: 600,
    ariaHidden: "true",
  });
}

function axisLabels(grid: Grid) {
  const { margin, width, height } = grid;
  const columns = Array.from({ length: MAX_H + 1 }, (_, h) => ({ label: h, ...cellOf(h, 0, grid) }));
  const bands = Array.from({ length: MAX_E + 1 }, (_, e) => ({ label: e, ...cellOf(0, e, grid) }));
  const bottom = height - margin.bottom;
  return [
    Plot.text(columns, { x: (d) => d.x + d.width / 2, y: bottom + 13, text: "label", fill: "var(--muted)" }),
    Plot.text(bands, { x: margin.left - 10, y: (d) => d.y + d.height / 2, text: "label", fill: "var(--muted)" }),
    Plot.text(["H: how well the computation fits a GPU →"], {
      x: width - margin.right,
      y: bottom + 33,
      textAnchor: "end",
      fill: "var(--muted)",
    }),
    Plot.text(["E: how little ecosystem work remains →"], {
      x: 9,
      y: margin.top + 4,
      rotate: -90,
      textAnchor: "end",
      lineAnchor: "middle",
      fill: "var(--muted)",
    }),
  ];
}

/** The largest moves of each column, as arrows in the gutter on its left, each with how many techniques made it. */
function movement(rows: readonly MapRow[], grid: Grid) {
  const moved = largestFlows(
    flows(rows.map((row) => ({ h: row.h, from: row.e_introduction, to: row.e_2025 }))),
    FLOWS_PER_COLUMN,
  );
  const arrows = moved.map(({ lane, ...flow }) => {
    const start = cellOf(flow.h, flow.from, grid);
    const end = cellOf(flow.h, flow.to, grid);
    const x = start.x + start.width * GUTTER * ((lane + 0.75) / FLOWS_PER_COLUMN);
    return { ...flow, x, y1: start.y + start.height / 2, y2: end.y + end.height / 2 };
  });
  return Plot.arrow(arrows, {
    x1: "x",
    x2: "x",
    y1: "y1",
    y2: "y2",
    stroke: "var(--foreground)",
    strokeOpacity: 0.55,
    strokeWidth: (d) => Math.max(0.75, Math.sqrt(d.count) * 0.5),
    headLength: 6,
    ariaHidden: "true",
  });
}

function zoneMarks(placed: readonly PlacedMark[], zone: ZoneName, radius: number, href: (id: string) => string) {
  const own = placed.filter(({ item }) => item.zone === zone);
  return Plot.dot(own, {
    x: "x",
    y: "y",
    r: radius,
    symbol: ZONE_STYLES[zone].plotSymbol,
    fill: ({ item }: PlacedMark) =>
      (item.row.adoption_2025 ?? 0) >= WIDE_USE ? `var(--zone-${zone}-mark)` : "var(--background)",
    stroke: `var(--zone-${zone}-mark)`,
    strokeWidth: 1.2,
    href: ({ item }: PlacedMark) => href(item.id),
    ariaLabel: ({ item }: PlacedMark) => `${item.row.name}: H ${item.h}, E ${item.e}, ${zone}`,
    className: "friction-marks",
  });
}

function describe(marks: readonly Mark[], moment: Moment): string {
  const counts = ZONES.map((zone) => `${marks.filter((mark) => mark.zone === zone).length} ${zone}`).join(", ");
  const when = moment === "2025" ? "at the end of 2025" : "at introduction";
  return `Friction map of ${marks.length} techniques ${when}: ${counts}. Arrow keys move between techniques, Enter opens one.`;
}

/** The line that reads one technique out, below the map. */
export function readout(row: MapRow | null, href: (id: string) => string): HTMLElement {
  if (!row) {
    return html`<p class="map-readout map-hint">Point at a mark, or press Tab and then the arrow keys, to read a technique.</p>`;
  }
  const before = ZONE_STYLES[row.zone_introduction];
  const after = ZONE_STYLES[row.zone_2025];
  const used = row.adoption_2025 === null ? "adoption not rated" : `adoption ${row.adoption_2025} of 3`;
  return html`<p class="map-readout"><a href=${href(row.id)}><b>${row.name}</b></a> ${row.one_line}
    <span class="map-scores">H ${row.h} · E ${row.e_introduction} → ${row.e_2025} ·
    ${before.symbol} ${before.name} → ${after.symbol} ${after.name} · ${used}</span></p>`;
}
