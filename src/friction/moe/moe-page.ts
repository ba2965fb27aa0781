import { html } from "htl";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { chartFigure } from "../../ui/chart.js";
import { type Choice, choiceControl, chosenOf, misnamedNotice } from "../../ui/choice.js";
import { type ColumnView, dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { isDate } from "../../ui/parameter-state.js";
import { queryCell } from "../../ui/query-cell.js";
import { kindLegend } from "../../ui/series.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { attempt, audit, auditPanel, claimRow, untestedClaims } from "../measured/claim-panels.js";
import { describeRange } from "../measured/quantity.js";
import { describeContexts, describeCosts, describeGains, describeMissing } from "./captions.js";
import { claimedFrom } from "./claimed.js";
import { gainClaims } from "./claims.js";
import { contextChart } from "./context-chart.js";
import { type Gain, gainRow } from "./gain.js";
import { type ChartRoom, gainChart, SPEAKERS } from "./gain-chart.js";
import { describeLater, describeReadings, ON_RECORD, readingRow, readingTests, YEAR_END } from "./readings.js";
import { readingsTable } from "./readings-table.js";
import { servingClaims, supportRow } from "./serving.js";
import { type ServingSnapshots, servingSection } from "./serving-section.js";

export interface MoeSnapshots {
  readonly gains: Snapshot;
  readonly readings: Snapshot;
  readonly summary: Snapshot;
  readonly costs: Snapshot;
  readonly missing: Snapshot;
  readonly serving: Snapshot;
  readonly claims: Snapshot;
  /** What the computed part of the page rests on. */
  readonly computed: ServingSnapshots & { readonly results: Snapshot };
}

/** Gains of mixtures of experts over dense models: figures, claims, losses, and what the reports leave out. */
export function moePage(page: Page, snapshots: MoeSnapshots, files: readonly Download[]): DocumentFragment {
  const claims = readRows(claimRow, snapshots.claims.result);
  const claimed = claimedFrom(claims);
  const setting = (rowsHref: string) => ({
    rowsHref,
    reading: "the reports up to the chosen year, each report counted once, with intervals",
    verdicts: page.verdicts,
  });
  let read = snapshots.readings.result;
  let shownUntil = chosenOf(page.state, REPORTED);
  let later = describeLater(readRows(readingRow, read), shownUntil);
  const gainTests = gainClaims(claimed, () => later);
  const servingTests = servingClaims(claimed);
  const gainPanels = html<HTMLElement>`<div class="claims"></div>`;
  const servingPanels = html<HTMLElement>`<div class="claims"></div>`;
  const costs = html<HTMLElement>`<p></p>`;
  const missing = html<HTMLElement>`<div></div>`;
  const readings = html<HTMLElement>`<div></div>`;

  const computed = servingSection(page, snapshots.computed, claims, claimed);

  const figures = [
    liveFigure("Gain over a dense model, by what was measured and who says so", describeGains, (rows, room) =>
      gainChart(rows, claimed, room),
    ),
    liveFigure(
      "Serving speed against context length",
      (rows) => `${describeContexts(rows)}${later}`,
      (rows, room) => contextChart(rows, claimed, room),
    ),
  ];

  function liveFigure(
    title: string,
    describe: (rows: readonly Gain[]) => string,
    draw: (rows: readonly Gain[], room: ChartRoom) => SVGElement | HTMLElement,
  ) {
    const caption = html<HTMLElement>`<span></span>`;
    const node = chartFigure({
      title,
      description: (data) => describe(readRows(gainRow, data)),
      data: snapshots.gains.result,
      draw: ({ data, ...room }) => draw(readRows(gainRow, data), { ...room, sourceHref: page.sourceHref }),
      caption,
      legend: kindLegend(SPEAKERS),
    });
    return { node, caption, describe };
  }

  let drawn = snapshots.gains.result;
  const tellGains = () =>
    attempt(gainPanels, () => {
      const rows = readRows(gainRow, drawn);
      costs.textContent = describeCosts(rows);
      for (const { caption, describe } of figures) caption.textContent = describe(rows);
      computed.show(rows);
      return audit(gainTests, claims, rows).map((one) => auditPanel(one, setting("#query-friction-moe")));
    });
  const show = (result: QueryResult) => {
    drawn = result;
    tellGains();
    for (const { node } of figures) node.update(result);
  };
  const showReadings = (result: QueryResult) => {
    read = result;
    attempt(readings, () => {
      const rows = readRows(readingRow, result);
      later = describeLater(rows, shownUntil);
      return [
        html`<p>${describeReadings(rows, claimed.measured)}</p>`,
        readingsTable(readingTests(rows, claimed.measured), shownUntil),
      ];
    });
    // Texts on gains count the later rows among these.
    tellGains();
  };
  page.state.subscribe(() => {
    const until = chosenOf(page.state, REPORTED);
    if (until === shownUntil) return;
    shownUntil = until;
    showReadings(read);
  });
  const cell = (snapshot: Snapshot, table: string, onResult?: (result: QueryResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files: files.filter(({ name }) => name === table),
      heading: 3,
      sharedParameters: ["reported_until"],
      hiddenParameters: ["verified_only", "reported_until"],
      render: (shown) =>
        dataTable(shown, {
          caption: snapshot.title,
          hideCaption: true,
          columns: COLUMNS,
          rowLimit: 11,
          sourceHref: page.sourceHref,
          cellHref: page.cellHref,
        }),
      onResult: onResult && (({ result }) => onResult(result)),
    });
  const cells = {
    summary: cell(snapshots.summary, "moe_measurements"),
    costs: cell(snapshots.costs, "moe_measurements"),
    missing: cell(snapshots.missing, "moe_measurements", (result) => {
      attempt(missing, () => [html`<p>${describeMissing(result)}</p>`]);
    }),
    readings: cell(snapshots.readings, "moe_measurements", showReadings),
    gains: cell(snapshots.gains, "moe_measurements", show),
    results: cell(snapshots.computed.results, "model_results"),
    serving: cell(snapshots.serving, "adoption_events", (result) =>
      attempt(servingPanels, () =>
        audit(servingTests, claims, readRows(supportRow, result)).map((one) =>
          auditPanel(one, setting("#query-friction-moe-serving")),
        ),
      ),
    ),
  };
  return html.fragment`<div class="settings">${choiceControl(page.state, REPORTED)}${misnamedNotice(page.state, "released_until", REPORTED.key)}</div>
    ${verifiedSwitch(page.state)}
    <h2 id="gains">Who reports which gain</h2>
    ${figures[0]?.node}${cells.summary}
    <h2 id="context">Does the gain shrink with context?</h2>
    ${figures[1]?.node}
    <h2 id="serving">What arithmetic alone would give</h2>
    <p>A step of writing reads weights and cache, computes, and sends messages between accelerators. From datasheets and the models’ published shapes follows what each step would take with good kernels. Set the models, the machine and the load, and see whether the essays’ figures come out.</p>
    ${computed.node}${cells.results}
    <h2 id="claims">What the essays claim, what the rows say</h2>
    ${gainPanels}${servingPanels}
    ${untestedClaims(claims, [...gainTests, ...servingTests])}
    <h2 id="readings">Does the reading decide?</h2>
    <p>Which rows speak to the claim of ${describeRange(claimed.measured)}× is a choice: up to when, whether a report of a slowdown is a measurement, and
    whether a paper may measure its own system.</p>
    ${readings}${cells.readings}
    <h2 id="costs">Where a mixture costs more</h2>
    ${costs}${cells.costs}
    <h2 id="missing">What is missing</h2>
    ${missing}${cells.missing}
    <h2 id="rows">The rows</h2>
    ${cells.gains}${cells.serving}`;
}

/** Up to when reports count; the key is the queries' parameter. */
const REPORTED: Choice<string> = {
  key: "reported_until",
  legend: "Reports",
  legendShown: true,
  options: [
    { value: YEAR_END, label: "until the end of 2025" },
    { value: ON_RECORD, label: "all on record" },
  ],
  accepts: (text) => (isDate(text) ? text : null),
};

const COLUMNS: Readonly<Record<string, ColumnView>> = {
  family: { label: "Measured" },
  says: { label: "Who says so" },
  phase: { label: "Phase", format: (value) => String(value).replaceAll("_", " ") },
  part: { label: "Which rows", format: (value) => String(value).replaceAll("_", " ") },
  compared_with: { hidden: true },
  n: { label: "Rows" },
  n_ratio: { label: "With a ratio" },
  median_gain: { label: "Median gain", unit: "×" },
  lowest_gain: { label: "Lowest", unit: "×" },
  highest_gain: { label: "Highest", unit: "×" },
  n_worse: { label: "Mixture worse" },
  n_seen: { label: "Read in source" },
  rows_used: { hidden: true },
  id: { label: "Row" },
  model: { label: "Mixture" },
  baseline_kind: { label: "Baseline is", format: (value) => String(value ?? "not stated").replaceAll("_", " ") },
  metric: { label: "Stated as", format: (value) => String(value).replaceAll("_", " ") },
  is_worse: { hidden: true },
  times_worse: { label: "Times worse", unit: "×" },
  gain_low: { label: "Gain from", unit: "×" },
  gain_high: { label: "to", unit: "×" },
  gain: { hidden: true },
  context_tokens: { label: "Context", unit: "tokens" },
  n_context: { label: "State context" },
  n_batch: { label: "Batch" },
  n_hardware: { label: "Accelerator" },
  n_accelerators: { label: "Number of them" },
  n_all_three: { label: "Context, batch and accelerator" },
  n_beyond_32k: { label: "Beyond 32K tokens" },
  technique_id: { label: "Technique" },
  mixture: { label: "Mixture" },
  dense: { label: "Dense model" },
  alone_4k: { label: "1 at 4K", unit: "×" },
  alone_128k: { label: "1 at 128K", unit: "×" },
  together_4k: { label: "32 at 4K", unit: "×" },
  together_128k: { label: "32 at 128K", unit: "×" },
  least_gain: { label: "Least", unit: "×" },
  most_gain: { label: "Most", unit: "×" },
  prompt_4k: { label: "Prompt of 4K", unit: "×" },
  mixture_loss: { label: "Mixture loses by 32K" },
  dense_loss: { label: "Dense loses by 32K" },
};
