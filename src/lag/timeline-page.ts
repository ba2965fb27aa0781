import { group } from "d3";
import { html } from "htl";
import type { QueryResult, ResultRow, Snapshot, Value } from "../engine/result.js";
import { unfit } from "../friction/measured/claim-panels.js";
import { counted } from "../tables/finding.js";
import { readRows } from "../tables/rows.js";
import { chartFigure } from "../ui/chart.js";
import { type Choice, chosenOf } from "../ui/choice.js";
import { missing } from "../ui/data-cell.js";
import { type ColumnView, dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import { EVIDENCE } from "../ui/evidence.js";
import { formatDate, formatValue } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { seriesColour } from "../ui/series.js";
import type { PageState } from "../ui/url-state.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { selectControl } from "./controls.js";
import { type StageRow, stageRow, TIER_IDS, TIERS } from "./rows.js";
import { STAGE_MARKS, stageMark } from "./stage-marks.js";
import {
  choose,
  describeMonths,
  LAG_STAGE,
  type Order,
  type Slice,
  slice,
  type Technique,
  techniquesOf,
} from "./techniques.js";
import { drawTechniques } from "./timeline-chart.js";

/** More rows at once than fit a screen help nobody. */
const PAGE_SIZE = 15;

const TIER: Choice<string> = {
  key: "tier",
  legend: "Tier",
  options: [{ value: "all", label: "all tiers" }, ...TIER_IDS.map((value) => ({ value, label: TIERS[value].label }))],
};

const STAGE: Choice<string> = {
  key: "stage",
  legend: "Reached",
  options: [
    { value: "any", label: "any stage" },
    ...Object.entries(STAGE_MARKS).map(([value, { label }]) => ({ value, label })),
  ],
};

const ORDERS: Readonly<Record<Order, string>> = {
  newest: "paper, newest first",
  oldest: "paper, oldest first",
  shortest: "lag, shortest first",
  longest: "lag, longest first",
};

const SORT: Choice<string> = {
  key: "sort",
  legend: "Order",
  options: Object.entries(ORDERS).map(([value, label]) => ({ value, label })),
};

/** Every technique's dated stages on one axis of time, to filter, order and read. */
export function timelinePage(page: Page, snapshot: Snapshot, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  let result = snapshot.result;
  const techniqueHref = (id: string) => page.cellHref("technique_id", id) ?? "";
  const reading = html<HTMLElement>`<p class="timeline-readout timeline-sticky" aria-live="polite"></p>`;
  const count = html<HTMLElement>`<p class="timeline-count" role="status"></p>`;
  const caption = html<HTMLElement>`<span></span>`;
  const previous = html<HTMLButtonElement>`<button type="button" onclick=${() => turn(-1)}>Previous</button>`;
  const next = html<HTMLButtonElement>`<button type="button" onclick=${() => turn(1)}>Next</button>`;
  const rowsTable = html<HTMLElement>`<div></div>`;

  /** The reader's choice on the result that is shown, or why it cannot be had. */
  function chosen(): { readonly list: readonly Technique[]; readonly shown: Slice<Technique> } {
    const list = choose(techniquesOf(readRows(stageRow, result)), wanted(state));
    return { list, shown: slice(list, state.get("page"), PAGE_SIZE) };
  }

  const figure = chartFigure({
    title: "Dated stages of each technique",
    description: () => `${caption.textContent} Arrow keys move between marks.`,
    data: result,
    interactive: true,
    draw: ({ width, theme }) => {
      const { shown } = chosen();
      if (shown.items.length === 0) throw new Error("No technique fits this choice.");
      return drawTechniques({
        techniques: shown.items,
        lagStage: lagStage(state),
        sourceHref: page.sourceHref,
        techniqueHref,
        onRead: (technique, stage) => reading.replaceChildren(readout(technique, stage)),
        width,
        theme,
      });
    },
    caption,
    legend: (theme) =>
      Object.values(STAGE_MARKS).map(({ code, label, series }) => ({
        label: `${code} ${label}`,
        colour: seriesColour(theme, series),
      })),
    filename: "techniques-timeline",
  });

  function show(): void {
    reading.replaceChildren(
      html`<span class="muted">Point at a mark, or press Tab and then the arrow keys, to read it; Enter opens its source.</span>`,
    );
    try {
      const { list, shown } = chosen();
      const byTechnique = group(result.rows, (row) => String(row["technique_id"]));
      const rows = list.flatMap(({ id }) => byTechnique.get(id) ?? []);
      const to = shown.from + shown.items.length - 1;
      count.textContent =
        list.length === 0
          ? "No technique fits this choice."
          : `${counted(list.length, "technique")}, ${shown.from} to ${to} shown.`;
      caption.textContent = captionOf(shown.items, lagStage(state));
      figure.hidden = list.length === 0;
      previous.disabled = shown.page === 1;
      next.disabled = shown.page === shown.pages;
      rowsTable.replaceChildren(drawRows({ ...result, rows }));
      if (list.length > 0) figure.update({ ...result, rows });
    } catch (thrown) {
      figure.hidden = false;
      count.textContent = "";
      caption.textContent = "";
      rowsTable.replaceChildren(dataTable(result, { caption: snapshot.title, hideCaption: true }), unfit(thrown));
      figure.update(result);
    }
  }

  function turn(by: number): void {
    const at = chosen().shown.page + by;
    state.set("page", at === 1 ? null : String(at));
  }

  function drawRows(shown: QueryResult): HTMLElement {
    return dataTable(shown, {
      caption: snapshot.title,
      hideCaption: true,
      rowLimit: 12,
      columns: {
        ...COLUMNS,
        technique: {
          rowHeader: true,
          format: (value, row) => html`<a href=${techniqueHref(String(row["technique_id"]))}>${String(value)}</a>`,
        },
      },
      sourceHref: page.sourceHref,
      cellHref: page.cellHref,
    });
  }

  function readout(technique: Technique, stage: StageRow): HTMLElement {
    const { date, date_precision, what, who, evidence, sources, n_events: n } = stage;
    const links = sources.map((key, i) => html`${i === 0 ? "" : ", "}<a href=${page.sourceHref(key)}>${key}</a>`);
    return html`<span><a href=${techniqueHref(technique.id)}><b>${technique.name}</b></a>, ${stageMark(stage.stage).label}:
      <b>${formatDate(date, date_precision ?? "day")}</b>${describeMonths(stage) === "" ? "" : ` (${describeMonths(stage)})`}. ${what}, ${who}${n > 1 ? `, the first of ${n} events` : ""}.
      <span class="evidence" data-evidence=${evidence}><span aria-hidden="true">${EVIDENCE[evidence].symbol}</span> ${EVIDENCE[evidence].text}</span>: ${links}</span>`;
  }

  const cell = queryCell({
    ...page,
    snapshot,
    files,
    heading: 3,
    render: () => rowsTable,
    onResult: (shown) => {
      result = shown.result;
      show();
    },
  });
  let last = choices(state);
  state.subscribe(() => {
    if (last === choices(state)) return;
    last = choices(state);
    show();
  });

  return html.fragment`<div class="settings lag-settings">
      ${searchControl(state)}${[TIER, STAGE, SORT].map((choice) => selectControl(firstPage(state), choice))}
    </div>
    ${verifiedSwitch(firstPage(state))}
    <div class="timeline-pages">${count}<span>${previous} ${next}</span></div>
    ${reading}${figure}
    <h2 id="rows">The rows</h2>
    ${cell}`;
}

/** Page state that goes back to the list's first page with each change. */
function firstPage(state: PageState): PageState {
  return { ...state, set: (key, value, how) => state.setAll({ [key]: value, page: null }, how) };
}

function wanted(state: PageState) {
  const stage = chosenOf(state, STAGE);
  const order = chosenOf(state, SORT);
  return {
    tier: TIER_IDS.find((tier) => tier === chosenOf(state, TIER)) ?? null,
    stage: stage === "any" ? null : stage,
    search: state.get("q") ?? "",
    order: isOrder(order) ? order : "newest",
  };
}

function isOrder(value: string): value is Order {
  return Object.hasOwn(ORDERS, value);
}

/** The stage to which lags count: the chosen one, except the paper, from which they count. */
function lagStage(state: PageState): string {
  const { stage } = wanted(state);
  return stage === null || stage === "paper" ? LAG_STAGE : stage;
}

function choices(state: PageState): string {
  return ["tier", "stage", "sort", "q", "page"].map((key) => state.get(key) ?? "").join("\n");
}

function searchControl(state: PageState): HTMLElement {
  const input = html<HTMLInputElement>`<input type="search" name="q" autocomplete="off" spellcheck="false" oninput=${() =>
    firstPage(state).set("q", input.value === "" ? null : input.value, "replace")}>`;
  const show = () => {
    const value = state.get("q") ?? "";
    if (input.value !== value) input.value = value;
  };
  state.subscribe(show);
  show();
  return html`<label class="choice"><span>Name contains</span>${input}</label>`;
}

/** What the marks mean, and how many of the techniques shown have the lag that their rows name. */
function captionOf(techniques: readonly Technique[], stage: string): string {
  const { label } = stageMark(stage);
  const stages = techniques.flatMap((technique) => technique.stages);
  const vague = stages.filter(({ date_precision: precision }) => precision === "month" || precision === "year").length;
  const unread = stages.filter(({ evidence }) => evidence !== "seen").length;
  const arrived = techniques.filter((technique) => technique.stages.some((row) => row.stage === stage)).length;
  return [
    `The first event of each stage. ${arrived} of the ${counted(techniques.length, "technique")} shown reached the stage “${label}”; the line under a row runs from its paper to that stage, and its months stand beside its tier.`,
    `Filled marks were read in their source, ${unread} hollow ones not yet.`,
    vague === 0 ? "" : `${counted(vague, "dashed bar")} cover the month or year where the day is not known.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A table's months, as a range where a date is vague. */
function monthsCell(value: Value, { months_low: low, months_high: high }: ResultRow): Node | string {
  if (value === null) return missing();
  return low === high
    ? formatValue(value, "number")
    : `${formatValue(low, "number")} to ${formatValue(high, "number")}`;
}

const COLUMNS: Readonly<Record<string, ColumnView>> = {
  tier: { format: (value) => Object.entries(TIERS).find(([id]) => id === value)?.[1].label ?? String(value) },
  technique_id: { hidden: true },
  aliases: { hidden: true },
  stage: { format: (value) => stageMark(String(value)).label },
  last_day: { hidden: true },
  months: { label: "After the paper", unit: "months", format: monthsCell },
  months_low: { hidden: true },
  months_high: { hidden: true },
  what: { role: "long" },
  n_events: { label: "Events of the stage" },
  event_id: { hidden: true },
};
