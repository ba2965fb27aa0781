import { html } from "htl";
import * as v from "valibot";
import type { Snapshot } from "../engine/result.js";
import { missing } from "../ui/data-cell.js";
import { type Download, downloadRow } from "../ui/downloads.js";
import { EVIDENCE, evidenceMark } from "../ui/evidence.js";
import { formatDate, formatNumber } from "../ui/format.js";
import type { PageState } from "../ui/url-state.js";
import { plainBars, yearBars } from "./bars.js";
import { type CitedSource, citedSource, citedSourceList, citingTables, kindName } from "./cited-source.js";
import { type ExplorerColumn, explorer } from "./explorer.js";
import type { List } from "./selection.js";

/** The page of all cited works. */
export function sourcesPage(state: PageState, snapshot: Snapshot, files: readonly Download[]): HTMLElement {
  const rows = v.parse(v.array(citedSource), snapshot.result.rows);
  const list = citedSourceList(rows);
  let shown: readonly CitedSource[] = rows;
  return explorer({
    list,
    columns: columnsOf(list, (key) => state.link({ query: { key } })),
    idOf: (row) => row.key,
    openKey: "key",
    usualOrder: "Most cited first",
    noun: { one: "source", many: "sources" },
    searchIn: "Title, author, key, address",
    openFacets: ["kind", "cited"],
    reversedFacets: ["year"],
    state,
    detail: (row) => ({ title: row.title, node: sourceDetail(row) }),
    foot: {
      node: html`<div class="explorer-foot"><div class="explorer-files">${downloadRow(
        "sources",
        () => ({ columns: snapshot.result.columns, rows: shown }),
        () => ({
          title: "Sources of the Hardware Friction Map",
          page: state.link(),
          catalogVersion: snapshot.catalogVersion,
        }),
        files,
      )}</div></div>`,
      show: (next) => {
        shown = next;
      },
    },
  });
}

function sourceDetail(row: CitedSource): HTMLElement {
  const citing = citingTables(row);
  const date = row.published === null ? "not known" : formatDate(row.published, row.published_precision ?? "day");
  return html`<div>
    <p class="detail-line"><a href=${row.url}>${row.url}</a></p>
    <dl class="detail-facts">
      <dt>Kind</dt><dd>${kindName(row.kind)}</dd>
      ${row.authors === null ? "" : html.fragment`<dt>By</dt><dd>${row.authors}</dd>`}
      <dt>Published</dt><dd>${date}</dd>
      <dt>Key</dt><dd><code>${row.key}</code></dd>
      <dt>Evidence</dt><dd>${evidenceMark(row.evidence)} ${EVIDENCE[row.evidence].text}</dd>
      ${row.note === null ? "" : html.fragment`<dt>Note</dt><dd>${row.note}</dd>`}
    </dl>
    <section><h3>Cited by</h3>${citing.length === 0 ? html`<p class="muted">No row cites it.</p>` : html`<table class="neighbours"><thead><tr><th scope="col">Table</th><th scope="col">Rows</th></tr></thead><tbody>${citing.map(({ title, rows }) => html`<tr><td>${title}</td><td>${formatNumber(rows)}</td></tr>`)}</tbody></table>`}</section>
    ${row.cited_by.length === 0 ? "" : html`<details class="detail-queries"><summary>SQL that finds these rows</summary><pre class="detail-sql" tabindex="0"><code>${citing.map(({ table }) => `SELECT * FROM ${table} WHERE list_has(sources, '${row.key}')`).join(";\n")}</code></pre></details>`}
  </div>`;
}

function columnsOf(list: List<CitedSource>, href: (key: string) => string): readonly ExplorerColumn<CitedSource>[] {
  const kinds = list.facets.find(({ key }) => key === "kind");
  return [
    {
      key: "title",
      label: "Title",
      cell: (row) =>
        html`<span class="listing-name"><a href=${href(row.key)} tabindex="-1" title=${row.title}>${row.title}</a>${evidenceMark(row.evidence)}</span>`,
    },
    {
      key: "kind",
      label: "Kind",
      cell: (row) => kindName(row.kind),
      bars: { facet: "kind", of: (totals) => plainBars(kinds?.values ?? [], totals, kindName) },
    },
    {
      key: "published",
      label: "Published",
      cell: (row) => (row.published === null ? missing() : formatDate(row.published, row.published_precision ?? "day")),
      bars: { facet: "year", of: yearBars },
    },
    { key: "rows", label: "Rows", title: "Rows of the dataset that cite it", cell: (row) => formatNumber(row.n_rows) },
    {
      key: "link",
      label: "Link",
      cell: (row) =>
        html`<a href=${row.url} target="_blank" rel="noopener" tabindex="-1" aria-label=${`Open ${row.title} in a new tab`}>Open ↗</a>`,
    },
  ];
}
