import * as Plot from "@observablehq/plot";
import { median } from "d3";
import { summarize } from "../../analysis/summary.js";
import { type Kind, kindScales } from "../../ui/series.js";
import type { Chart, Room } from "../definition.js";
import { describeSummary } from "../finding.js";
import { type MoeGain, middle, overDense } from "./claims.js";

const KINDS: readonly Kind[] = [
  { label: "claimed", symbol: "diamond", series: 1 },
  { label: "measured", symbol: "circle", series: 0 },
];

const BANDS = ["up to 4K", "4K to 32K", "over 32K", "not stated"];

const MEASURES: Readonly<Record<string, string>> = {
  throughput_speedup: "throughput",
  latency_speedup: "latency",
  training_speedup: "training",
};

function band({ context_tokens: tokens }: MoeGain): string {
  if (tokens === null) return "not stated";
  if (tokens <= 4096) return "up to 4K";
  return tokens <= 32_768 ? "4K to 32K" : "over 32K";
}

function draw(rows: readonly MoeGain[], { width, theme }: Room) {
  const points = rows.filter(overDense).map((r) => ({
    ...r,
    band: band(r),
    value: middle(r),
    measure: MEASURES[r.metric] ?? r.metric,
  }));
  return Plot.plot({
    width,
    height: 440,
    marginLeft: 72,
    marginRight: 84,
    ...kindScales(KINDS, theme),
    x: { type: "log", label: "Speed-up over the baseline (×) →", grid: true, tickFormat: "~g" },
    y: { domain: KINDS.map((kind) => kind.label), label: null, padding: 0.4 },
    fy: { domain: BANDS, label: "Context (tokens)" },
    marks: [
      Plot.frame({ stroke: theme.rule }),
      Plot.ruleX([1], { stroke: theme.muted }),
      Plot.ruleY(points, {
        fy: "band",
        y: "reported_by",
        x1: "value_low",
        x2: "value_high",
        stroke: "reported_by",
        strokeOpacity: 0.4,
      }),
      Plot.dot(points, {
        fy: "band",
        y: "reported_by",
        x: "value",
        symbol: "reported_by",
        stroke: "reported_by",
        r: 4,
        channels: { System: "system", Model: "model", Measure: "measure" },
        tip: { format: { stroke: false } },
      }),
      Plot.tickX(
        points,
        Plot.groupY(
          { x: (values: number[]) => median(values) ?? Number.NaN },
          { fy: "band", y: "reported_by", x: "value", stroke: theme.foreground, strokeWidth: 2.5 },
        ),
      ),
    ],
  });
}

function caption(rows: readonly MoeGain[]): string {
  const dense = rows.filter(overDense);
  const of = (kind: MoeGain["reported_by"]) => summarize(dense.filter((r) => r.reported_by === kind).map(middle));
  const [measured, claimed] = [of("measured"), of("claimed")];
  const parts = [
    measured ? `Measured: ${describeSummary(measured, "×")}` : "Nothing measured",
    claimed ? `announced: ${describeSummary(claimed, "×")}` : "nothing announced",
  ];
  const stated = dense.filter((r) => r.context_tokens !== null).length;
  return `${parts.join("; ")}. The upright bar is each group's median. Only ${stated} of ${dense.length} reports say at what context length they were taken. ${rows.length - dense.length} reports with another baseline, such as an older accelerator, stand in the table below.`;
}

export const charts: readonly Chart<MoeGain>[] = [
  {
    title: "Reported speed-ups over a dense model, by context length",
    draw,
    caption,
    spec: {
      mark: "dot",
      channels: { x: { column: "context_tokens" }, y: { column: "value_low" }, color: { column: "baseline_kind" } },
      scales: { x: { type: "log" }, y: { type: "log" } },
    },
  },
];
