import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { unfit } from "../friction/measured/claim-panels.js";
import { figureRow } from "../glossary/figures.js";
import { readRows } from "../tables/rows.js";
import { dataTable } from "../ui/data-table.js";
import { formatCount } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { STEPS } from "./steps.js";

/** The primer: seven ideas in order, each with a figure from the data. */
export function primerPage(page: Page, figures: Snapshot): DocumentFragment {
  const problem = html<HTMLElement>`<div></div>`;
  const steps = STEPS.map(({ title, text, figure, links }) => {
    const place = html<HTMLElement>`<p class="primer-figure"></p>`;
    const node = html<HTMLElement>`<li><h2 id=${`step-${figure}`}>${title}</h2>
      ${text.map((paragraph) => html`<p>${paragraph}</p>`)}${place}
      <p class="primer-links">${links.map(({ text: label, href }, i) => html.fragment`${i === 0 ? "" : " · "}<a href=${href}>${label}</a>`)}</p>
    </li>`;
    return { figure, place, node };
  });
  const show = (result: QueryResult) => {
    problem.replaceChildren();
    try {
      const said = new Map(readRows(figureRow, result).map((row) => [row.term, row]));
      for (const { figure, place } of steps) {
        const row = said.get(figure);
        place.textContent = row === undefined ? "" : `${row.said} (${formatCount(row.n_rows, "row")})`;
        place.hidden = row === undefined;
      }
    } catch (thrown) {
      problem.replaceChildren(unfit(thrown));
    }
  };
  const cell = queryCell({
    ...page,
    snapshot: figures,
    heading: 3,
    render: (result) => dataTable(result, { caption: figures.title, hideCaption: true, rowLimit: 10 }),
    onResult: ({ result }) => show(result),
  });
  return html.fragment`<ol class="primer">${steps.map(({ node }) => node)}</ol>
    <p>Each dotted word leads to the <a href="./glossary">glossary</a>. What the essays claim, sentence by sentence, is in the <a href="./claims">claim audit</a>.</p>
    <h2 id="figures">Where the figures come from</h2>
    ${verifiedSwitch(page.state)}${problem}${cell}`;
}
