import * as Plot from "@observablehq/plot";
import { percent } from "../tables/finding.js";
import { NARROW } from "../ui/survival-chart.js";
import type { ChartTheme } from "../ui/theme.js";
import { ZONE_STYLES, ZONES } from "../ui/zones.js";
import { type Fate, fatesOf } from "./fates.js";
import type { FateRow } from "./rows.js";

/** The share adopted of each era and zone, with its interval and the number of techniques. */
export function drawFates(rows: readonly FateRow[], width: number, theme: ChartTheme): SVGElement | HTMLElement {
  const fates = fatesOf(rows);
  const narrow = width < NARROW;
  const zones = ZONES.filter((zone) => fates.some((fate) => fate.zone === zone));
  return Plot.plot({
    width,
    height: 300,
    marginLeft: 44,
    marginTop: 40,
    marginBottom: 34,
    fx: { label: null, padding: 0.12, domain: [...new Set(fates.map(({ era }) => era))] },
    x: { axis: null, domain: zones, padding: 0.6 },
    y: { domain: [0, 1], label: "Share adopted", tickFormat: percent, grid: true, ticks: 5 },
    symbol: { domain: ZONES, range: ZONES.map((zone) => ZONE_STYLES[zone].plotSymbol) },
    color: { domain: ZONES, range: ZONES.map((zone) => theme.zone[zone]) },
    style: { color: theme.muted, background: "none", fontSize: "11px" },
    marks: [
      Plot.ruleY([0], { stroke: theme.rule }),
      Plot.ruleX(fates, { fx: "era", x: "zone", y1: "low", y2: "high", stroke: "zone", strokeWidth: 2 }),
      Plot.dot(fates, { fx: "era", x: "zone", y: "share", fill: "zone", symbol: "zone", r: narrow ? 4 : 6 }),
      narrow
        ? null
        : Plot.text(fates, {
            fx: "era",
            x: "zone",
            y: "high",
            text: ({ n }: Fate) => `n ${n}`,
            dy: -8,
            fill: theme.muted,
          }),
    ],
  });
}
