import * as Plot from "@observablehq/plot";
import type { FrontierRelease } from "./frontier-releases.ts";

/** How each class of architecture is drawn: the same hue and shape wherever it appears. */
export const CLASS_MARKS = {
  dense_transformer: { label: "dense Transformer", symbol: "circle", colour: "var(--series-1)" },
  moe_transformer: { label: "mixture of experts", symbol: "diamond", colour: "var(--series-2)" },
  hybrid: { label: "hybrid", symbol: "triangle", colour: "var(--series-3)" },
  pure_ssm: { label: "pure SSM", symbol: "square", colour: "var(--series-4)" },
  linear_rnn: { label: "linear RNN", symbol: "star", colour: "var(--series-5)" },
  other: { label: "other", symbol: "cross", colour: "var(--series-6)" },
} as const;

type DrawnClass = keyof typeof CLASS_MARKS;

const isDrawn = (name: string): name is DrawnClass => Object.hasOwn(CLASS_MARKS, name);

/** Total parameters of each leading model against its release date, by class of architecture. */
export function draw(rows: readonly FrontierRelease[], width: number): SVGSVGElement | HTMLElement {
  const drawn = rows.flatMap((r) =>
    r.params_total_b !== null && isDrawn(r.architecture_class)
      ? [{ ...r, date: new Date(r.released), kind: CLASS_MARKS[r.architecture_class].label, params: r.params_total_b }]
      : [],
  );
  const largest = [...drawn].sort((a, b) => b.params - a.params).slice(0, width < 500 ? 3 : 8);
  const marks = Object.values(CLASS_MARKS).filter((mark) => drawn.some((r) => r.kind === mark.label));
  return Plot.plot({
    width,
    height: 380,
    marginLeft: 48,
    marginRight: 24,
    x: { type: "utc", label: "Released" },
    y: { type: "log", label: "↑ Total parameters (billion)", grid: true, tickFormat: "~s" },
    symbol: { domain: marks.map((m) => m.label), range: marks.map((m) => m.symbol), legend: true },
    color: { domain: marks.map((m) => m.label), range: marks.map((m) => m.colour) },
    marks: [
      Plot.dot(drawn, {
        x: "date",
        y: "params",
        symbol: "kind",
        stroke: "kind",
        r: 4,
        channels: { Model: "model", Lab: "org" },
        tip: { format: { stroke: false, symbol: true } },
      }),
      Plot.text(largest, { x: "date", y: "params", text: "model", dy: -10, textAnchor: "end", fontSize: 10 }),
    ],
  });
}
