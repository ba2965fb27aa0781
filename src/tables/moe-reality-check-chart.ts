import * as Plot from "@observablehq/plot";
import { median } from "d3";
import { type MoeGain, middle } from "./moe-reality-check.ts";

const BANDS = ["up to 4K", "4K to 32K", "over 32K", "not stated"];

const METRICS: Readonly<Record<string, string>> = {
  throughput_speedup: "throughput",
  latency_speedup: "latency",
  training_speedup: "training",
};

function band({ context_tokens: tokens }: MoeGain): string {
  if (tokens === null) return "not stated";
  if (tokens <= 4096) return "up to 4K";
  return tokens <= 32_768 ? "4K to 32K" : "over 32K";
}

/** Every reported speed-up with its range, by context band and by who reports it; a tick marks each group's median. */
export function draw(rows: readonly MoeGain[], width: number): SVGSVGElement | HTMLElement {
  const points = rows.map((r) => ({ ...r, band: band(r), value: middle(r), measure: METRICS[r.metric] ?? r.metric }));
  return Plot.plot({
    width,
    height: 460,
    marginLeft: 84,
    marginRight: 84,
    x: { type: "log", label: "Speed-up over the baseline (×) →", grid: true, tickFormat: "~g" },
    y: { domain: ["claimed", "measured"], label: null, padding: 0.4 },
    fy: { domain: BANDS, label: "Context (tokens)" },
    color: { domain: ["claimed", "measured"], range: ["var(--series-2)", "var(--series-1)"] },
    symbol: { domain: ["claimed", "measured"], range: ["diamond", "circle"] },
    marks: [
      Plot.frame({ stroke: "var(--rule)" }),
      Plot.ruleX([1], { stroke: "var(--ink-2)" }),
      Plot.ruleY(points, {
        fy: "band",
        y: "reported_by",
        x1: "value_low",
        x2: "value_high",
        stroke: "reported_by",
        strokeOpacity: 0.35,
      }),
      Plot.dot(points, {
        fy: "band",
        y: "reported_by",
        x: "value",
        symbol: "reported_by",
        stroke: "reported_by",
        r: 4,
        channels: { System: "system", Model: "model", Measure: "measure" },
        tip: true,
      }),
      Plot.tickX(
        points,
        Plot.groupY(
          { x: (values: number[]) => median(values) ?? Number.NaN },
          { fy: "band", y: "reported_by", x: "value", strokeWidth: 3 },
        ),
      ),
    ],
  });
}
