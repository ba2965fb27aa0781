import * as Plot from "@observablehq/plot";
import { kindScales } from "../../ui/series.js";
import { pointerLinks } from "../measured/marks.js";
import { describeRange } from "../measured/quantity.js";
import type { Claimed } from "./claimed.js";
import { type Gain, LONG_CONTEXT_TOKENS, type Ratio, ratios } from "./gain.js";
import { type ChartRoom, GAIN_TICKS, gainTick, SPEAKERS } from "./gain-chart.js";

const FAMILIES = new Set(["throughput", "latency"]);

export type WithContext = Ratio & { readonly context_tokens: number };

/** Serving speeds whose context length is on record. */
export function withContext(rows: readonly Gain[]): readonly WithContext[] {
  return ratios(rows).flatMap((r) => {
    const { context_tokens } = r;
    return context_tokens === null || !FAMILIES.has(r.family) ? [] : [{ ...r, context_tokens }];
  });
}

/** `32K` */
function tokens(count: number): string {
  return count >= 1024 ? `${Math.round(count / 1024)}K` : String(count);
}

/** Serving speed against context length: over a dense model, and over the same mixture at a short context. */
export function contextChart(
  rows: readonly Gain[],
  { longContext, kept }: Pick<Claimed, "longContext" | "kept">,
  { width, theme, sourceHref }: ChartRoom,
): SVGElement | HTMLElement {
  const points = withContext(rows);
  const dense = points.filter(({ compared_with }) => compared_with === "dense model");
  const itself = points.filter(({ compared_with }) => compared_with !== "dense model");
  const [low, high] = longContext;
  const claim = { x: kept.contextTokens, y: kept.share };
  const loss = `claimed −${Math.round((1 - kept.share) * 100)}%`;
  const narrow = width < 560;
  const channels = {
    Mixture: "model",
    Baseline: "baseline",
    Phase: "phase",
    Source: (r: Ratio) => r.sources[0] ?? "none",
    Evidence: "evidence",
  };
  const tip = { format: { fill: false, stroke: false, symbol: false, href: false, fillOpacity: false } } as const;
  const href = (r: Ratio) => (r.sources[0] === undefined ? null : sourceHref(r.sources[0]));
  return pointerLinks(
    Plot.plot({
      width,
      height: 400,
      marginLeft: 44,
      marginRight: narrow ? 20 : 120,
      ...kindScales(SPEAKERS, theme),
      x: {
        type: "log",
        base: 2,
        domain: [1000, 300_000],
        ticks: [1024, 4096, 16_384, 65_536, 262_144],
        tickFormat: tokens,
        label: "Context (tokens) →",
      },
      y: {
        type: "log",
        domain: [0.15, 14],
        ticks: GAIN_TICKS.filter((tick) => tick > 0.15 && tick < 14),
        tickFormat: gainTick,
        grid: true,
        label: "↑ Times the speed of what it is compared with",
      },
      marks: [
        Plot.ruleY([1], { stroke: theme.foreground }),
        Plot.rect([{ x1: LONG_CONTEXT_TOKENS, x2: 300_000, y1: low, y2: high }], {
          x1: "x1",
          x2: "x2",
          y1: "y1",
          y2: "y2",
          fill: theme.context,
          fillOpacity: theme.dark ? 0.35 : 0.25,
        }),
        Plot.text([{ x: LONG_CONTEXT_TOKENS, y: Math.sqrt(low * high) }], {
          x: "x",
          y: "y",
          text: [`claimed ${describeRange(longContext)}×${narrow ? "" : " at long contexts"}`],
          dx: -5,
          textAnchor: "end",
          fill: theme.muted,
          stroke: theme.background,
          strokeWidth: 4,
        }),
        Plot.link([claim], { x1: 1024, x2: "x", y1: 1, y2: "y", stroke: theme.muted, strokeDasharray: "4 3" }),
        Plot.dot([claim], { x: "x", y: "y", symbol: "times", stroke: theme.foreground, strokeWidth: 2.5, r: 6 }),
        Plot.text([claim], {
          x: "x",
          y: "y",
          text: [narrow ? loss : `${loss} at ${tokens(kept.contextTokens)} against itself`],
          dx: -10,
          dy: 4,
          textAnchor: "end",
          fill: theme.muted,
          stroke: theme.background,
          strokeWidth: 4,
        }),
        Plot.dot(dense, {
          x: "context_tokens",
          y: "gain",
          symbol: "says",
          stroke: "says",
          fill: "says",
          fillOpacity: (r: Ratio) => (r.evidence === "seen" ? 0.7 : 0),
          r: 5,
          href,
          channels,
          tip,
        }),
        Plot.text(itself, {
          x: "context_tokens",
          y: "gain",
          text: () => (narrow ? "against itself at 1K" : "a mixture against itself at 1K"),
          dx: 0,
          dy: 16,
          textAnchor: "middle",
          fill: theme.foreground,
        }),
        Plot.dot(itself, {
          x: "context_tokens",
          y: "gain",
          symbol: "cross",
          fill: theme.foreground,
          r: 5,
          href,
          channels,
          tip,
        }),
        ...(narrow
          ? []
          : [
              Plot.text(dense, {
                x: "context_tokens",
                y: "gain",
                text: (r: Ratio) => r.model.replace(/\s.*$/, ""),
                dx: 9,
                textAnchor: "start",
                fill: theme.foreground,
                stroke: theme.background,
                strokeWidth: 4,
              }),
            ]),
      ],
    }),
  );
}
