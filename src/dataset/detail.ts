import { html } from "htl";
import * as v from "valibot";
import { nearest } from "../analysis/neighbours.js";
import type { Scores } from "../analysis/profile.js";
import type { QueryResult } from "../engine/result.js";
import { architectures } from "../schema/tables/architectures.js";
import { EVIDENCE, evidenceMark } from "../ui/evidence.js";
import { formatDate } from "../ui/format.js";
import { toLiveError } from "../ui/live.js";
import { zoneBadge } from "../ui/zones.js";
import type { Architecture } from "./architecture.js";
import { ADOPTION, categoryMeaning, categoryName } from "./architecture-list.js";
import { notesOf } from "./detail-notes.js";
import {
  BENCHMARK_COLUMNS,
  failure,
  INNOVATION_COLUMNS,
  keyList,
  MODEL_COLUMNS,
  noteList,
  queryList,
  sourceList,
  tableOr,
} from "./detail-parts.js";
import { DETAIL_NAMES, DETAIL_ROWS, type DetailName } from "./detail-rows.js";
import { briefScores, fullScores } from "./detail-scores.js";
import { stepsTable } from "./steps-table.js";
import { adoptionTimeline } from "./timeline.js";

/** What details need of the page around them. */
export interface DetailContext {
  readonly rows: readonly Architecture[];
  readonly run: (name: DetailName, id: string) => Promise<QueryResult>;
  /** The SQL of each query, for those who want to see it. */
  readonly sqlOf: (name: DetailName) => Promise<string>;
  /** What the engine is doing. */
  readonly progress: () => string;
  readonly subscribe: (listener: () => void) => () => void;
  readonly href: (id: string) => string;
  readonly open: (id: string) => void;
  readonly sourceHref: (key: string) => string;
}

const RESULTS: Readonly<Record<string, string>> = architectures.columns.paper_small_scale_result.values;

/** All that the dataset holds about one technique: at once what the list knows, then what the engine answers. */
export function architectureDetail(row: Architecture, context: DetailContext): HTMLElement {
  const status = html`<p class="detail-status" role="status"></p>`;
  const slot = (content: Node | string = "") => html`<div>${content}</div>`;
  const parts = {
    ratings: slot(briefScores(row)),
    events: slot(),
    models: slot(),
    benchmarks: slot(),
    innovations: slot(),
    sources: slot(keyList(row.sources, context.sourceHref)),
  };
  const notes = slot(noteList(notesOf(row.note, [])));
  const fill: Readonly<Record<DetailName, (result: QueryResult) => void>> = {
    ratings: (result) => {
      const ratings = v.parse(v.array(DETAIL_ROWS.ratings), result.rows);
      parts.ratings.replaceChildren(fullScores(ratings));
      notes.replaceChildren(noteList(notesOf(row.note, ratings)));
    },
    events: (result) => {
      const events = v.parse(v.array(DETAIL_ROWS.events), result.rows);
      parts.events.replaceChildren(stepsTable(events), adoptionTimeline(events, context.sourceHref));
    },
    models: (result) =>
      parts.models.replaceChildren(
        tableOr(
          result,
          "Models that use it",
          "No model in the dataset names it among its mechanisms.",
          MODEL_COLUMNS,
          context.sourceHref,
        ),
      ),
    benchmarks: (result) =>
      parts.benchmarks.replaceChildren(
        tableOr(
          result,
          "Published GPU figures",
          "No published GPU figure stands for it.",
          BENCHMARK_COLUMNS,
          context.sourceHref,
        ),
      ),
    innovations: (result) =>
      parts.innovations.replaceChildren(
        tableOr(
          result,
          "Reported training gains",
          "No reported training gain is filed under it.",
          INNOVATION_COLUMNS,
          context.sourceHref,
        ),
      ),
    sources: (result) => parts.sources.replaceChildren(sourceList(result, context.sourceHref)),
  };

  const load = async () => {
    const stop = context.subscribe(() => status.replaceChildren(context.progress()));
    status.replaceChildren(context.progress());
    try {
      await Promise.all(DETAIL_NAMES.map(async (name) => fill[name](await context.run(name, row.id))));
      status.replaceChildren();
    } catch (thrown) {
      status.replaceChildren(failure(toLiveError(thrown), () => void load()));
    } finally {
      stop();
    }
  };
  void load();

  return html`<div>
    <p class="detail-line">${row.one_line}</p>
    ${facts(row)}
    ${status}
    <section><h3>Scores</h3>${parts.ratings}</section>
    <section><h3>Adoption</h3>${adoptionLine(row)}${parts.events}</section>
    <section><h3>Models that use it</h3>${parts.models}</section>
    <section><h3>GPU figures</h3>${parts.benchmarks}</section>
    <section><h3>Training gains</h3>${parts.innovations}</section>
    <section><h3>Nearest neighbours</h3>${neighbourList(row, context)}</section>
    <section><h3>Sources</h3>${parts.sources}</section>
    <section><h3>Notes and disputes</h3>${notes}</section>
    ${queryList(row.id, context.sqlOf)}
  </div>`;
}

