import * as Plot from "@observablehq/plot";
import { rollups } from "d3";
import { summarize } from "../../analysis/summary.js";
import { type Kind, kindLegend, kindScales } from "../../ui/series.js";
import type { Chart, Room } from "../definition.js";
import { percent, round } from "../finding.js";
import type { AttentionOfModel } from "./claims.js";

const KINDS: readonly Kind[] = [
  { label: "MHA", series: 5, symbol: "times" },
  { label: "MQA", series: 4, symbol: "star" },
  { label: "GQA", series: 0, symbol: "circle" },
  { label: "MLA", series: 1, symbol: "diamond" },
  { label: "mixed", series: 2, symbol: "triangle" },
  { label: "linear", series: 3, symbol: "square" },
  { label: "none", series: 6, symbol: "cross" },
];

interface ShareOfYear {
  readonly year: string;
  readonly kind: string;
  readonly n: number;
  readonly from: number;
  readonly to: number;
}

/** The share of each kind among a year's models, stacked in the order of the legend. */
export function sharesByYear(rows: readonly AttentionOfModel[]): ShareOfYear[] {
  const years = rollups(
    rows,
    (own) => own,
    (r) => r.released.slice(0, 4),
  );
  return years.flatMap(([year, own]) => {
    let from = 0;
    return KINDS.flatMap(({ label: kind }) => {
      const n = own.filter((r) => r.attention === kind).length;
      if (n === 0) return [];
      const share = { year, kind, n, from, to: from + n / own.length };
      from = share.to;
      return [share];
    });
  });
}

function drawShares(rows: readonly AttentionOfModel[], { width, theme }: Room) {
  const shares = sharesByYear(rows);
  const roomy = shares.filter(({ from, to }) => (to - from) * width > 70);
  return Plot.plot({
    width,
    height: 60 + 52 * new Set(shares.map(({ year }) => year)).size,
    marginLeft: 48,
    color: kindScales(KINDS, theme).color,
    x: { label: "Share of the year's models with disclosed attention (%) →", percent: true },
    y: { label: null, type: "band" },
    marks: [
      Plot.barX(shares, {
        y: "year",
        x1: "from",
        x2: "to",
        fill: "kind",
        insetLeft: 0.5,
        insetRight: 0.5,
        channels: { Models: "n" },
        tip: { format: { x1: false, x2: false } },
      }),
      Plot.text(roomy, {
        y: "year",
        x: ({ from, to }: ShareOfYear) => (from + to) / 2,
        text: ({ kind, from, to }: ShareOfYear) => `${kind} ${percent(to - from)}`,
        fill: theme.background,
        fontWeight: 600,
      }),
    ],
  });
}

function captionShares(rows: readonly AttentionOfModel[]): string {
  const shares = sharesByYear(rows);
  const ofKind = (kind: string) =>
    shares.filter((s) => s.kind === kind).map(({ year, from, to, n }) => `${percent(to - from)} in ${year} (n = ${n})`);
  return `Plain multi-head attention: ${ofKind("MHA").join(", ") || "none"}. Latent attention: ${ofKind("MLA").join(", ") || "none"}. “mixed” are hybrids of attention and recurrent layers.`;
}

function cached(rows: readonly AttentionOfModel[]) {
  return rows.flatMap((r) =>
    r.bytes_per_token !== null && r.bytes_per_token > 0
      ? [{ ...r, date: new Date(r.released), kib: r.bytes_per_token / 1024 }]
      : [],
  );
}

function drawCache(rows: readonly AttentionOfModel[], { width, theme }: Room) {
  return Plot.plot({
    width,
    height: 360,
    marginLeft: 56,
    marginTop: 28,
    ...kindScales(KINDS, theme),
    x: { type: "utc", label: "Released →" },
    y: { type: "log", label: "↑ KV cache of one token at 16 bits (KiB)", grid: true, tickFormat: "~g" },
    marks: [
      Plot.dot(cached(rows), {
        x: "date",
        y: "kib",
        symbol: "attention",
        stroke: "attention",
        r: 4,
        channels: { Model: "model", "KV heads": "n_kv_heads" },
        tip: { format: { stroke: false } },
      }),
    ],
  });
}

function captionCache(rows: readonly AttentionOfModel[]): string {
  const sized = cached(rows);
  const parts = KINDS.flatMap(({ label }) => {
    const summary = summarize(sized.filter((r) => r.attention === label).map((r) => r.kib));
    return summary ? [`${label} ${round(summary.median)} KiB (n = ${summary.n})`] : [];
  });
  return `Median cache of one token: ${parts.join(", ")}. ${rows.length - sized.length} of ${rows.length} models publish too little geometry or keep no cache. Models differ in size, so this compares what ships, not the mechanisms alone.`;
}

export const charts: readonly Chart<AttentionOfModel>[] = [
  {
    title: "Kinds of attention by release year",
    draw: drawShares,
    caption: captionShares,
    legend: kindLegend(KINDS),
    spec: {
      mark: "rectY",
      channels: { x: { column: "released", bin: true }, y: { aggregate: "count" }, color: { column: "attention" } },
    },
  },
  {
    title: "KV cache of one token",
    draw: drawCache,
    caption: captionCache,
    legend: kindLegend(KINDS),
    spec: {
      mark: "dot",
      channels: { x: { column: "released" }, y: { column: "bytes_per_token" }, color: { column: "attention" } },
      scales: { y: { type: "log" } },
    },
  },
];
