import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { readRows } from "../tables/rows.js";
import { dataTable } from "../ui/data-table.js";
import { formatCount } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { figureRow } from "./figures.js";
import { CHAPTERS, type Term } from "./terms.js";

/** The terms in their chapters, each with what the data says of it where a figure fits, and the query of the figures. */
export function glossaryPage(page: Page, figures: Snapshot): DocumentFragment {
  const places = new Map<string, HTMLElement>();
  const chapters = CHAPTERS.map(
    ({ title, terms }) => html.fragment`<h2>${title}</h2>
    <dl class="glossary">${terms.map((term) => {
      const place = html<HTMLElement>`<span class="glossary-figure"></span>`;
      places.set(term.id, place);
      return entry(term, place);
    })}</dl>`,
  );
  const show = (result: QueryResult) => {
    const said = new Map(readRows(figureRow, result).map((row) => [row.term, row]));
    for (const [term, place] of places) {
      const row = said.get(term);
      place.textContent = row ? `${row.said} (${formatCount(row.n_rows, "row")})` : "";
    }
  };
  const cell = queryCell({
    ...page,
    snapshot: figures,
    heading: 3,
    render: (result) => {
      show(result);
      return dataTable(result, { caption: figures.title, hideCaption: true, rowLimit: 20 });
    },
  });
  return html.fragment`${verifiedSwitch(page.state)}
    ${chapters}
    <h2 id="figures">Where the figures come from</h2>
    ${cell}`;
}

function entry({ id, name, alias, meaning, see = [] }: Term, place: HTMLElement): DocumentFragment {
  return html.fragment`<div class="glossary-term" id=${id}>
    <dt>${name}${alias === undefined ? "" : html` <span class="muted">${alias}</span>`} <a class="muted" href=${`#${id}`} aria-label=${`Link to ${name}`}>#</a></dt>
    <dd>${meaning} ${place} ${see.length === 0 ? "" : html`<span class="glossary-see">${see.map(({ text, href }, index) => html.fragment`${index > 0 ? " · " : ""}<a href=${href}>${text}</a>`)}</span>`}</dd>
  </div>`;
}
