import { html } from "htl";
import * as v from "valibot";
import type { QueryResult, ResultRow } from "../engine/result.js";
import { kernelBenchmarks } from "../schema/tables/measurements.js";
import { type ColumnView, dataTable } from "../ui/data-table.js";
import { evidenceMark } from "../ui/evidence.js";
import { formatDate, formatValue } from "../ui/format.js";
import { type LiveError, REMEDIES } from "../ui/live.js";
import { kindName } from "./cited-source.js";
import type { Note } from "./detail-notes.js";
import { DETAIL_NAMES, DETAIL_ROWS, type DetailName } from "./detail-rows.js";

const METRICS: Readonly<Record<string, string>> = kernelBenchmarks.columns.metric.values;

type Columns = Readonly<Record<string, ColumnView>>;

const HIDDEN: ColumnView = { hidden: true };

export const MODEL_COLUMNS: Columns = {
  id: HIDDEN,
  name: { label: "Model", rowHeader: true },
  org: { label: "Organisation" },
  params_total_b: { label: "Parameters", unit: "billion" },
  params_active_b: HIDDEN,
  architecture_class: HIDDEN,
  is_frontier_flagship: { label: "Flagship" },
  open_weights: HIDDEN,
};

export const BENCHMARK_COLUMNS: Columns = {
  id: HIDDEN,
  primitive: HIDDEN,
  implementation: { rowHeader: true },
  gpu: { label: "GPU" },
  metric: HIDDEN,
  value: { label: "Figure", align: "start", format: (_, row) => figureText(row) },
  value_high: HIDDEN,
};

export const INNOVATION_COLUMNS: Columns = {
  id: HIDDEN,
  method: { rowHeader: true },
  model_or_paper: { label: "Model or paper" },
  org: HIDDEN,
  gain_kind: HIDDEN,
  gain_value: { label: "Gain" },
  gain_value_high: { label: "Up to" },
};

/** A figure with what it says: `25–40 percent of the datasheet's peak`. */
function figureText({ value, value_high, metric }: ResultRow): HTMLElement {
  const low = formatValue(value, "number");
  const range = value_high == null ? low : `${low}–${formatValue(value_high, "number")}`;
  return html`<span class="detail-figure">${range} ${METRICS[String(metric)] ?? String(metric)}</span>`;
}

/** A result as a table, or a sentence where it is empty. */
export function tableOr(
  result: QueryResult,
  caption: string,
  nothing: string,
  columns: Columns,
  sourceHref: (key: string) => string,
): HTMLElement {
  if (result.rows.length === 0) return html`<p class="muted">${nothing}</p>`;
  return dataTable(result, { caption, hideCaption: true, columns, sourceHref, rowLimit: 10 });
}

/** Sources with their titles, each leading to the work and to its place in the list of sources. */
export function sourceList(result: QueryResult, sourceHref: (key: string) => string): HTMLElement {
  const sources = v.parse(v.array(DETAIL_ROWS.sources), result.rows);
  if (sources.length === 0) return html`<p class="muted">No source is cited.</p>`;
  return html`<ol class="detail-sources">${sources.map(
    ({ key, title, url, kind, published, published_precision, cited_for, evidence }) => {
      const date = published === null ? "" : `, ${formatDate(published, published_precision ?? "day")}`;
      return html`<li><a href=${url}>${title}</a> ${evidenceMark(evidence)}
      <span class="muted">${kindName(kind)}${date}; cited for ${cited_for.join(", ")}. <a href=${sourceHref(key)} aria-label=${`All that cites it: ${title}`}>All that cites it</a></span></li>`;
    },
  )}</ol>`;
}

/** Sources by their keys only, as the list row has them. */
export function keyList(keys: readonly string[], sourceHref: (key: string) => string): HTMLElement {
  if (keys.length === 0) return html`<p class="muted">No source is cited.</p>`;
  return html`<ol class="detail-sources">${keys.map((key) => html`<li><a href=${sourceHref(key)}>${key}</a></li>`)}</ol>`;
}

/** Notes, each after whose it is. */
export function noteList(notes: readonly Note[]): HTMLElement {
  if (notes.length === 0) return html`<p class="muted">None.</p>`;
  return html`<ul>${notes.map(({ by, text }) => html`<li><span class="muted">${by}: </span>${text}</li>`)}</ul>`;
}

/** Why the engine gave no answer, and what of the page stays good. */
export function failure(error: LiveError, retry: () => void): HTMLElement {
  return html`<span class="detail-failure"><strong>The query engine did not answer:</strong> ${error.message.replace(/\.$/, "")}. What stands here comes from the list alone: default scores without their reasons, and sources by key. ${error.kind === "load" ? REMEDIES.load : ""} <button type="button" class="link" onclick=${retry}>Try again</button></span>`;
}

/** The SQL behind the details, fetched when it is asked for. */
export function queryList(id: string, sqlOf: (name: DetailName) => Promise<string>): HTMLElement {
  let asked = false;
  const body = html`<div><p class="muted">Loading…</p></div>`;
  const show = async () => {
    if (asked) return;
    asked = true;
    try {
      const queries = await Promise.all(DETAIL_NAMES.map(sqlOf));
      body.replaceChildren(
        html`<p class="muted">Each with $id = ${id}.</p>`,
        ...queries.map((sql) => html`<pre class="detail-sql" tabindex="0"><code>${sql}</code></pre>`),
      );
    } catch {
      asked = false;
      body.replaceChildren(
        html`<p>The queries did not load. Check the connection, then close and open this again.</p>`,
      );
    }
  };
  return html`<details class="detail-queries" ontoggle=${show}><summary>SQL of these details</summary>${body}</details>`;
}
