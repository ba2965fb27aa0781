import * as Plot from "@observablehq/plot";
import { type Kind, kindScales } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { pointerLinks } from "../measured/marks.js";
import { describeRange } from "../measured/quantity.js";
import type { Claimed } from "./claimed.js";
import { FAMILIES, type Gain, overDense, type Ratio } from "./gain.js";
import { middleOf } from "./middle.js";

/** Who says so, as every figure of the page draws it. */
export const SPEAKERS: readonly (Kind & { readonly label: Gain["says"] })[] = [
  { label: "announced", symbol: "diamond", series: 1 },
  { label: "own paper", symbol: "square", series: 3 },
  { label: "independent", symbol: "circle", series: 0 },
];

export interface ChartRoom {
  readonly width: number;
  readonly theme: ChartTheme;
  readonly sourceHref: (key: string) => string;
}

/** One strip of the figure: what was measured, and who says so. */
interface Strip {
  readonly key: string;
  readonly family: string;
  readonly says: Gain["says"];
  readonly first: boolean;
  readonly rows: readonly Ratio[];
}

/** The strips that hold rows, families in the order of {@link FAMILIES}. */
export function stripsOf(rows: readonly Gain[]): readonly Strip[] {
  const dense = overDense(rows);
  return FAMILIES.flatMap((family) =>
    SPEAKERS.map(({ label: says }) => ({
      key: `${family} · ${says}`,
      family,
      says,
      rows: dense.filter((r) => r.family === family && r.says === says),
    }))
      .filter((strip) => strip.rows.length > 0)
      .map((strip, i) => ({ ...strip, first: i === 0 })),
  );
}

/** The claimed ranges on the strips that they speak of, in words. */
export function bandsOf(strips: readonly Strip[], { measured, announced, timesSlower }: Ranges) {
  const [least, most] = timesSlower;
  return strips
    .filter(({ family }) => family === "throughput")
    .flatMap(({ key, says }) =>
      says === "announced"
        ? [{ key, range: announced, text: `claimed ${describeRange(announced)}×` }]
        : [
            { key, range: measured, text: `claimed ${describeRange(measured)}×` },
            {
              key,
              range: [1 / most, 1 / least] as const,
              text: `claimed ${describeRange(timesSlower)}× slower`,
            },
          ],
    )
    .map(({ key, range: [low, high], text }) => ({ key, low, high, text, middle: Math.sqrt(low * high) }));
}

type Ranges = Pick<Claimed, "measured" | "announced" | "timesSlower">;

/** `3×` above 1, `1/3` below, as a loss reads as a fraction; near 1 neither says much, so `0.97×`. */
export function gainTick(gain: number): string {
  return gain > 2 / 3 ? `${Number(gain.toPrecision(2))}×` : `1/${Number((1 / gain).toPrecision(2))}`;
}

export const GAIN_TICKS = [1 / 10, 1 / 3, 1, 3, 10, 30] as const;

/** Every gain over a dense model by what was measured and who says so, with the claimed ranges as bands. */
export function gainChart(
  rows: readonly Gain[],
  claimed: Ranges,
  { width, theme, sourceHref }: ChartRoom,
): SVGElement | HTMLElement {
  const strips = stripsOf(rows);
  const bands = bandsOf(strips, claimed);
  const points = strips.flatMap((strip) => strip.rows.map((r) => ({ ...r, key: strip.key })));
  const medians = strips.flatMap(({ key, rows: own }) => {
    const middle = middleOf(own);
    return middle
      ? [{ key, ...middle, text: `${middle.n === 1 ? "" : `${gainTick(middle.median)}, `}n = ${middle.n}` }]
      : [];
  });
  const intervals = medians.flatMap(({ key, interval }) => (interval ? [{ key, ...interval }] : []));
  const names = new Map(strips.map(({ key, says }) => [key, says]));
  return pointerLinks(
    Plot.plot({
      width,
      height: 60 + 44 * strips.length,
      marginLeft: 84,
      marginRight: 86,
      marginTop: 22,
      ...kindScales(SPEAKERS, theme),
      x: {
        type: "log",
        domain: [1 / 18, 32],
        ticks: [...GAIN_TICKS],
        tickFormat: gainTick,
        grid: true,
        label: "← mixture worse · gain over a dense model · mixture better →",
        labelAnchor: "center",
      },
      y: { axis: null, domain: [-1, 1] },
      fy: { domain: strips.map(({ key }) => key), label: null, axis: null, padding: 0.12 },
      marks: [
        Plot.axisFy({ anchor: "left", label: null, tickFormat: (key: string) => names.get(key) ?? key, tickSize: 0 }),
        Plot.rect(bands, {
          fy: "key",
          x1: "low",
          x2: "high",
          fill: theme.context,
          fillOpacity: theme.dark ? 0.3 : 0.22,
        }),
        Plot.ruleX([1], { stroke: theme.foreground }),
        Plot.text(
          strips.filter(({ first }) => first),
          {
            fy: "key",
            frameAnchor: "top-left",
            text: "family",
            dx: -78,
            dy: -4,
            textAnchor: "start",
            lineAnchor: "middle",
            fontWeight: 600,
            fill: theme.foreground,
          },
        ),
        Plot.text(bands, {
          fy: "key",
          x: "middle",
          frameAnchor: "top",
          text: "text",
          dy: 2,
          lineAnchor: "bottom",
          fontSize: 9,
          fill: theme.muted,
          stroke: theme.background,
          strokeWidth: 3,
        }),
        Plot.ruleY(
          points.filter((r) => r.gain_low < r.gain_high),
          { fy: "key", y: 0, x1: "gain_low", x2: "gain_high", stroke: "says", strokeOpacity: 0.5 },
        ),
        Plot.dot(
          points,
          Plot.dodgeY("middle", {
            fy: "key",
            x: "gain",
            symbol: "says",
            stroke: "says",
            fill: "says",
            fillOpacity: (r: Ratio) => (r.evidence === "seen" ? 0.7 : 0),
            r: 4,
            padding: 0.5,
            href: (r: Ratio) => (r.sources[0] === undefined ? null : sourceHref(r.sources[0])),
            channels: {
              Mixture: "model",
              Baseline: "baseline",
              By: "system",
              Phase: "phase",
              Evidence: "evidence",
              Source: (r: Ratio) => r.sources[0] ?? "none",
            },
            tip: { format: { fill: false, stroke: false, symbol: false, href: false, fillOpacity: false, fy: false } },
          }),
        ),
        Plot.ruleY(intervals, {
          fy: "key",
          y: -0.82,
          x1: "low",
          x2: "high",
          stroke: theme.foreground,
          strokeWidth: 1.5,
          marker: "tick",
        }),
        Plot.tickX(medians, {
          fy: "key",
          x: "median",
          stroke: theme.foreground,
          strokeWidth: 2,
          insetTop: 4,
          insetBottom: 4,
        }),
        Plot.text(medians, {
          fy: "key",
          frameAnchor: "right",
          text: "text",
          dx: 6,
          textAnchor: "start",
          fill: theme.foreground,
        }),
      ],
    }),
  );
}
