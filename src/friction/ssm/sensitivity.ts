import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import { counted, MIN_OBSERVATIONS } from "../../tables/finding.js";
import { VERDICTS } from "../../ui/claim.js";
import { dataTable } from "../../ui/data-table.js";
import { describeP } from "./claims.js";
import type { CliffTest, Definition } from "./cliff.js";

/** What a test's verdict is in words, of a claimed edge. */
export function verdictWords({ verdict, below, above }: CliffTest): string {
  if (verdict === "agrees") return "an edge";
  if (verdict === "disagrees")
    return above && below && above.share >= below.share ? "pure models are more common above" : "a gradual decline";
  if (verdict === "mixed") return "a decline, edge or gradual";
  return Math.min(below?.n ?? 0, above?.n ?? 0) < MIN_OBSERVATIONS ? "too few models" : "no difference shown";
}

/** How often each outcome comes up, the commonest first: `a gradual decline in 8, no difference shown in 6`. */
export function tally(tests: readonly CliffTest[]): string {
  const counts = new Map<string, number>();
  for (const test of tests) counts.set(verdictWords(test), (counts.get(verdictWords(test)) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([words, n]) => `${words} in ${n}`)
    .join(", ");
}

/** What the shown test would say if linear RNNs counted the other way, as whether they are pure is disputed. */
export function describeStrict(shown: CliffTest, tests: readonly CliffTest[]): string {
  const { definition } = shown;
  const other = tests.find((test) => same(test.definition, { ...definition, linear: !definition.linear }));
  if (!other) return "";
  return `With linear RNNs ${definition.linear ? "left out" : "counted as pure"}: ${verdictWords(other)} (${describeP(other.pValue)}).`;
}

const COLUMNS = [
  ["line", "text"],
  ["linear", "text"],
  ["converted", "text"],
  ["size", "text"],
  ["below", "text"],
  ["above", "text"],
  ["p", "number"],
  ["advantage", "number"],
  ["verdict", "text"],
  ["outcome", "text"],
] as const;

/** The verdict under every combination of definitions, the one that the page shows marked. */
export function sensitivityTable(tests: readonly CliffTest[], shown: Definition): HTMLElement {
  const result: QueryResult = {
    columns: COLUMNS.map(([name, kind]) => ({ name, kind })),
    rows: tests.map((test) => ({
      line: `${test.definition.line}B${same(test.definition, shown) ? ", shown above" : ""}`,
      linear: test.definition.linear ? "pure" : "left out",
      converted: test.definition.converted ? "counted" : "left out",
      size: test.definition.size,
      below: describeCount(test.below),
      above: describeCount(test.above),
      p: Number(test.pValue.toPrecision(2)),
      advantage: Number(test.stepAdvantage.toFixed(1)),
      verdict: test.verdict,
      outcome: verdictWords(test),
    })),
  };
  return dataTable(result, {
    caption: `Is there an edge? ${counted(tests.length, "definition")}`,
    hideCaption: true,
    columns: {
      line: { label: "Edge at" },
      linear: { label: "Linear RNNs" },
      converted: { label: "Conversions" },
      size: { label: "Parameters" },
      below: { label: "Pure below", align: "end" },
      above: { label: "Pure above", align: "end" },
      p: { label: "p, Fisher" },
      advantage: {
        label: "Edge over slope",
        unit: "AIC",
        description: "Difference of AIC: below 0 a gradual change describes the rows better",
      },
      verdict: { hidden: true },
      outcome: {
        label: "The rows show",
        format: (outcome, { verdict }) =>
          html`<span class="verdict" data-verdict=${verdict}><span aria-hidden="true">${symbolOf(verdict)}</span> ${outcome}</span>`,
      },
    },
  });
}

function symbolOf(verdict: unknown): string {
  return Object.entries(VERDICTS).find(([name]) => name === verdict)?.[1].symbol ?? "";
}

function describeCount(share: CliffTest["below"]): string {
  return share === null ? "0 of 0" : `${Math.round(share.share * share.n)} of ${share.n}`;
}

function same(a: Definition, b: Definition): boolean {
  return a.line === b.line && a.linear === b.linear && a.converted === b.converted && a.size === b.size;
}
