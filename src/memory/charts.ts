import * as Plot from "@observablehq/plot";
import { bytesPerSequence } from "../analysis/kv-cache.js";
import { placeLabels } from "../kernels/label-places.js";
import { formatNumber } from "../ui/format.js";
import { type Kind, kindScales, seriesColour } from "../ui/series.js";
import type { ChartTheme } from "../ui/theme.js";
import type { Gpu } from "./gpu-rows.js";
import { byImportance, type Release } from "./history.js";
import type { Plan } from "./plan.js";
import { CONTEXT } from "./settings.js";
import type { SharedCache } from "./sharing.js";
import { gigabytes } from "./words.js";

interface Room {
  readonly width: number;
  readonly theme: ChartTheme;
}

/** Lengths at which curves are drawn, from 1,024 tokens to ten million. */
const LENGTHS = Array.from({ length: 54 }, (_, i) => 1024 * 2 ** (i / 4)).filter((tokens) => tokens <= CONTEXT.max);

/** `128K`, `1M` */
export function shortTokens(tokens: number): string {
  if (tokens >= 2 ** 20) return `${formatNumber(tokens / 2 ** 20, 0)}M`;
  return tokens >= 1024 ? `${formatNumber(tokens / 1024, 0)}K` : String(tokens);
}

/** Accelerators by memory: those with the same amount share a rule. */
export function memoryRules(
  gpus: readonly Gpu[],
): readonly { readonly gb: number; readonly names: readonly string[] }[] {
  const rules = new Map<number, string[]>();
  for (const { name, memoryGb } of gpus) rules.set(memoryGb.value, [...(rules.get(memoryGb.value) ?? []), name]);
  return [...rules].map(([gb, names]) => ({ gb, names })).sort((a, b) => a.gb - b.gb);
}

/** The rules that can be told apart: of those nearer than a line of text, the chosen accelerator's, else the lower one. */
export function readableRules(rules: ReturnType<typeof memoryRules>, chosen: string, pixels: (gb: number) => number) {
  const kept: (typeof rules)[number][] = [];
  const first = rules.filter(({ names }) => names.includes(chosen));
  for (const rule of [...first, ...rules])
    if (kept.every(({ gb }) => Math.abs(pixels(gb) - pixels(rule.gb)) >= 13)) kept.push(rule);
  return kept.sort((a, b) => a.gb - b.gb);
}

/** The curves of memory against context. */
export const CURVES = [
  { label: "cache", series: 0 },
  { label: "if MHA", series: 1 },
  { label: "weights + cache", series: 3 },
] as const;

/** Bytes of the batch against context, as built and as other kinds of sharing would have it, under memories of GPUs. */
export function contextChart(
  plan: Plan,
  plain: Plan["serving"]["geometry"] | null,
  gpus: readonly Gpu[],
  { width, theme }: Room,
) {
  const { serving, batch, tokens, subject } = plan;
  const weights = serving.parameters * serving.bytesPerWeight;
  const curve = (series: string, geometry: typeof serving.geometry, beside: number) =>
    LENGTHS.map((length) => ({
      series,
      length,
      gb: (beside + batch * bytesPerSequence(geometry, length, serving.bytesPerCachedValue)) / 1e9,
    }));
  const series = [
    ...curve("cache", serving.geometry, 0),
    ...(plain === null ? [] : curve("if MHA", plain, 0)),
    ...(weights > 0 ? curve("weights + cache", serving.geometry, weights) : []),
  ].filter(({ gb }) => gb > 0);
  const top = Math.max(1000, ...series.map(({ gb }) => gb));
  const domain = [0.1, top] as const;
  const height = 430;
  const pixels = (gb: number) => ((height - 60) * Math.log(gb / domain[0])) / Math.log(top / domain[0]);
  const rules = readableRules(memoryRules(gpus), plan.gpu.name, pixels);
  const narrow = width < 560;
  const words = { stroke: theme.background, strokeWidth: 4 };
  const at = { tokens, gb: (batch * bytesPerSequence(serving.geometry, tokens, serving.bytesPerCachedValue)) / 1e9 };
  const label = (names: readonly string[], gb: number) =>
    `${names.includes(plan.gpu.name) ? plan.gpu.name : names[0]}${names.length > 1 && !narrow ? ` and ${names.length - 1} more` : ""}, ${formatNumber(gb)} GB`;
  return Plot.plot({
    width,
    height,
    marginLeft: 56,
    marginRight: narrow ? 20 : 120,
    color: { domain: CURVES.map(({ label }) => label), range: CURVES.map((own) => seriesColour(theme, own.series)) },
    x: {
      type: "log",
      base: 2,
      domain: [Math.min(tokens, 1024), CONTEXT.max],
      ticks: (narrow ? [12, 17, 22] : [10, 12, 14, 16, 17, 18, 20, 22]).map((power) => 2 ** power),
      tickFormat: shortTokens,
      label: "Context (tokens) →",
    },
    y: {
      type: "log",
      domain: [...domain],
      clamp: true,
      grid: false,
      tickFormat: (gb: number) => formatNumber(gb),
      ticks: 6,
      label: `↑ GB for ${batch === 1 ? "one sequence" : `${formatNumber(batch)} sequences`}`,
    },
    marks: [
      Plot.ruleY(rules, { y: "gb", stroke: theme.context, strokeDasharray: "2 3" }),
      Plot.text(rules, {
        y: "gb",
        frameAnchor: "left",
        textAnchor: "start",
        dx: 4,
        dy: -6,
        text: ({ names, gb }: (typeof rules)[number]) => label(names, gb),
        fill: theme.muted,
        ...words,
      }),
      Plot.ruleX([tokens], { stroke: theme.rule, strokeWidth: 1.5 }),
      Plot.line(series, { x: "length", y: "gb", stroke: "series", z: "series", strokeWidth: 2.2, clip: true }),
      ...(narrow
        ? []
        : [
            Plot.text(
              series,
              Plot.selectLast({
                x: "length",
                y: "gb",
                z: "series",
                text: "series",
                fill: "series",
                textAnchor: "start",
                dx: 6,
                fontWeight: 600,
                ...words,
              }),
            ),
          ]),
      Plot.dot([at], { x: "tokens", y: "gb", r: 5, fill: seriesColour(theme, 0), stroke: theme.background }),
      Plot.text([at], {
        x: "tokens",
        y: "gb",
        text: [gigabytes(at.gb * 1e9)],
        textAnchor: "end",
        dx: -9,
        dy: -9,
        fontWeight: 600,
        fill: theme.foreground,
        ...words,
      }),
      Plot.tip(
        series,
        Plot.pointer({
          x: "length",
          y: "gb",
          stroke: "series",
          title: ({ series: of, length, gb }: (typeof series)[number]) =>
            `${subject.name}, ${of}\n${formatNumber(Math.round(length))} tokens: ${gigabytes(gb * 1e9)}`,
        }),
      ),
    ],
  });
}

