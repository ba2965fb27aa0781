import { html } from "htl";
import { rowLink } from "../../claims/claim-detail.js";
import { formatDate } from "../../ui/format.js";
import type { LiveError } from "../../ui/live.js";
import { errorPanel } from "../../ui/query-status.js";
import { NO_SCENARIO, type Scenario } from "../scenario.js";
import type { VerdictRow } from "../verdict.js";
import { betVerdictMark } from "../verdict-mark.js";
import { weightsText } from "../weights.js";
import { type Supposition, supposedOf, suppositions } from "./supposition.js";

/** The record and the supposition side by side. */
export function comparisonView(record: VerdictRow, supposed: VerdictRow, scenario: Scenario): HTMLElement {
  return html<HTMLElement>`<div class="what-if-compared">
    ${side("By the record", record, NO_SCENARIO)}
    ${side("With the supposition", supposed, scenario)}
  </div>`;
}

function side(heading: string, found: VerdictRow, scenario: Scenario): HTMLElement {
  const isSupposed = scenario !== NO_SCENARIO;
  return html`<section class=${isSupposed ? "what-if-side what-if-supposed" : "what-if-side"}>
    <h3>${heading}</h3>
    <p class="bet-says">${betVerdictMark(found.verdict)} <span class="muted">as of ${formatDate(found.as_of)}</span></p>
    <p>${found.actual}</p>
    <p class="muted">${weightsText(found)}</p>
    ${
      found.decisive.length === 0
        ? html`<p class="muted">No row decides.</p>`
        : html`<p class="muted">Rows that decide</p><ul class="what-if-rows">${decisive(found, scenario)}</ul>`
    }
  </section>`;
}

function decisive({ decisive: keys }: VerdictRow, scenario: Scenario): readonly HTMLElement[] {
  return keys.map((key) => {
    const what = supposedOf(scenario, key);
    if (what === null) return html`<li>${rowLink(key, "../")}</li>`;
    return html`<li class="supposed"><span class="supposed-word">${what}</span> ${what === "supposed row" ? html`<code>${key}</code>` : rowLink(key, "../")}</li>`;
  });
}

/** Everything that is supposed, each part with a button that takes it back. */
export function suppositionList(scenario: Scenario, takeBack: (part: Supposition) => void): HTMLElement {
  return html<HTMLElement>`<ul class="what-if-list">${suppositions(scenario).map(
    (part) => html`<li class="supposed">
      <span><span class="supposed-word">supposed</span> <code>${part.table}:${part.key}</code> ${part.what}${part.cells.length === 0 ? "" : html.fragment`<span class="what-if-cells">${part.cells.map(([column, value], index) => html.fragment`${index > 0 ? ", " : ""}${column} <b>${value}</b>`)}</span>`}</span>
      <button type="button" onclick=${() => takeBack(part)}>Take back<span class="visually-hidden"> ${part.table}:${part.key}</span></button>
    </li>`,
  )}</ul>`;
}

/** What went wrong, with a way to try again where that can help. */
export function failureView(error: LiveError, sql: string, retry: () => void): HTMLElement {
  if (error.kind !== "sql" && error.kind !== "blocked") return errorPanel(error, sql, retry, true);
  return html`<div class="cell-error" role="alert"><p><strong>The bet’s query does not run with this supposition.</strong> ${error.message}</p><p>Take a part of it back, or clear it; the record above is not touched. <button type="button" onclick=${retry}>Retry</button></p></div>`;
}
