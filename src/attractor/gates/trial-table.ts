import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import { describeP } from "../../tables/survival-text.js";
import { dataTable } from "../../ui/data-table.js";
import type { Gates } from "./candidates.js";
import { backingWords, outOf, type Trial } from "./words.js";

/** The test under every place of the gates, one row each; the chosen one is marked. */
export function trialTable(trials: readonly Trial[], chosen: Gates): HTMLElement {
  const result: QueryResult = {
    columns: [
      { name: "gates", kind: "text" },
      { name: "both", kind: "text" },
      { name: "rest", kind: "text" },
      { name: "p_both", kind: "text" },
      { name: "p_hardware", kind: "text" },
      { name: "p_backing", kind: "text" },
      { name: "without_hardware", kind: "number" },
      { name: "without_backing", kind: "number" },
    ],
    rows: trials.map(({ gates, test, withoutFirst, withoutSecond }) => ({
      gates: `${gates.minH === chosen.minH && gates.minBackingB === chosen.minBackingB ? "→ " : ""}H ${gates.minH}, ${backingWords(gates)}`,
      both: outOf(test.both.with),
      rest: outOf(test.both.without),
      p_both: pOf(test.both.p),
      p_hardware: pOf(test.first.p),
      p_backing: pOf(test.second.p),
      without_hardware: withoutFirst,
      without_backing: withoutSecond,
    })),
  };
  return dataTable(result, {
    caption: html`<span>The same test with the gates elsewhere; the arrow marks the place chosen above</span>`,
    columns: {
      gates: { label: "Gates", rowHeader: true },
      both: { label: "Adopted past both", align: "end" },
      rest: { label: "Of the rest", align: "end" },
      p_both: { label: "p, both", align: "end" },
      p_hardware: { label: "p, hardware alone", align: "end" },
      p_backing: { label: "p, backing alone", align: "end" },
      without_hardware: { label: "Adopted without hardware" },
      without_backing: { label: "Adopted without backing" },
    },
  });
}

function pOf(p: number | null): string {
  return p === null ? "—" : describeP(p).replace(/^p = /, "").replace(/^p /, "");
}
