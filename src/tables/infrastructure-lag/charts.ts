import * as Plot from "@observablehq/plot";
import { summarize } from "../../analysis/summary.js";
import { seriesColour } from "../../ui/series.js";
import type { Chart, Room } from "../definition.js";
import { describeSummary } from "../finding.js";
import { CLAIMED_MONTHS, monthsToStandard, type TechniqueLag, TIER_NAMES } from "./claims.js";

function reachedStandard(rows: readonly TechniqueLag[]) {
  return rows.flatMap((r) => {
    const months = monthsToStandard(r);
    const tier = TIER_NAMES[r.tier];
    return months === null || tier === undefined ? [] : [{ ...r, months, name: tier }];
  });
}

function tierSummaries(rows: readonly TechniqueLag[]) {
  const reached = reachedStandard(rows);
  return Object.values(TIER_NAMES).flatMap((name) => {
    const summary = summarize(reached.filter((r) => r.name === name).map((r) => r.months));
    return summary ? [{ name, ...summary }] : [];
  });
}

function draw(rows: readonly TechniqueLag[], { width, theme }: Room) {
  const reached = reachedStandard(rows);
  const summaries = tierSummaries(rows);
  const tiers = summaries.map(({ name }) => name);
  const claimed = Object.entries(CLAIMED_MONTHS).map(([tier, months]) => ({ name: TIER_NAMES[tier] ?? tier, months }));
  return Plot.plot({
    width,
    height: 90 + 70 * tiers.length,
    marginLeft: 88,
    marginRight: 30,
    x: { label: "Months from the paper →", grid: true },
    y: { domain: tiers, label: null },
    marks: [
      Plot.barX(summaries, {
        y: "name",
        x1: "lowerQuartile",
        x2: "upperQuartile",
        fill: seriesColour(theme, 0),
        fillOpacity: 0.18,
        insetTop: 14,
        insetBottom: 14,
      }),
      Plot.tickX(summaries, {
        y: "name",
        x: "median",
        stroke: seriesColour(theme, 0),
        strokeWidth: 3,
        insetTop: 12,
        insetBottom: 12,
      }),
      Plot.dot(reached, {
        y: "name",
        x: "months",
        stroke: seriesColour(theme, 0),
        r: 3.5,
        channels: { Technique: "technique" },
        tip: true,
      }),
      Plot.dot(claimed, { y: "name", x: "months", symbol: "diamond", fill: seriesColour(theme, 1), r: 6, dy: -22 }),
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

function caption(rows: readonly TechniqueLag[]): string {
  const summaries = tierSummaries(rows).map((summary) => `${summary.name} ${describeSummary(summary, "")}`);
  return `Months until a technique was on by default or, where no default is on record, until a frontier flagship used it: ${summaries.join("; ")}. Boxes hold the middle half, diamonds are the essay's figures. Below zero, a model used the technique before its paper. Techniques that have not got there are missing, so real lags are longer.`;
}

export const charts: readonly Chart<TechniqueLag>[] = [
  {
    title: "Months to standard practice, by what adoption asks of a stack",
    draw,
    caption,
    spec: { mark: "tick", channels: { x: { column: "months_to_default" }, y: { column: "tier" } } },
  },
];
