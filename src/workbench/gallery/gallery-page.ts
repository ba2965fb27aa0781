import { html } from "htl";
import { chartFigure } from "../../ui/chart.js";
import { formatCount } from "../../ui/format.js";
import { specChart } from "../chart/spec-chart.js";
import type { GalleryCard } from "./card.js";

/** The analyses: each question with its answer, its chart, and the way into the workbench. */
export function galleryPage(cards: readonly GalleryCard[]): HTMLElement {
  return html<HTMLElement>`<div class="gallery">
    <ul class="gallery-questions">${cards.map(({ name, question }) => html`<li><a href=${`#${name}`}>${question}</a></li>`)}</ul>
    ${cards.map(cardView)}
    <p class="muted">The answers stand as the build of this site computed them. In the workbench the queries run anew, in your browser.</p>
  </div>`;
}

function cardView({ name, question, answer, chart, cells, tables, parameters, href }: GalleryCard): HTMLElement {
  const { words, values } = answer;
  const drawn = specChart(chart.spec, chart.result);
  return html<HTMLElement>`<section class="gallery-card" aria-labelledby=${name}>
    <div class="gallery-text">
      <h2 id=${name}>${question}</h2>
      <p class="gallery-answer">${words.map((text, index) => html.fragment`${text}${valueMark(values[index])}`)}</p>
      <p class="gallery-open"><a href=${href} aria-label=${`Open in the workbench: ${question}`}>Open in the workbench</a></p>
      <p class="gallery-about">${formatCount(cells, "cell")}, from ${listed(tables)}.${parameters.length === 0 ? "" : html` To set: ${parameters.join("; ")}.`}</p>
    </div>
    ${drawn.kind === "figure" ? chartFigure({ ...drawn.options, filename: `gallery-${name}` }) : html`<p class="chart-error">${drawn.messages.join("; ")}.</p>`}
  </section>`;
}

function valueMark(value: string | undefined): HTMLElement | string {
  return value === undefined ? "" : html<HTMLElement>`<b>${value}</b>`;
}

/** Names of tables in a list: the first few, and how many more there are. */
function listed(tables: readonly string[]): DocumentFragment {
  const shown = tables.length > 4 ? tables.slice(0, 3) : tables;
  const rest = tables.length - shown.length;
  return html.fragment`${shown.map((table, index) => html.fragment`${index > 0 ? ", " : ""}<code>${table}</code>`)}${rest > 0 ? ` and ${rest} more` : ""}`;
}