/** One bar for each kind of sharing at the same layers and heads. */
export function sharingChart(caches: readonly SharedCache[], { width, theme }: Room) {
  const narrow = width < 560;
  return Plot.plot({
    width,
    height: 56 + 52 * caches.length,
    marginLeft: 48,
    marginRight: 24,
    marginTop: 12,
    marginBottom: 40,
    x: {
      domain: [0, Math.max(...caches.map(({ gb }) => gb))],
      label: "GB for the batch at this context →",
      grid: true,
      ticks: narrow ? 4 : 8,
    },
    y: { domain: caches.map(({ sharing }) => sharing), label: null, padding: 0.6 },
    marks: [
      Plot.barX(caches, {
        y: "sharing",
        x: "gb",
        fill: theme.accent,
        fillOpacity: ({ isBuilt }: SharedCache) => (isBuilt ? 1 : 0.4),
      }),
      Plot.text(caches, {
        y: "sharing",
        x: 0,
        textAnchor: "start",
        dx: 2,
        dy: -18,
        text: ({ gb, bytes, fits }: SharedCache) =>
          `${gigabytes(gb * 1e9)}${narrow ? "" : `, ${formatNumber(bytes)} bytes a token`}; ${fits}`,
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 4,
      }),
      Plot.ruleX([0], { stroke: theme.foreground }),
    ],
  });
}

export const KINDS: readonly Kind[] = [
  { label: "MHA", series: 5, symbol: "times" },
  { label: "MQA", series: 4, symbol: "star" },
  { label: "GQA", series: 0, symbol: "circle" },
  { label: "MLA", series: 1, symbol: "diamond" },
  { label: "mixed", series: 2, symbol: "triangle" },
];

/** Bytes of one token against release date, names where there is room. */
export function historyChart(releases: readonly Release[], chosen: string | null, { width, theme }: Room) {
  const narrow = width < 560;
  const [height, marginLeft, marginRight, marginTop, marginBottom] = [460, 60, narrow ? 12 : 24, 28, 36];
  const dates = releases.map(({ date }) => date.getTime());
  const sizes = releases.map(({ bytes }) => bytes / 1024);
  const [from, to] = [Math.min(...dates), Math.max(...dates)];
  const [least, most] = [Math.min(...sizes) / 1.5, Math.max(...sizes) * 1.5];
  const x = (date: Date) =>
    marginLeft + ((date.getTime() - from) / (to - from || 1)) * (width - marginLeft - marginRight);
  const y = (bytes: number) =>
    height -
    marginBottom -
    (Math.log(bytes / 1024 / least) / Math.log(most / least)) * (height - marginTop - marginBottom);
  const important = byImportance(releases, chosen);
  const names = placeLabels(
    important.map((release) => ({ x: x(release.date), y: y(release.bytes), text: release.name, release })),
    { left: marginLeft, right: width - marginRight, top: marginTop, bottom: height - marginBottom },
  );
  const scales = kindScales(KINDS, theme);
  return Plot.plot({
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    ...scales,
    x: { type: "utc", domain: [new Date(from), new Date(to)], label: "Released →" },
    y: {
      type: "log",
      domain: [least, most],
      label: "↑ KiB of cache for one token at 16 bits",
      grid: true,
      tickFormat: (kib: number) => formatNumber(kib),
    },
    marks: [
      Plot.dot(releases, {
        x: "date",
        y: ({ bytes }: Release) => bytes / 1024,
        symbol: "attention",
        stroke: "attention",
        fill: "attention",
        fillOpacity: ({ evidence }: Release) => (evidence === "seen" ? 0.8 : 0),
        r: ({ id }: Release) => (id === chosen ? 6 : 3.5),
        channels: { Model: "name", "Billion parameters": "parametersB", Evidence: "evidence" },
        tip: { format: { stroke: false, fill: false, fillOpacity: false, r: false } },
      }),
      ...names.map(({ point, y: middle, anchor }) =>
        Plot.text([point], {
          x: ({ release }: typeof point) => release.date,
          y: ({ release }: typeof point) => release.bytes / 1024,
          text: "text",
          dx: anchor === "start" ? 8 : -8,
          dy: middle - point.y,
          textAnchor: anchor,
          fontWeight: point.release.id === chosen ? 700 : 400,
          fill: theme.foreground,
          stroke: theme.background,
          strokeWidth: 3,
        }),
      ),
    ],
  });
}
