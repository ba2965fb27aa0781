import * as Plot from "@observablehq/plot";
import { ascending, greatest, rollups } from "d3";
import { type Kind, kindLegend, kindScales } from "../../ui/series.js";
import type { Chart, Room } from "../definition.js";
import { counted } from "../finding.js";
import type { FrontierRelease } from "./claims.js";

const CLASSES: Readonly<Record<string, Kind>> = {
  dense_transformer: { label: "dense Transformer", symbol: "circle", series: 0 },
  moe_transformer: { label: "mixture of experts", symbol: "diamond", series: 1 },
  hybrid: { label: "hybrid", symbol: "triangle", series: 2 },
  pure_ssm: { label: "pure SSM", symbol: "square", series: 3 },
  linear_rnn: { label: "linear RNN", symbol: "star", series: 4 },
  other: { label: "other", symbol: "cross", series: 5 },
};

const KINDS = Object.values(CLASSES);

function sized(rows: readonly FrontierRelease[]) {
  return rows.flatMap((r) => {
    const kind = CLASSES[r.architecture_class]?.label;
    return r.params_total_b === null || kind === undefined
      ? []
      : [{ ...r, date: new Date(r.released), kind, params: r.params_total_b }];
  });
}

/** The largest release of each year, in order of time. */
function largestByYear(drawn: ReturnType<typeof sized>) {
  const years = rollups(
    drawn,
    (own) => greatest(own, (r) => r.params),
    (r) => r.released.slice(0, 4),
  );
  return years.flatMap(([, top]) => top ?? []).sort((a, b) => ascending(a.released, b.released));
}

function draw(rows: readonly FrontierRelease[], { width, theme }: Room) {
  const drawn = sized(rows);
  const largest = largestByYear(drawn).slice(width < 500 ? -2 : -6);
  return Plot.plot({
    width,
    height: 380,
    marginLeft: 48,
    marginTop: 28,
    marginRight: 24,
    ...kindScales(KINDS, theme),
    x: { type: "utc", label: "Released →" },
    y: { type: "log", label: "↑ Total parameters (billion)", grid: true, tickFormat: "~g" },
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
      Plot.text(largest, { x: "date", y: "params", text: "model", dy: -9, textAnchor: "end" }),
    ],
  });
}

function caption(rows: readonly FrontierRelease[]): string {
  const drawn = sized(rows);
  const [largest] = [...drawn].sort((a, b) => b.params - a.params);
  if (!largest) return "No release in this selection has a published size.";
  const hidden = rows.length - drawn.length;
  return (
    `Every leading model with a published size, by release date. The largest is ${largest.model} at ${largest.params}B parameters` +
    `${hidden === 0 ? "." : `; ${counted(hidden, "release is", "releases are")} missing because the size is not published.`}`
  );
}

export const charts: readonly Chart<FrontierRelease>[] = [
  {
    title: "Size and class of leading models",
    draw,
    caption,
    legend: kindLegend(KINDS),
    spec: {
      mark: "dot",
      channels: { x: { column: "released" }, y: { column: "params_total_b" }, color: { column: "architecture_class" } },
      scales: { y: { type: "log" } },
    },
  },
];
