import * as Plot from "@observablehq/plot";
import { seriesColour } from "../../ui/series.js";
import type { Chart, Room } from "../definition.js";
import { counted, round } from "../finding.js";
import type { TrainingGain } from "./claims.js";

const GAINS: Readonly<Record<string, string>> = {
  accuracy_points: "points of the metric",
  compute_saving_x: "times less compute",
  memory_saving_pct: "% less memory",
  wallclock_saving_pct: "% less time",
};

/** One panel for each way of expressing a gain: units do not compare. */
function draw(rows: readonly TrainingGain[], { width, theme }: Room): HTMLElement {
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
        height: 64 + 18 * panel.length,
        marginLeft: Math.min(300, width * 0.5),
        marginTop: 44,
        x: { label: `Gain (${unit}) →`, grid: true, axis: "top", zero: true, labelOffset: 38 },
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
          Plot.ruleY(panel, { y: "id", x1: "low", x2: "high", stroke: seriesColour(theme, 0) }),
          Plot.dot(panel, {
            y: "id",
            x: "high",
            fill: seriesColour(theme, 0),
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

function caption(rows: readonly TrainingGain[]): string {
  const gains = rows.filter((r) => r.gain_value !== null);
  const tops = Object.entries(GAINS).flatMap(([kind, unit]) => {
    const own = gains.filter((r) => r.gain_kind === kind);
    const [top] = [...own].sort((a, b) => (b.gain_value ?? 0) - (a.gain_value ?? 0));
    return top ? [`${round(top.gain_value ?? 0)} ${unit} (${top.model_or_paper}, of ${own.length})`] : [];
  });
  const silent = rows.length - gains.length;
  return `Largest reported: ${tops.join("; ")}. ${counted(silent, "report gives", "reports give")} no figure that can be drawn.`;
}

export const charts: readonly Chart<TrainingGain>[] = [
  {
    title: "Reported gains from training methods",
    draw,
    caption,
    spec: {
      mark: "dot",
      channels: { x: { column: "gain_value" }, y: { column: "kind" }, fx: { column: "gain_kind" } },
    },
  },
];
