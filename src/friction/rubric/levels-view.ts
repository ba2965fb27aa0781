import { html } from "htl";
import type { Axis, Level, Rubric } from "../../analysis/rubric-text.js";
import { categoryName } from "../../dataset/architecture-list.js";
import type { QueryResult } from "../../engine/result.js";
import { counted } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { choiceControl } from "../../ui/choice.js";
import { evidenceMark } from "../../ui/evidence.js";
import type { PageState } from "../../ui/url-state.js";
import {
  chosenRubric,
  illustratingVersion,
  type LevelExample,
  type LevelRecord,
  recordOf,
  VERSION_CHOICE,
} from "./levels.js";
import { type LevelRow, levelRow } from "./rows.js";

const LEVELS: readonly Level[] = [2, 1, 0];

/** The five axes, each level with its wording, how many techniques have it, and two of them. */
export function levelsSection(state: PageState, techniqueHref: (id: string) => string) {
  let rows: readonly LevelRow[] = [];
  const body = html<HTMLElement>`<div></div>`;
  const draw = () => body.replaceChildren(versionView(chosenRubric(state), rows, techniqueHref));
  const choice = choiceControl(state, VERSION_CHOICE, draw);
  draw();
  return {
    node: html<HTMLElement>`<div class="rubric-levels">${choice}${body}</div>`,
    show: (result: QueryResult) => {
      rows = readRows(levelRow, result);
      draw();
    },
  };
}

function versionView(rubric: Rubric, rows: readonly LevelRow[], techniqueHref: (id: string) => string): Node {
  const version = illustratingVersion(rows, rubric.version);
  const borrowed =
    version === null
      ? html`<p class="rubric-note">No rating is left in this selection.</p>`
      : version === rubric.version
        ? ""
        : html`<p class="rubric-note">No rating in this selection was made by the wording of version ${rubric.version}. The examples and counts below come from ratings by version ${version}, and may be scored otherwise under this wording.</p>`;
  return html.fragment`<p class="rubric-scope"><b>What is rated:</b> ${rubric.scope}</p>${borrowed}
    ${rubric.axes.map((axis) => axisView(axis, (level) => recordOf(rows, version, axis.id, level), techniqueHref))}`;
}

function axisView(
  axis: Axis,
  recordAt: (level: Level) => LevelRecord,
  techniqueHref: (id: string) => string,
): HTMLElement {
  return html<HTMLElement>`<section class="axis">
    <h3 id=${`axis-${axis.id}`}>${axis.id.toUpperCase()}, ${axis.name}</h3>
    <p class="axis-question">${axis.question}</p>
    <dl class="axis-levels">${LEVELS.map((level) => levelView(axis, level, recordAt(level), techniqueHref))}</dl>
  </section>`;
}

function levelView(axis: Axis, level: Level, record: LevelRecord, techniqueHref: (id: string) => string): HTMLElement {
  const split = record.nSplit === 0 ? "" : `; ${record.nSplit} more by some of their raters only`;
  return html<HTMLElement>`<div class="axis-level">
    <dt><span class="axis-digit">${level}</span></dt>
    <dd class="axis-wording">${axis.levels[level]}<span class="axis-count">${counted(record.nAgreed, "technique")}${split}</span></dd>
    <dd class="axis-examples">${
      record.examples.length === 0
        ? html`<p class="muted">No technique in this selection.</p>`
        : html`<ul>${record.examples.map((example) => exampleView(example, techniqueHref))}</ul>`
    }</dd>
  </div>`;
}

function exampleView(example: LevelExample, techniqueHref: (id: string) => string): HTMLElement {
  const { architectureId, name, category, nRaters, rater, reason, evidence } = example;
  const by = nRaters === 1 ? rater : `${nRaters} raters agree; reason by ${rater}`;
  return html<HTMLElement>`<li>
    <a href=${techniqueHref(architectureId)}>${name}</a> <span class="muted">${categoryName(category)}</span>
    <span class="axis-reason">“${reason}” <span class="muted">${by}</span> ${evidenceMark(evidence)}</span>
  </li>`;
}