function facts(row: Architecture): HTMLElement {
  const date =
    row.introduced === null ? "date not known" : formatDate(row.introduced, row.introduced_precision ?? "day");
  const paper = row.paper ?? "No introducing paper on record";
  const title = row.arxiv === null ? paper : html`<a href=${`https://arxiv.org/abs/${row.arxiv}`}>${paper}</a>`;
  const result =
    row.paper_small_scale_result === null
      ? ""
      : html.fragment`<dt>Its own result</dt><dd>${RESULTS[row.paper_small_scale_result] ?? row.paper_small_scale_result}</dd>`;
  return html`<dl class="detail-facts">
    <dt>Introduced</dt><dd>${date}: ${title}${row.org.length === 0 ? "" : html`<span class="muted"> ${row.org.join(", ")}</span>`}</dd>
    <dt>Category</dt><dd title=${categoryMeaning(row.category)}>${categoryName(row.category)}</dd>
    ${row.aliases.length === 0 ? "" : html.fragment`<dt>Also called</dt><dd>${row.aliases.join(", ")}</dd>`}
    ${result}
    <dt>Evidence</dt><dd>${evidenceMark(row.evidence)} ${EVIDENCE[row.evidence].text}</dd>
  </dl>`;
}

function adoptionLine(row: Architecture): HTMLElement {
  const level =
    row.adoption_2025 === null
      ? "Adoption at the end of 2025 is not known."
      : `Adoption at the end of 2025: ${row.adoption_2025} of 3, ${ADOPTION[row.adoption_2025] ?? ""}.`;
  if (row.first_production === null) return html`<p>${level}</p>`;
  const date =
    row.first_production_date === null
      ? ""
      : `, ${formatDate(row.first_production_date, row.first_production_date_precision ?? "day")}`;
  return html`<p>${level} First known production use: ${row.first_production}${date}.</p>`;
}

function neighbourList(row: Architecture, { rows, href, open }: DetailContext): HTMLElement {
  const found = nearest(scored(row), rows.map(scored));
  const byId = new Map(rows.map((other) => [other.id, other]));
  if (found.length === 0) return html`<p class="muted">It has no scores for 2025 to compare.</p>`;
  const items = found.flatMap(({ item, distance }) => {
    const other = byId.get(item.id);
    if (other === undefined) return [];
    const press = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(other.id);
    };
    return [
      html`<tr><td><a href=${href(other.id)} onclick=${press}>${other.name}</a></td><td>${distance}</td><td>${other.zone_2025 === null ? "—" : zoneBadge(other.zone_2025)}</td><td>${other.adoption_2025 === null ? "—" : `${other.adoption_2025} ${ADOPTION[other.adoption_2025] ?? ""}`}</td></tr>`,
    ];
  });
  return html`<div><p class="muted">Techniques whose five scores for 2025 differ least; of equally near ones, those introduced nearest in time.</p>
    <table class="neighbours"><thead><tr><th scope="col">Technique</th><th scope="col">Distance</th><th scope="col">Zone</th><th scope="col">Adoption</th></tr></thead><tbody>${items}</tbody></table></div>`;
}

function scored(row: Architecture) {
  const { id, introduced, ga, mal, par, sti_2025: sti, im_2025: im } = row;
  const known = ga !== null && mal !== null && par !== null && sti !== null && im !== null;
  const scores: Scores | null = known ? [ga, mal, par, sti, im] : null;
  return { id, introduced, scores };
}
