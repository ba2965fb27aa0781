import * as Plot from "@observablehq/plot";
import type { SequenceModel } from "./ssm-evidence-gap.ts";

const KINDS = [
  { kind: "pure SSM", symbol: "square", colour: "var(--series-4)" },
  { kind: "linear RNN", symbol: "star", colour: "var(--series-5)" },
  { kind: "hybrid", symbol: "triangle", colour: "var(--series-3)" },
] as const;

/** Total parameters against release date for every model, with the essays' 7B and 13B marks; conversions are hollow. */
export function draw(rows: readonly SequenceModel[], width: number): SVGSVGElement | HTMLElement {
  const dated = rows.flatMap((r) => (r.released === null ? [] : [{ ...r, date: new Date(r.released) }]));
  const labelled = KINDS.flatMap(({ kind }) =>
    dated
      .filter((r) => r.kind === kind)
      .sort((a, b) => b.params_total_b - a.params_total_b)
      .slice(0, width < 500 ? 1 : 3),
  );
  return Plot.plot({
    width,
    height: 400,
    marginLeft: 48,
    marginRight: 60,
    x: { type: "utc", label: "Released" },
    y: { type: "log", label: "↑ Total parameters (billion)", grid: true, tickFormat: "~g" },
    symbol: { domain: KINDS.map((k) => k.kind), range: KINDS.map((k) => k.symbol), legend: true },
    color: { domain: KINDS.map((k) => k.kind), range: KINDS.map((k) => k.colour) },
    marks: [
      Plot.ruleY([7, 13], { stroke: "var(--ink-2)", strokeDasharray: "4 3" }),
      Plot.text([7, 13], { y: Plot.identity, frameAnchor: "right", text: (b: number) => `${b}B`, dx: 32 }),
      Plot.dot(dated, {
        x: "date",
        y: "params_total_b",
        symbol: "kind",
        stroke: "kind",
        fill: "kind",
        fillOpacity: (r: SequenceModel) => (r.origin === "converted" ? 0 : 0.7),
        r: 4.5,
        channels: { Model: "name", Origin: "origin" },
        tip: { format: { fillOpacity: false, fill: false, stroke: false } },
      }),
      Plot.text(labelled, { x: "date", y: "params_total_b", text: "name", dy: -10, textAnchor: "end", fontSize: 10 }),
    ],
  });
}
