import { html } from "htl";
import type { QueryResult, ResultColumn } from "../engine/result.js";
import { carryButton } from "../ui/carry.js";
import { type Download, downloadRow } from "../ui/downloads.js";
import { formatNumber } from "../ui/format.js";
import { zoneBadge } from "../ui/zones.js";
import type { ListState } from "./address.js";
import type { Architecture } from "./architecture.js";
import { selectionSql } from "./sql.js";

export interface FootOptions {
  readonly columns: readonly ResultColumn[];
  readonly files: readonly Download[];
  readonly link: () => string;
  readonly catalogVersion: string;
}

/** What stands under the list of techniques: downloads of the selection, its sums, and the SQL that it stands for. */
export function architecturesFoot({ columns, files, link, catalogVersion }: FootOptions) {
  let rows: readonly Architecture[] = [];
  let sql = "";
  const selection = (): QueryResult => ({ columns, rows });
  const code = html`<code></code>`;
  const told = html`<span class="muted" role="status"></span>`;
  const sums = html<HTMLDetailsElement>`<details class="explorer-sums" ontoggle=${drawSums}><summary>What the selection adds up to</summary><div></div></details>`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sql);
      told.textContent = "Copied.";
    } catch {
      told.textContent = "The browser did not allow it: select the text and copy it by hand.";
    }
  };

  async function drawSums(): Promise<void> {
    if (!sums.open) return;
    const place = sums.lastElementChild;
    try {
      // Arquero is of use to those only who open this.
      const { summarise } = await import("./summary.js");
      const body = summarise(rows).map(
        ({ zone, techniques, widelyUsed, medianYear }) =>
          html`<tr><th scope="row">${zoneBadge(zone)}</th><td>${formatNumber(techniques)}</td><td>${formatNumber(widelyUsed)}</td><td>${formatNumber((100 * widelyUsed) / techniques, 0)} %</td><td>${medianYear === null ? "—" : Math.round(medianYear)}</td></tr>`,
      );
      place?.replaceChildren(
        body.length === 0
          ? html`<p>Nothing is selected.</p>`
          : html`<table><thead><tr><th scope="col">Zone in 2025</th><th scope="col">Techniques</th><th scope="col">Widely used</th><th scope="col">Share</th><th scope="col">Median year</th></tr></thead><tbody>${body}</tbody></table>`,
        html`<p class="muted">Widely used is adoption of 2 or 3: several models or products, or standard.</p>`,
      );
    } catch {
      place?.replaceChildren(html`<p>The sums did not load. Check the connection, then close and open this again.</p>`);
    }
  }

  const node = html`<div class="explorer-foot">
    <div class="explorer-files">${downloadRow("techniques", selection, () => ({ title: "Techniques of the Hardware Friction Map", page: link(), catalogVersion, sql }), files)}${carryButton(
      () => ({
        title: "A selection of techniques",
        page: link(),
        parts: [{ kind: "query", query: { id: "techniques", sql, parameters: [] }, run: { sql, parameters: {} } }],
      }),
    )}</div>
    ${sums}
    <details class="explorer-sql"><summary>SQL of the selection</summary>
      <pre tabindex="0" aria-label="SQL of the selection">${code}</pre>
      <p><button type="button" class="link" onclick=${copy}>Copy the SQL</button> ${told}</p>
    </details>
  </div>`;
  return {
    node,
    show: (next: readonly Architecture[], state: ListState) => {
      rows = next;
      sql = selectionSql(state);
      code.textContent = sql;
      told.textContent = "";
      void drawSums();
    },
  };
}
