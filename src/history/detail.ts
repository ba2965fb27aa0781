import { html } from "htl";
import { categoryName } from "../dataset/architecture-list.js";
import { evidenceMark } from "../ui/evidence.js";
import { formatDate } from "../ui/format.js";
import { zoneBadge } from "../ui/zones.js";
import type { Kin, Relative } from "./lineage.js";
import type { TechniqueRow } from "./rows.js";
import { fateWords } from "./words.js";

export interface DetailOptions {
  readonly technique: TechniqueRow;
  readonly kin: Kin;
  readonly sourceHref: (key: string) => string;
  readonly datasetHref: string;
  /** A control that picks another technique. */
  readonly pick: (id: string, name: string) => Node;
  readonly close: () => void;
}

/** The picked technique: its facts, what it builds on and what builds on it. */
export function detail({ technique, kin, sourceHref, datasetHref, pick, close }: DetailOptions): HTMLElement {
  const { introduced, introduced_precision: precision, zone_introduction: began, zone_2025: now } = technique;
  const { first_production: product, first_production_date: day, first_production_date_precision: known } = technique;
  const list = (title: string, relatives: readonly Relative[], none: string, upward: boolean) => html`<section>
    <h3>${title}</h3>
    ${
      relatives.length === 0
        ? html`<p class="muted">${none}</p>`
        : html`<ul class="history-kin">${relatives.map((relative) => kinItem(relative, upward, pick, sourceHref))}</ul>`
    }
  </section>`;
  return html<HTMLElement>`<div class="history-detail">
    <div class="history-detail-head"><h2>${technique.technique}</h2>
      <button type="button" onclick=${close}>Show all again</button></div>
    <p>${technique.one_line}</p>
    <dl>
      <div><dt>Family</dt><dd>${categoryName(technique.family)}</dd></div>
      <div><dt>Introduced</dt><dd>${formatDate(introduced, precision ?? "day")} ${evidenceMark(technique.evidence)}</dd></div>
      <div><dt>Zone when introduced</dt><dd>${began === null ? "not rated" : zoneBadge(began)}</dd></div>
      <div><dt>Zone at the end of 2025</dt><dd>${now === null ? "not rated" : zoneBadge(now)}</dd></div>
      <div><dt>Fate by the end of 2025</dt><dd>${fateWords(technique.adoption_2025)}</dd></div>
      ${product === null ? "" : html`<div><dt>First product on record</dt><dd>${product}${day === null ? "" : `, ${formatDate(day, known ?? "day")}`}</dd></div>`}
    </dl>
    <div class="history-lines">
      ${list("Builds on", kin.ancestors, "No ancestor is on record: nobody has entered one, which does not mean that there is none.", true)}
      ${list("Built on by", kin.descendants, "No descendant is on record.", false)}
    </div>
    <p><a href=${datasetHref}>Scores, events and sources in the dataset</a></p>
  </div>`;
}

function kinItem(
  { id, name, pair, steps }: Relative,
  upward: boolean,
  pick: DetailOptions["pick"],
  sourceHref: DetailOptions["sourceHref"],
): HTMLElement {
  const verb = pair.relation === "refines" ? "changes" : "takes in";
  const how = upward
    ? `, which ${steps === 1 ? "it" : pair.technique} ${verb}`
    : ` ${verb} ${steps === 1 ? "it" : pair.builds_on}`;
  const source = pair.sources?.[0];
  return html`<li style=${`--steps: ${Math.min(4, steps - 1)}`}>${pick(id, name)}${how}. ${pair.what}.
    <span class="history-source">${evidenceMark(pair.evidence)} ${source === undefined ? "" : html`<a href=${sourceHref(source)}>${source}</a>`}</span></li>`;
}
