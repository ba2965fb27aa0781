import * as Plot from "@observablehq/plot";
import type { TrainingGain } from "./training-innovation.ts";

const GAINS: Readonly<Record<string, string>> = {
  accuracy_points: "points of the metric",
  compute_saving_x: "times less compute",
  memory_saving_pct: "% less memory",
  wallclock_saving_pct: "% less time",
};

/** Every reported gain, the largest first, in one panel for each way of expressing it: units do not compare. */
export function draw(rows: readonly TrainingGain[], width: number): SVGSVGElement | HTMLElement {
  const gains = rows.flatMap((r) =>
    r.gain_value === null ? [] : [{ ...r, low: r.gain_value, high: r.gain_value_high ?? r.gain_value }],
  );
  const figure = document.createElement("div");
  for (const [kind, unit] of Object.entries(GAINS)) {
    const panel = gains.filter((r) => r.gain_kind === kind).sort((a, b) => b.high - a.high);
    if (panel.length === 0) continue;
    figure.append(
      Plot.plot({
        width,
        height: 46 + 18 * panel.length,
        marginLeft: Math.min(260, width * 0.5),
        marginTop: 26,
        x: { label: `Gain (${unit}) →`, grid: true, axis: "top", zero: true },
        y: {
          domain: panel.map((r) => r.id),
          tickFormat: (id: string) =>
            label(
              panel.find((r) => r.id === id),
              width,
            ),
          label: null,
        },
        marks: [
          Plot.ruleX([0]),
          Plot.ruleY(panel, { y: "id", x1: "low", x2: "high", stroke: "var(--series-1)" }),
          Plot.dot(panel, {
            y: "id",
            x: "high",
            fill: "var(--series-1)",
            r: 3.5,
            channels: { Method: "method", Model: "model_or_paper", Metric: "metric" },
            tip: true,
          }),
        ],
      }),
    );
  }
  return figure;
}

function label(row: TrainingGain | undefined, width: number): string {
  const text = row ? `${row.model_or_paper}: ${row.method}` : "";
  const room = width < 500 ? 26 : 46;
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}
