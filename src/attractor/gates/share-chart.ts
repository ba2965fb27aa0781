import * as Plot from "@observablehq/plot";
import type { GateCell, GateTest } from "../../analysis/two-gates.js";
import type { QueryResult } from "../../engine/result.js";
import type { Room } from "../../tables/definition.js";
import { seriesColour } from "../../ui/series.js";

/** The four outcomes at the gates, as the figure and its table name them. */
export function cellName({ first, second }: Pick<GateCell, "first" | "second">): string {
  if (first && second) return "both gates";
  if (first) return "hardware only";
  return second ? "backing only" : "neither gate";
}

/** The share adopted by gates passed, with its 95% Wilson interval. */
export function gateShares({ cells }: GateTest, { width, theme }: Room) {
  const shown = cells.flatMap(({ share, adopted, n, ...cell }) =>
    share === null ? [] : [{ ...share, name: cellName(cell), adopted, n }],
  );
  const colour = seriesColour(theme, 0);
  return Plot.plot({
    width,
    height: 60 + 40 * 4,
    marginLeft: 100,
    marginRight: 24,
    x: { domain: [0, 1], percent: false, label: "Share adopted →", tickFormat: "%", grid: true },
    y: { domain: cells.map(cellName), label: null },
    marks: [
      Plot.ruleX([0]),
      Plot.link(shown, {
        x1: "low",
        x2: "high",
        y1: "name",
        y2: "name",
        stroke: colour,
        strokeWidth: 3,
        strokeOpacity: 0.4,
      }),
      Plot.dot(shown, { x: "share", y: "name", r: 5, fill: colour }),
      Plot.text(shown, {
        x: "high",
        y: "name",
        text: ({ adopted, n }) => `${adopted} of ${n}`,
        textAnchor: "start",
        dx: 8,
        fill: theme.foreground,
      }),
      Plot.text(
        cells.filter(({ n }) => n === 0),
        { x: 0, y: cellName, text: () => "no technique", textAnchor: "start", dx: 8, fill: theme.muted },
      ),
    ],
  });
}

/** The same as rows. */
export function shareRows({ cells }: GateTest): QueryResult {
  return {
    columns: [
      { name: "passed", kind: "text" },
      { name: "adopted", kind: "number" },
      { name: "n", kind: "number" },
      { name: "share", kind: "number" },
      { name: "low", kind: "number" },
      { name: "high", kind: "number" },
    ],
    rows: cells.map(({ adopted, n, share, ...cell }) => ({
      passed: cellName(cell),
      adopted,
      n,
      share: share?.share ?? null,
      low: share?.low ?? null,
      high: share?.high ?? null,
    })),
  };
}
