import * as Plot from "@observablehq/plot";
import type { ZoneName } from "../../analysis/rubric.js";
import { CELLS } from "../../analysis/zone-rules.js";
import type { Room } from "../../tables/definition.js";
import type { ChartTheme } from "../../ui/theme.js";
import { ZONE_STYLES, ZONES } from "../../ui/zones.js";
import type { KeptExample, RuledCell } from "./rule-outcome.js";

const NARROW = 560;

/** Names short enough for a cell; the second is for narrow screens. */
const CELL_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  "Transformer + FlashAttention": ["FlashAttention", "Flash"],
  "Falcon Mamba 7B": ["Falcon Mamba", "Falcon"],
  "Mixtral-8x7B": ["Mixtral", "Mixtral"],
};

function cellName(label: string, narrow: boolean): string {
  return CELL_NAMES[label]?.[narrow ? 1 : 0] ?? label;
}

/** What both maps of H against E share: the scales, and room that suits the width. */
function frame(width: number) {
  const room = Math.min(width, 820);
  const narrow = width < NARROW;
  return {
    width: room,
    height: narrow ? 330 : 430,
    marginLeft: 34,
    marginBottom: 40,
    marginTop: 6,
    marginRight: 4,
    padding: 0.04,
    x: { type: "band", label: "H, hardware fit →", tickSize: 0, domain: [0, 1, 2, 3, 4, 5, 6] },
    y: { type: "band", label: "↑ E, ecosystem", tickSize: 0, domain: [4, 3, 2, 1, 0] },
  } as const;
}

const tintOf = (zone: ZoneName, theme: ChartTheme) => ZONE_STYLES[zone][theme.dark ? "dark" : "light"].tint;

const inkOf = (zone: ZoneName, theme: ChartTheme) => ZONE_STYLES[zone][theme.dark ? "dark" : "light"].ink;

/** One mark for each zone, so that each has its own symbol whatever the others hold. */
function symbols<T extends { readonly zone: ZoneName; readonly h: number; readonly e: number }>(
  cells: readonly T[],
  theme: ChartTheme,
  options: { readonly r: number; readonly dx?: number; readonly dy?: number },
) {
  return ZONES.map((zone) =>
    Plot.dot(
      cells.filter((cell) => cell.zone === zone),
      { x: "h", y: "e", symbol: ZONE_STYLES[zone].plotSymbol, fill: theme.zone[zone], ...options },
    ),
  );
}

/** The 35 cells with their zone and the techniques in them; the worked examples are outlined and named. */
export function drawZoneGrid(cells: readonly RuledCell[], examples: readonly KeptExample[], { width, theme }: Room) {
  const narrow = width < NARROW;
  const changed = cells.filter(({ zone, zoneBefore }) => zone !== zoneBefore);
  return Plot.plot({
    ...frame(width),
    marks: [
      Plot.cell(cells, { x: "h", y: "e", fill: (d: RuledCell) => tintOf(d.zone, theme) }),
      Plot.cell(changed, { x: "h", y: "e", stroke: theme.muted, strokeWidth: 1.5, strokeDasharray: "4 3", inset: 1 }),
      Plot.cell(examples, { x: "h", y: "e", stroke: theme.foreground, strokeWidth: 2, inset: 1 }),
      symbols(cells, theme, narrow ? { r: 3.5, dy: -14 } : { r: 5, dx: -14, dy: -10 }),
      Plot.text(cells, {
        x: "h",
        y: "e",
        text: (d: RuledCell) => String(d.n),
        fill: (d: RuledCell) => (d.n === 0 ? theme.muted : inkOf(d.zone, theme)),
        fontSize: 13,
        fontWeight: 600,
        dx: narrow ? 0 : 10,
        dy: narrow ? 3 : -10,
      }),
      Plot.text(examples, {
        x: "h",
        y: "e",
        text: (d: KeptExample) => `${d.keeps ? "" : "≠"}${narrow || d.keeps ? "" : " "}${cellName(d.label, narrow)}`,
        fill: theme.foreground,
        fontSize: narrow ? 9 : 11.5,
        dy: narrow ? 18 : 15,
      }),
    ],
  });
}

/** The zones that each cell can have as long as the worked examples keep theirs. */
export function drawFreedom(
  possible: readonly (readonly ZoneName[])[],
  examples: readonly KeptExample[],
  { width, theme }: Room,
) {
  const narrow = width < NARROW;
  const step = narrow ? 10 : 20;
  const cells = CELLS.map((cell, i) => ({ ...cell, zones: possible[i] ?? [] }));
  const fixed = cells.flatMap(({ h, e, zones: [zone, ...more] }) =>
    zone && more.length === 0 ? [{ h, e, zone }] : [],
  );
  const sizes = [...new Set(cells.map(({ zones }) => zones.length))];
  return Plot.plot({
    ...frame(width),
    marks: [
      Plot.cell(cells, { x: "h", y: "e", fill: "none", stroke: theme.rule }),
      Plot.cell(fixed, { x: "h", y: "e", fill: (d: { zone: ZoneName }) => tintOf(d.zone, theme) }),
      Plot.cell(examples, { x: "h", y: "e", stroke: theme.foreground, strokeWidth: 2, inset: 1 }),
      // Offsets are constant within a mark: one mark for each place among so many.
      sizes.flatMap((size) =>
        Array.from({ length: size }, (_, place) =>
          symbols(
            cells.flatMap(({ h, e, zones }) => {
              const zone = zones.length === size ? zones[place] : undefined;
              return zone ? [{ h, e, zone }] : [];
            }),
            theme,
            { r: narrow ? 3.5 : 5, dx: (place - (size - 1) / 2) * step },
          ),
        ),
      ),
      Plot.text(examples, {
        x: "h",
        y: "e",
        text: (d: KeptExample) => cellName(d.label, narrow),
        fill: theme.foreground,
        fontSize: narrow ? 9 : 11.5,
        dy: narrow ? 18 : 20,
      }),
    ],
  });
}

/** The legend of zones, for figures that show their symbols. */
export function zoneLegend(theme: ChartTheme) {
  return ZONES.map((zone) => ({
    label: ZONE_STYLES[zone].name,
    symbol: ZONE_STYLES[zone].plotSymbol,
    colour: theme.zone[zone],
  }));
}
