import * as Plot from "@observablehq/plot";
import { scaleLog } from "d3";
import { type Kind, kindScales, seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { pointerLinks, spread } from "../measured/marks.js";
import type { Ends } from "./claimed.js";
import { type Model, shortName } from "./model.js";
import { dated, type RecordLine, recordLines } from "./records.js";

/** The kinds as on the page of the evidence gap. */
export const KINDS: readonly (Kind & { readonly label: Model["kind"] })[] = [
  { label: "pure SSM", symbol: "square", series: 3 },
  { label: "linear RNN", symbol: "star", series: 4 },
  { label: "hybrid", symbol: "triangle", series: 2 },
];

/** Billions of parameters at which size axes are marked. */
export const SIZE_TICKS = [0.3, 1, 3, 10, 30, 100, 300, 1000, 3000] as const;

const HEIGHT = 440;
const MARGIN = { top: 24, bottom: 36 };
const NARROW = 620;

/** The largest model of each kind so far, as steps, with a mark for every dated model. */
export function recordsChart(
  models: readonly Model[],
  until: string,
  { heading, text }: Ends,
  room: { readonly width: number; readonly theme: ChartTheme; readonly sourceHref: (key: string) => string },
): SVGElement | HTMLElement {
  const { width, theme, sourceHref } = room;
  const claimedEnds = [
    { sizeB: heading, text: `${heading}B: the end in the essay’s heading`, short: `${heading}B` },
    { sizeB: text, text: `${text}B: the end in its text`, short: `${text}B` },
  ];
  const marks = dated(models, until).map(({ from, to, model }) => ({
    ...model,
    from,
    to,
    date: new Date((from.getTime() + to.getTime()) / 2),
    label: model.name,
  }));
  const spans = marks.filter(({ from, to }) => from < to);
  const lines = recordLines(models, until);
  const narrow = width < NARROW;
  const sizes = marks.map(({ params_total_b }) => params_total_b);
  const domain = [Math.min(0.2, ...sizes), Math.max(100, ...sizes) * 1.3] as const;
  const y = scaleLog(domain, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const labels = endLabels(lines, y, narrow);
  const colour = ({ kind }: Pick<RecordLine, "kind">) =>
    seriesColour(theme, KINDS.find(({ label }) => label === kind)?.series ?? 0);
  return pointerLinks(
    Plot.plot({
      width,
      height: HEIGHT,
      marginLeft: 46,
      marginTop: MARGIN.top,
      marginBottom: MARGIN.bottom,
      marginRight: narrow ? 8 : 210,
      ...kindScales(KINDS, theme),
      x: { type: "utc", label: null, ...(narrow ? { ticks: 4 } : {}) },
      y: {
        type: "log",
        domain: [...domain],
        label: "↑ Parameters in all (billion)",
        grid: true,
        ticks: SIZE_TICKS.filter((tick) => tick >= domain[0] && tick <= domain[1]),
        tickFormat: "~g",
      },
      marks: [
        Plot.ruleY(claimedEnds, { y: "sizeB", stroke: theme.foreground, strokeDasharray: "2 3" }),
        Plot.text(claimedEnds, {
          y: "sizeB",
          frameAnchor: "left",
          text: narrow ? "short" : "text",
          dx: 4,
          dy: -7,
          textAnchor: "start",
          fill: theme.foreground,
          stroke: theme.background,
          strokeWidth: 4,
        }),
        ...lines.map((line) =>
          Plot.line(line.steps, {
            x: "date",
            y: "sizeB",
            curve: "step-after",
            stroke: colour(line),
            strokeWidth: 2,
            ...(line.origin === "converted" ? { strokeDasharray: "5 4" } : {}),
          }),
        ),
        Plot.ruleY(spans, { y: "params_total_b", x1: "from", x2: "to", stroke: colour, marker: "tick" }),
        Plot.dot(marks, {
          x: "date",
          y: "params_total_b",
          symbol: "kind",
          stroke: "kind",
          fill: "kind",
          fillOpacity: (m: Model) => (m.origin === "converted" ? 0 : 0.7),
          r: 3.5,
          href: (m: Model) => (m.sources[0] === undefined ? null : sourceHref(m.sources[0])),
          channels: {
            Model: "name",
            Weights: (m: Model) => (m.origin === "converted" ? "converted" : "from scratch"),
            Evidence: "evidence",
            Source: (m: Model) => m.sources[0] ?? "none",
          },
          tip: { format: { fill: false, stroke: false, href: false, fillOpacity: false } },
        }),
        Plot.text(labels, {
          ...(narrow
            ? { frameAnchor: "right", dx: -2, dy: -8, textAnchor: "end" }
            : { x: "date", dx: 6, textAnchor: "start" }),
          y: "place",
          text: "text",
          fill: (label: { readonly kind: Model["kind"] }) => colour(label),
          fontWeight: 600,
          stroke: theme.background,
          strokeWidth: 4,
        }),
      ],
    }),
  );
}

/** What stands at the end of each line: its kind and who holds the record. */
function endLabels(lines: readonly RecordLine[], y: ReturnType<typeof scaleLog<number, number>>, narrow: boolean) {
  const ends = lines.flatMap(({ kind, origin, steps }) => {
    const last = steps.at(-1);
    if (last === undefined) return [];
    const name = narrow ? `${kind} ${last.sizeB}B` : shortName(last.model);
    const text = `${name}${narrow || name.includes(`${last.sizeB}B`) ? "" : ` ${last.sizeB}B`}${origin === "converted" ? " (converted)" : ""}`;
    return [{ kind, text, date: last.date, sizeB: last.sizeB }];
  });
  const places = spread(
    ends.map(({ sizeB }) => y(sizeB)),
    narrow ? 13 : 15,
  );
  return ends.map((end, i) => ({ ...end, place: y.invert(places[i] ?? 0) }));
}
