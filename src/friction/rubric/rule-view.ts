import { sum } from "d3";
import { html } from "htl";
import { ZONE_RULE, type ZoneRule } from "../../analysis/rubric.js";
import { ANCHORS } from "../../analysis/rubric-text.js";
import { CELLS } from "../../analysis/zone-rules.js";
import type { QueryResult } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { chartFigure } from "../../ui/chart.js";
import { type Choice, choiceControl, problemBox, readChoice } from "../../ui/choice.js";
import { formatDate } from "../../ui/format.js";
import type { PageState } from "../../ui/url-state.js";
import { drawAdoption } from "./adoption-chart.js";
import { type CellRow, cellRow, type ExemplarRow, exemplarRow, type Moment } from "./rows.js";
import { ruleControls } from "./rule-controls.js";
import { DEFAULT_RATINGS, keptExamples, namedCases, ruledCells, zoneOutcomes } from "./rule-outcome.js";
import { adoptionData, freedomData, gridData } from "./rule-results.js";
import { adoptionCaution, adoptionSentence, freedomSentence, ruleSentence } from "./rule-sentences.js";
import { describeRule, FREEDOM, PRESETS, readRule, sameRule } from "./rule-state.js";
import { examplesTable, namedCasesTable, outcomesTable } from "./rule-tables.js";
import { drawFreedom, drawZoneGrid, zoneLegend } from "./zone-grid.js";

const RATINGS_KEY = "ratings";

const MOMENT: Choice<Moment> = {
  key: "at",
  legend: "Counted by scores as of",
  options: [
    { value: "introduction", label: "At introduction" },
    { value: "2025", label: "End of 2025" },
  ],
  standard: "introduction",
};

/** What the address asks this section to show. */
interface Shown {
  readonly rule: ZoneRule;
  readonly moment: Moment;
  readonly ratings: string;
  readonly problems: readonly string[];
}

/** The zone rule as five thresholds to move, and all that follows from them at once. */
export function ruleSection(state: PageState, techniqueHref: (id: string) => string) {
  let cells: readonly CellRow[] = [];
  let named: readonly ExemplarRow[] = [];
  let introducedBefore = "";

  const problems = problemBox();
  const controls = ruleControls(state);
  const select = html<HTMLSelectElement>`<select onchange=${() => state.set(RATINGS_KEY, select.value === DEFAULT_RATINGS ? null : select.value)}></select>`;
  const statement = html<HTMLElement>`<p class="rule-statement"></p>`;
  const sentence = html<HTMLElement>`<p class="rule-sentence" aria-live="polite"></p>`;
  const caution = html<HTMLElement>`<p class="rule-caution"></p>`;
  const tables = html<HTMLElement>`<div class="rule-tables"></div>`;
  const captions = {
    grid: html<HTMLElement>`<span></span>`,
    adoption: html<HTMLElement>`<span></span>`,
    freedom: html<HTMLElement>`<span></span>`,
  };

  const shown = (): Shown => readShown(state, cells);
  const rowsShown = ({ ratings, moment }: Shown) =>
    cells.filter((row) => row.ratings === ratings && row.as_of_kind === moment);
  const gridOf = (now: Shown) => ruledCells(rowsShown(now), now.rule);
  const freedomRows = () => cells.filter((row) => row.ratings === DEFAULT_RATINGS && row.as_of_kind === "2025");

  const grid = chartFigure({
    title: "The map under this rule",
    description: () => captions.grid.textContent ?? "",
    data: gridData(gridOf(shown())),
    draw: ({ width, theme }) => drawZoneGrid(gridOf(shown()), keptExamples(ANCHORS, shown().rule), { width, theme }),
    caption: captions.grid,
    legend: zoneLegend,
    filename: "zone-rule-map",
  });
  const adoption = chartFigure({
    title: "Use by the end of 2025, zone by zone",
    description: () => captions.adoption.textContent ?? "",
    data: adoptionData([], []),
    draw: ({ width, theme }) => {
      const now = shown();
      const before = sameRule(now.rule, ZONE_RULE) ? [] : zoneOutcomes(rowsShown(now), ZONE_RULE);
      return drawAdoption(zoneOutcomes(rowsShown(now), now.rule), before, { width, theme });
    },
    caption: captions.adoption,
    filename: "zone-rule-adoption",
  });
  const freedom = chartFigure({
    title: "How far do four examples pin the rule down?",
    description: () => captions.freedom.textContent ?? "",
    data: freedomData(CELLS, FREEDOM.possible),
    draw: ({ width, theme }) => drawFreedom(FREEDOM.possible, keptExamples(ANCHORS, ZONE_RULE), { width, theme }),
    caption: captions.freedom,
    legend: zoneLegend,
    filename: "zone-rule-freedom",
  });

  const draw = () => {
    const now = shown();
    const rows = rowsShown(now);
    const ruled = gridOf(now);
    const examples = keptExamples(ANCHORS, now.rule);
    const cases = namedCases(named, now.ratings, now.rule);
    const outcomes = zoneOutcomes(rows, now.rule);
    const before = zoneOutcomes(rows, ZONE_RULE);
    problems.show(now.problems);
    controls.show(now.rule);
    showSelect(select, cells, now.ratings);
    statement.replaceChildren(statementOf(now.rule));
    sentence.textContent = ruleSentence(examples, cases, ruled);
    captions.grid.textContent = gridCaption(now, rows);
    captions.adoption.textContent = `${adoptionSentence(outcomes, formatDate(introducedBefore))}${
      sameRule(now.rule, ZONE_RULE) ? "" : " Crosses mark this site's rule."
    }`;
    caution.textContent = adoptionCaution(
      now.moment,
      now.ratings,
      sum(rows, (row) => row.n_rated_late),
    );
    captions.freedom.textContent = freedomSentence(FREEDOM, freedomRows());
    grid.update(gridData(ruled));
    adoption.update(adoptionData(outcomes, before));
    tables.replaceChildren(
      outcomesTable(outcomes, before),
      examplesTable(examples),
      namedCasesTable(cases, techniqueHref),
    );
  };
  state.subscribe(draw);

  const node = html<HTMLElement>`<div class="rule">
    ${problems.node}${controls.node}${statement}${sentence}
    <div class="rule-choices">${choiceControl(state, MOMENT)}<label>Ratings ${select}</label></div>
    ${grid}${tables}${adoption}${caution}
    ${freedom}
  </div>`;
  return {
    node,
    showCells: (result: QueryResult, before: string) => {
      cells = readRows(cellRow, result);
      introducedBefore = before;
      draw();
    },
    showNamed: (result: QueryResult) => {
      named = readRows(exemplarRow, result);
      draw();
    },
  };
}

