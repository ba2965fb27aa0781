import * as Plot from "@observablehq/plot";
import type { Share } from "../../analysis/summary.js";
import type { Room } from "../../tables/definition.js";
import { percent } from "../../tables/finding.js";
import { ZONE_STYLES, ZONES, type Zone } from "../../ui/zones.js";
import type { ZoneOutcome } from "./rule-outcome.js";

interface Bar extends Share {
  readonly zone: string;
  readonly key: Zone;
  readonly use: string;
}

const ANY_USE = "in use at all";

const WIDE_USE = "in several models or more";

function barsOf(outcomes: readonly ZoneOutcome[]): readonly Bar[] {
  return outcomes.flatMap(({ zone, adopted, widelyAdopted }) => {
    const bar = (use: string, share: Share | null): Bar[] =>
      share === null ? [] : [{ ...share, zone: ZONE_STYLES[zone].name, key: zone, use }];
    return [...bar(ANY_USE, adopted), ...bar(WIDE_USE, widelyAdopted)];
  });
}

/** Shares of each zone's techniques in use by the end of 2025, with 95% intervals, over crosses for the site's own rule. */
export function drawAdoption(outcomes: readonly ZoneOutcome[], before: readonly ZoneOutcome[], { width, theme }: Room) {
  const narrow = width < 560;
  const bars = barsOf(outcomes);
  const facet = narrow ? { fy: "use" } : { fx: "use" };
  const facets = { domain: [ANY_USE, WIDE_USE], label: null };
  return Plot.plot({
    width: Math.min(width, 820),
    height: narrow ? 430 : 250,
    marginLeft: 62,
    marginRight: 20,
    marginTop: 26,
    marginBottom: 40,
    ...(narrow ? { fy: { ...facets, axis: null, padding: 0.12 } } : { fx: { ...facets, axis: null } }),
    x: { domain: [0, 100], label: "% of techniques, 95% interval →", grid: true, ticks: narrow ? 5 : 4 },
    y: { domain: ZONES.map((zone) => ZONE_STYLES[zone].name), label: null },
    marks: [
      Plot.text([ANY_USE, WIDE_USE], {
        ...(narrow ? { fy: (d: string) => d } : { fx: (d: string) => d }),
        text: (d: string) => d,
        frameAnchor: "top-left",
        dy: -20,
        fontWeight: 600,
      }),
      Plot.dot(barsOf(before), {
        ...facet,
        x: (d: Bar) => d.share * 100,
        y: "zone",
        symbol: "times",
        stroke: theme.muted,
        r: 4,
        dy: 9,
      }),
      Plot.ruleY(bars, {
        ...facet,
        x1: (d: Bar) => d.low * 100,
        x2: (d: Bar) => d.high * 100,
        y: "zone",
        stroke: (d: Bar) => theme.zone[d.key],
        strokeWidth: 2,
      }),
      ZONES.map((zone) =>
        Plot.dot(
          bars.filter(({ key }) => key === zone),
          {
            ...facet,
            x: (d: Bar) => d.share * 100,
            y: "zone",
            symbol: ZONE_STYLES[zone].plotSymbol,
            fill: theme.zone[zone],
            r: 5,
          },
        ),
      ),
      Plot.text(bars, {
        ...facet,
        x: (d: Bar) => Math.min(84, Math.max(16, d.share * 100)),
        y: "zone",
        text: (d: Bar) => `${percent(d.share)}, n = ${d.n}`,
        dy: -12,
        fill: theme.foreground,
      }),
    ],
  });
}
