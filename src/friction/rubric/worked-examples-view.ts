import { html } from "htl";
import type { AxisId } from "../../analysis/rubric-text.js";
import type { ClaimVerdicts } from "../../claims/verdicts.js";
import type { QueryResult } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { type Claim, claimPanel } from "../../ui/claim.js";
import { evidenceMark } from "../../ui/evidence.js";
import { formatDate } from "../../ui/format.js";
import { type Zone, zoneBadge } from "../../ui/zones.js";
import { anchorRow } from "./rows.js";
import {
  AXES,
  compareRatings,
  type Rating,
  raterName,
  summarizeAgreement,
  type WorkedExample,
  workedExamples,
} from "./worked-examples.js";

const ROWS_HREF = "#query-friction-rubric-anchors";

/** The essay's worked examples, each beside every rating of the same technique. */
export function workedExamplesView(
  result: QueryResult,
  claims: ReadonlyMap<string, Claim>,
  techniqueHref: (id: string) => string,
  verdicts: ClaimVerdicts,
): Node {
  const examples = workedExamples(readRows(anchorRow, result));
  return html.fragment`<p>${summarizeAgreement(examples)}</p>
    ${examples.map((example) => exampleView(example, claims.get(example.claimId), techniqueHref, verdicts))}`;
}

function exampleView(
  example: WorkedExample,
  claim: Claim | undefined,
  techniqueHref: (id: string) => string,
  verdicts: ClaimVerdicts,
): HTMLElement {
  const { ratings } = example;
  const technique = html`<a href=${techniqueHref(example.architectureId)}>${example.technique}</a>`;
  const sentences = compareRatings(example);
  const sentence = html.fragment`${
    sentences.length === 0
      ? "No rating of it is left in this selection."
      : sentences.map(
          ({ raters, sentence: text }) => html`<span class="worked-rater"><b>${raters.join("; ")}</b> ${text}</span>`,
        )
  }`;
  const panel = claim
    ? claimPanel({
        claims: [claim],
        verdicts,
        finding: {
          reading: "every rating of the technique, the rubric’s anchors too",
          sentence,
          n: ratings.length,
          verifiedShare:
            ratings.length === 0 ? null : ratings.filter((r) => r.evidence === "seen").length / ratings.length,
          rowsHref: ROWS_HREF,
        },
      })
    : html`<p>${sentence}</p>`;
  return html<HTMLElement>`<section class="worked">
    <h3>${example.label}</h3>
    <p class="worked-technique">In the dataset: ${technique}.</p>
    ${panel}
    ${ratings.length === 0 ? "" : ratingsTable(example)}
    ${ratings.length === 0 ? "" : reasonsView(ratings)}
  </section>`;
}

function ratingsTable(example: WorkedExample): HTMLElement {
  const label = `Scores of ${example.label} by the essay and by every rater`;
  return html<HTMLElement>`<div class="data-table worked-table"><div class="table-region" role="region" tabindex="0" aria-label=${label}>
    <table>
      <caption class="visually-hidden">${label}</caption>
      <thead><tr>
        <th scope="col">Scored by</th><th scope="col">As of</th>
        ${["GA", "MAL", "PAR"].map((name) => html`<th scope="col" data-align="end">${name}</th>`)}
        <th scope="col" data-align="end">H</th>
        ${["STI", "IM"].map((name) => html`<th scope="col" data-align="end">${name}</th>`)}
        <th scope="col" data-align="end">E</th><th scope="col">Zone</th><th scope="col" data-align="center">Checked</th>
      </tr></thead>
      <tbody>
        <tr class="worked-essay"><th scope="row">The essay</th><td class="muted">not said</td>
          <td colspan="3" class="muted" data-align="end">sum only</td><td data-align="end">${example.h}</td>
          <td colspan="2" class="muted" data-align="end">sum only</td><td data-align="end">${example.e}</td>
          <td>${zoneBadge(example.zone)}</td><td></td></tr>
        ${example.ratings.map((rating) => ratingRow(rating, example))}
      </tbody>
    </table>
  </div></div>`;
}

function ratingRow(rating: Rating, essay: WorkedExample): HTMLElement {
  const { levels, moment, asOf, asOfPrecision } = rating;
  const when =
    moment === "2025" ? "end of 2025" : asOf === null ? "introduction" : formatDate(asOf, asOfPrecision ?? "day");
  const level = (axis: AxisId) => html`<td data-align="end">${levels[axis]}</td>`;
  return html<HTMLElement>`<tr>
    <th scope="row">${raterName(rating)}${rating.isAnchorRow ? html` <span class="worked-anchor">anchor</span>` : ""}</th>
    <td>${when}</td>
    ${level("ga")}${level("mal")}${level("par")}
    <td data-align="end">${compared(rating.h, essay.h)}</td>
    ${level("sti")}${level("im")}
    <td data-align="end">${compared(rating.e, essay.e)}</td>
    <td>${comparedZone(rating.zone, essay.zone)}</td>
    <td data-align="center">${evidenceMark(rating.evidence)}</td>
  </tr>`;
}

const differs = () =>
  html`<span class="worked-differs" title="differs from the essay"><span aria-hidden="true">≠</span><span class="visually-hidden">differs from the essay</span></span>`;

function compared(ours: number, essay: number): Node | string {
  return ours === essay ? String(ours) : html.fragment`${differs()} ${ours}`;
}

function comparedZone(ours: Zone, essay: Zone): Node {
  return ours === essay ? zoneBadge(ours) : html.fragment`${zoneBadge(ours)} ${differs()}`;
}

function reasonsView(ratings: readonly Rating[]): HTMLElement {
  return html<HTMLElement>`<details class="worked-reasons"><summary>Reasons, axis by axis</summary>
    <dl>${AXES.map((axis) => html`<div><dt>${axis.toUpperCase()}</dt>${reasonsOf(ratings, axis)}</div>`)}</dl>
  </details>`;
}

function reasonsOf(ratings: readonly Rating[], axis: AxisId): readonly HTMLElement[] {
  const raters = [...new Set(ratings.map(raterName))];
  return raters.map((rater) => {
    const own = ratings.filter((rating) => raterName(rating) === rater);
    const levels = [...new Set(own.map((rating) => rating.levels[axis]))];
    const reasons = [...new Set(own.flatMap((rating) => rating.reasons[axis] ?? []))];
    const scores = levels.length === 1 ? `${levels[0]}` : `${levels.join(", later ")}`;
    return html<HTMLElement>`<dd><b>${scores}</b> ${reasons.length === 0 ? html`<span class="muted">no reason given</span>` : reasons.join("; ")} <span class="muted">${rater}</span></dd>`;
  });
}