function readShown(state: PageState, cells: readonly CellRow[]): Shown {
  const { rule, problems } = readRule((key) => state.get(key));
  const asked = state.get(RATINGS_KEY) ?? DEFAULT_RATINGS;
  const isThere = cells.length === 0 || cells.some(({ ratings }) => ratings === asked);
  return {
    rule,
    moment: readChoice(state, MOMENT).value,
    ratings: isThere ? asked : DEFAULT_RATINGS,
    problems: isThere
      ? problems
      : [...problems, `There are no ratings “${asked.slice(0, 40)}” in this selection; the default ratings are used.`],
  };
}

/** The rule in words, with its name where it has one. */
function statementOf(rule: ZoneRule): Node {
  const preset = PRESETS.find((candidate) => sameRule(candidate.rule, rule));
  return html.fragment`${preset ? html`<b>${preset.name}</b>` : html`<b>Your rule</b>`}${preset ? `, ${preset.meaning}.` : "."} ${describeRule(rule)}`;
}

/** `default` stays, `first-pass-a/1` becomes `first-pass-a, version 1`. */
function ratingsName(ratings: string): string {
  return ratings === DEFAULT_RATINGS ? "default" : ratings.replace("/", ", version ");
}

function showSelect(select: HTMLSelectElement, cells: readonly CellRow[], chosen: string): void {
  const sets = [...new Set(cells.map(({ ratings }) => ratings))];
  const count = (set: string) =>
    cells.filter((row) => row.ratings === set && row.as_of_kind === "2025").reduce((sum, { n }) => sum + n, 0);
  // Options are replaced only where they differ: a list that is open must not close under the reader's hand.
  const labels = sets.map((set) => `${ratingsName(set)} (${count(set)})`);
  if (labels.join() !== [...select.options].map(({ text }) => text).join())
    select.replaceChildren(...sets.map((set, i) => html`<option value=${set}>${labels[i]}</option>`));
  select.value = chosen;
}

function gridCaption({ moment, ratings }: Shown, rows: readonly CellRow[]): string {
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const when = moment === "2025" ? "for the end of 2025" : "at introduction";
  return `${n} techniques by their scores ${when}, ratings: ${ratingsName(ratings)}. Outlined cells hold the worked examples with the essay's own H and E; ≠ marks one that loses its zone. Dashed cells change zone against this site's rule.`;
}
