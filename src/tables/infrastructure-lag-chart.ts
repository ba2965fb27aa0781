import * as Plot from "@observablehq/plot";
import { summarize } from "../analysis/summary.ts";
import { CLAIMED_MONTHS, monthsToStandard, type TechniqueLag, TIER_NAMES } from "./infrastructure-lag.ts";

/** Months to standard practice of each technique by tier: middle half, median, and the essay's figure. */
export function draw(rows: readonly TechniqueLag[], width: number): SVGSVGElement | HTMLElement {
  const reached = rows.flatMap((r) => {
    const months = monthsToStandard(r);
    const tier = TIER_NAMES[r.tier];
    return months === null || tier === undefined ? [] : [{ ...r, months, name: tier }];
  });
  const tiers = Object.values(TIER_NAMES).filter((name) => reached.some((r) => r.name === name));
  const summaries = tiers.flatMap((name) => {
    const summary = summarize(reached.filter((r) => r.name === name).map((r) => r.months));
    return summary ? [{ name, ...summary }] : [];
  });
  const claimed = Object.entries(CLAIMED_MONTHS).map(([tier, months]) => ({ name: TIER_NAMES[tier], months }));
  return Plot.plot({
    width,
    height: 90 + 70 * tiers.length,
    marginLeft: 88,
    marginRight: 30,
    x: { label: "Months from first publication →", grid: true },
    y: { domain: tiers, label: null },
    marks: [
      Plot.barX(summaries, {
        y: "name",
        x1: "lowerQuartile",
        x2: "upperQuartile",
        fill: "var(--series-1)",
        fillOpacity: 0.18,
        insetTop: 14,
        insetBottom: 14,
      }),
      Plot.tickX(summaries, {
        y: "name",
        x: "median",
        stroke: "var(--series-1)",
        strokeWidth: 3,
        insetTop: 12,
        insetBottom: 12,
      }),
      Plot.dot(reached, {
        y: "name",
        x: "months",
        stroke: "var(--series-1)",
        r: 3.5,
        channels: { Technique: "technique" },
        tip: true,
      }),
      Plot.dot(claimed, { y: "name", x: "months", symbol: "diamond", fill: "var(--series-2)", r: 6, dy: -22 }),
      Plot.text(claimed, {
        y: "name",
        x: "months",
        text: (d: { months: number }) => `essay: ${d.months}`,
        dy: -22,
        dx: 10,
        textAnchor: "start",
      }),
      Plot.text(summaries, {
        y: "name",
        x: "median",
        text: (d: { median: number; n: number }) => `median ${Math.round(d.median)}, n = ${d.n}`,
        dy: 27,
      }),
      Plot.ruleX([0]),
    ],
  });
}
