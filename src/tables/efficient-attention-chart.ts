import * as Plot from "@observablehq/plot";
import type { AttentionOfModel } from "./efficient-attention.ts";

const KINDS = [
  { kind: "MHA", colour: "var(--series-6)", symbol: "times" },
  { kind: "MQA", colour: "var(--series-5)", symbol: "star" },
  { kind: "GQA", colour: "var(--series-1)", symbol: "circle" },
  { kind: "MLA", colour: "var(--series-2)", symbol: "diamond" },
  { kind: "mixed", colour: "var(--series-3)", symbol: "triangle" },
  { kind: "linear", colour: "var(--series-4)", symbol: "square" },
  { kind: "none", colour: "var(--series-7)", symbol: "cross" },
] as const;

const scales = (kinds: typeof KINDS) => ({
  color: { domain: kinds.map((k) => k.kind), range: kinds.map((k) => k.colour) },
  symbol: { domain: kinds.map((k) => k.kind), range: kinds.map((k) => k.symbol) },
});

/** Share of each kind of attention among the models of each release year, labelled in the bars. */
export function drawShares(rows: readonly AttentionOfModel[], width: number): SVGSVGElement | HTMLElement {
  const counted = rows.map((r) => ({ ...r, year: r.released.slice(0, 4) }));
  const stack = Plot.stackX(
    { offset: "normalize", order: KINDS.map((k) => k.kind) },
    Plot.groupY({ x: "count" }, { y: "year", fill: "attention", z: "attention" }),
  );
  return Plot.plot({
    width,
    height: 70 + 56 * new Set(counted.map((r) => r.year)).size,
    marginLeft: 48,
    x: { label: "Share of models with disclosed attention →", percent: true },
    y: { label: null },
    color: { ...scales(KINDS).color, legend: true },
    marks: [Plot.barX(counted, { ...stack, insetLeft: 0.5, insetRight: 0.5, tip: true }), Plot.ruleX([0])],
  });
}

/** KV-cache bytes of one token against release date, by kind of attention. */
export function drawCache(rows: readonly AttentionOfModel[], width: number): SVGSVGElement | HTMLElement {
  const sized = rows.flatMap((r) =>
    r.bytes_per_token !== null && r.bytes_per_token > 0
      ? [{ ...r, date: new Date(r.released), kib: r.bytes_per_token / 1024 }]
      : [],
  );
  const { color, symbol } = scales(KINDS);
  return Plot.plot({
    width,
    height: 380,
    marginLeft: 56,
    x: { type: "utc", label: "Released" },
    y: { type: "log", label: "↑ KV cache of one token at 16 bits (KiB)", grid: true, tickFormat: "~g" },
    color,
    symbol: { ...symbol, legend: true },
    marks: [
      Plot.dot(sized, {
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
