import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { unfit } from "../friction/measured/claim-panels.js";
import { readRows } from "../tables/rows.js";
import { chartFigure } from "../ui/chart.js";
import { dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { drawFates } from "./fate-chart.js";
import { fateSentences, fatesOf } from "./fates.js";
import { zoneLegend } from "./parts.js";
import { fateRow } from "./rows.js";

/** What became of the techniques of each era, by the zone in which they began. */
export function fatesSection(page: Page, snapshot: Snapshot, files: readonly Download[]): DocumentFragment {
  const sentences = html<HTMLElement>`<ul></ul>`;
  const figure = chartFigure({
    title: "Share adopted by the end of 2025, by era and first zone",
    description: () => sentences.textContent ?? "",
    data: snapshot.result,
    draw: ({ data, width, theme }) => drawFates(readRows(fateRow, data), width, theme),
    caption: "Bars are 95% score intervals of the share, n the techniques that it rests on.",
    legend: zoneLegend,
    filename: "adoption-by-era-and-zone",
  });
  const show = (result: QueryResult) => {
    figure.update(result);
    try {
      const said = fateSentences(fatesOf(readRows(fateRow, result)));
      sentences.replaceChildren(...said.map((sentence) => html`<li>${sentence}</li>`));
    } catch (thrown) {
      sentences.replaceChildren(unfit(thrown));
    }
  };
  const cell = queryCell({
    ...page,
    snapshot,
    files,
    heading: 3,
    render: (result) => dataTable(result, { caption: snapshot.title, hideCaption: true }),
    onResult: ({ result }) => show(result),
  });
  return html.fragment`<h2 id="fates">What became of each era</h2>
    ${sentences}
    <p class="muted">Who gave the first ratings knew what became of each technique, which can make zones look wiser than they were. Later eras had less time, and the techniques are those that somebody entered, not a sample of all that were published.</p>
    ${figure}${cell}`;
}
