import { html } from "htl";
import { rowLink } from "../../claims/claim-detail.js";
import type { Snapshot } from "../../engine/result.js";
import type { Page } from "../../ui/page.js";
import { parameterKey, VERIFIED_KEY, writeParameter } from "../../ui/parameter-state.js";
import type { BetRecord } from "../bets.js";
import { AS_OF_KEY } from "../replay.js";
import { betVerdictMark } from "../verdict-mark.js";
import type { FlipRecord } from "./record.js";
import { additionText, aim, dateText, definitionFlips, definitionText, flipSentences } from "./sentences.js";

/** The key of a scenario in the address. */
const SUPPOSE_KEY = "suppose";

/** The least changes that would overturn a bet's verdict, in a sentence for each kind, and all that were found. */
export function flipSection(page: Page, snapshot: Snapshot, record: BetRecord): HTMLElement {
  const standard = Object.fromEntries(
    [
      AS_OF_KEY,
      VERIFIED_KEY,
      ...snapshot.parameters.map(({ name }) => parameterKey(snapshot.id, name, [AS_OF_KEY])),
    ].map((key) => [key, null]),
  );
  const definitionLink = (parameters: BetRecord["combinations"][number]["parameters"]) =>
    page.state.link({
      query: {
        ...standard,
        [SUPPOSE_KEY]: null,
        ...Object.fromEntries(
          snapshot.parameters
            .filter(({ name }) => name in parameters)
            .map((declaration) => [
              parameterKey(snapshot.id, declaration.name, [AS_OF_KEY]),
              writeParameter(declaration, parameters[declaration.name] ?? null),
            ]),
        ),
      },
    });
  const link = ({ suppose }: FlipRecord) => page.state.link({ query: { ...standard, [SUPPOSE_KEY]: suppose } });
  const found = [
    ...definitionFlips(record).flips.map((flip) => ({
      what: definitionText(flip),
      rows: [],
      href: definitionLink(flip.parameters),
      verdict: flip.verdict,
    })),
    ...record.search.flips.map((flip) => ({
      what: flipText(flip),
      rows: flip.rows.map(({ key }) => key),
      href: link(flip),
      verdict: flip.verdict,
    })),
  ];
  return html`<div>
    <p>Each kind of change was searched alone, at the default definitions, for the least that would ${aim(record.outcome.verdict)}. The least found is not proven to be the least there is.</p>
    <dl class="bet-facts flip-least">${flipSentences(record).map(({ kind, text }) => html.fragment`<dt>${kind}</dt><dd>${text}</dd>`)}</dl>
    ${
      found.length === 0
        ? ""
        : html`<div class="table-region" role="region" tabindex="0" aria-label="Table: changes that were found"><table class="combinations flips">
      <thead><tr><th scope="col">Change</th><th scope="col">Row on record</th><th scope="col">Verdict</th></tr></thead>
      <tbody>${found.map(
        ({ what, rows, href, verdict }) => html`<tr>
          <td>${what}</td>
          <td class="bet-rows">${rows.map((key, i) => html.fragment`${i > 0 ? ", " : ""}${rowLink(key, "../")}`)}</td>
          <td><a href=${href}>${betVerdictMark(verdict)}</a></td></tr>`,
      )}</tbody></table></div>`
    }
    <details><summary>What was searched</summary>
      <p>Dates of rows that bear on the finding were moved by up to 36 months either way, never past the day of the verdict: rows of one kind together by 12 and by 36 months, and where that overturned the verdict, fewer rows by fewer months. Rows that bear on the finding were taken away. Rows were added, dated today: copies of the latest and the largest row of each kind on record, with up to two cells rewritten to a value that the query compares with, one that the column allows, or half or twice the number there. The text of the bet, its deadline and single ratings were left alone.</p>
      <p>Changes were tried in groups, and a group that overturned the verdict was halved until single changes were left. A change that others of its group undo can be missed. Each one in the table was run alone.</p>
    </details>
  </div>`;
}

function flipText(flip: FlipRecord): string {
  if (flip.kind === "date") return dateText(flip);
  if (flip.kind === "addition") return additionText(flip);
  return flip.rows.length === 1
    ? `Without “${flip.rows[0]?.name ?? ""}”`
    : `Without these ${flip.rows.length} rows together`;
}
