import * as Plot from "@observablehq/plot";
import type { Tornado } from "../analysis/tornado.js";
import type { QueryResult } from "../engine/result.js";
import { type ChartFigure, chartFigure } from "./chart.js";
import { formatNumber } from "./format.js";

/** A tornado with words for its inputs and its result. */
export interface WordedTornado {
  readonly tornado: Tornado;
  /** What is computed, with its unit: the label of the axis. */
  readonly result: string;
  /** An input's name and how one of its values is written. */
  readonly input: (id: string) => { readonly label: string; readonly write: (value: number) => string };
  readonly caption: string;
  /** Logarithmic where the results span powers of ten and none is zero. */
  readonly log?: boolean | undefined;
}

export type TornadoFigure = HTMLElement & { show(worded: WordedTornado): void };

const MISSING_BARS: QueryResult = { columns: [], rows: [] };

/** How far a result moves while each input runs through its range, as a figure with its table and downloads. */
export function tornadoFigure(title: string, first: WordedTornado): TornadoFigure {
  let worded = first;
  const caption = document.createElement("span");
  const figure: ChartFigure = chartFigure({
    title,
    description: () => worded.caption,
    data: MISSING_BARS,
    caption,
    draw: ({ width, theme }) => drawTornado(worded, { width, theme }),
  });
  const show = (next: WordedTornado) => {
    worded = next;
    if (caption.textContent !== next.caption) caption.textContent = next.caption;
    figure.update(tornadoRows(next));
  };
  show(first);
  return Object.assign(figure, { show });
}

/** The rows of a tornado, for the table under its figure. */
export function tornadoRows({ tornado, input }: WordedTornado): QueryResult {
  return {
    columns: [
      { name: "input", kind: "text" },
      { name: "from", kind: "text" },
      { name: "usual", kind: "text" },
      { name: "to", kind: "text" },
      { name: "result_from", kind: "number" },
      { name: "result_usual", kind: "number" },
      { name: "result_to", kind: "number" },
    ],
    rows: tornado.bars.map(({ id, input: range, atLow, atHigh }) => {
      const { label, write } = input(id);
      return {
        input: label,
        from: write(range.low),
        usual: write(range.value),
        to: write(range.high),
        result_from: atLow,
        result_usual: tornado.value,
        result_to: atHigh,
      };
    }),
  };
}

interface End {
  readonly label: string;
  readonly at: number;
  readonly text: string;
}

function drawTornado(
  { tornado, result, input, log = false }: WordedTornado,
  {
    width,
    theme,
  }: {
    readonly width: number;
    readonly theme: {
      readonly accent: string;
      readonly context: string;
      readonly foreground: string;
      readonly background: string;
    };
  },
): SVGElement | HTMLElement {
  const bars = tornado.bars.map((bar) => ({ ...bar, ...input(bar.id) }));
  const ends = bars.flatMap(({ label, atLow, atHigh, input: range, write }): { left: End; right: End }[] => {
    const low: End = { label, at: atLow, text: write(range.low) };
    const high: End = { label, at: atHigh, text: write(range.high) };
    return [atLow <= atHigh ? { left: low, right: high } : { left: high, right: low }];
  });
  const narrow = width < 560;
  const words = { fill: theme.foreground, stroke: theme.background, strokeWidth: 4 };
  return Plot.plot({
    width,
    height: 64 + 40 * bars.length,
    marginTop: 24,
    marginBottom: 40,
    marginLeft: narrow ? 52 : 64,
    marginRight: narrow ? 52 : 64,
    x: {
      label: `${result} →`,
      type: log ? "log" : "linear",
      grid: true,
      nice: true,
      ...(log ? { tickFormat: "~s" } : {}),
      ticks: narrow ? 4 : 8,
    },
    y: { axis: null, domain: bars.map(({ label }) => label), padding: 0.5 },
    marks: [
      Plot.barX(bars, {
        y: "label",
        x1: (bar: (typeof bars)[number]) => Math.min(bar.atLow, bar.atHigh),
        x2: (bar: (typeof bars)[number]) => Math.max(bar.atLow, bar.atHigh),
        fill: theme.accent,
        fillOpacity: 0.55,
      }),
      Plot.ruleX([tornado.value], { stroke: theme.foreground }),
      Plot.text(
        ends.map(({ left }) => left),
        { x: "at", y: "label", text: "text", textAnchor: "end", dx: -5, ...words },
      ),
      Plot.text(
        ends.map(({ right }) => right),
        { x: "at", y: "label", text: "text", textAnchor: "start", dx: 5, ...words },
      ),
      Plot.text(bars, {
        y: "label",
        text: "label",
        frameAnchor: "left",
        textAnchor: "start",
        dx: narrow ? -50 : -60,
        dy: -16,
        fontWeight: 600,
        ...words,
      }),
    ],
  });
}

/** Which input moves a result most, and how far, in one sentence. */
export function describeTornado(
  { tornado, result, input }: Omit<WordedTornado, "caption">,
  write: (value: number) => string,
): string {
  const [first] = tornado.bars;
  if (first === undefined || first.swing === 0)
    return `${result}: ${write(tornado.value)}; none of the ranges moves it.`;
  const { label, write: writeInput } = input(first.id);
  const still = tornado.bars.filter(({ swing }) => swing === 0).map(({ id }) => input(id).label.toLowerCase());
  const rest = still.length === 0 ? "" : ` No effect here: ${still.join(", ")}.`;
  return `${result}: ${write(tornado.value)}. What moves it most is ${label.toLowerCase()}: from ${write(first.atLow)} at ${writeInput(first.input.low)} to ${write(first.atHigh)} at ${writeInput(first.input.high)}, all else equal.${rest}`;
}

/** A result for a sentence: three digits. */
export function threeDigits(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}
