import * as Plot from "@observablehq/plot";
import { type Kind, kindLegend, kindScales } from "../../ui/series.js";
import type { Chart, Room } from "../definition.js";
import { counted } from "../finding.js";
import type { SequenceModel } from "./claims.js";

const KINDS: readonly Kind[] = [
  { label: "pure SSM", symbol: "square", series: 3 },
  { label: "linear RNN", symbol: "star", series: 4 },
  { label: "hybrid", symbol: "triangle", series: 2 },
];

function draw(rows: readonly SequenceModel[], { width, theme }: Room) {
  const dated = rows.flatMap((r) => (r.released === null ? [] : [{ ...r, date: new Date(r.released) }]));
  const labelled = KINDS.flatMap(({ label }) =>
    dated
      .filter((r) => r.kind === label)
      .sort((a, b) => b.params_total_b - a.params_total_b)
      .slice(0, 1),
  );
  return Plot.plot({
    width,
    height: 400,
    marginLeft: 48,
    marginTop: 28,
    marginRight: 44,
    ...kindScales(KINDS, theme),
    x: { type: "utc", label: "Released →" },
    y: { type: "log", label: "↑ Total parameters (billion)", grid: true, tickFormat: "~g" },
    marks: [
      Plot.ruleY([7, 13], { stroke: theme.muted, strokeDasharray: "4 3" }),
      Plot.text([7, 13], {
        y: (b: number) => b,
        frameAnchor: "right",
        text: (b: number) => `${b}B`,
        dx: 34,
        fill: theme.muted,
      }),
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
      Plot.text(labelled, { x: "date", y: "params_total_b", text: "name", dy: -10, textAnchor: "end" }),
    ],
  });
}

function caption(rows: readonly SequenceModel[]): string {
  const parts = KINDS.flatMap(({ label }) => {
    const own = rows.filter((r) => r.kind === label);
    const [top] = [...own].sort((a, b) => b.params_total_b - a.params_total_b);
    return top ? [`${label} ${top.params_total_b}B (${top.name})`] : [];
  });
  const converted = rows.filter((r) => r.origin === "converted").length;
  return `The largest of each kind: ${parts.join(", ")}. ${counted(converted, "hollow mark is a conversion", "hollow marks are conversions")} of a trained Transformer.`;
}

export const charts: readonly Chart<SequenceModel>[] = [
  {
    title: "Models without full attention, by size and date",
    draw,
    caption,
    legend: kindLegend(KINDS),
    spec: {
      mark: "dot",
      channels: { x: { column: "released" }, y: { column: "params_total_b" }, color: { column: "kind" } },
      scales: { y: { type: "log" } },
    },
  },
];
