import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { attempt, audit, auditPanel, claimRow } from "../friction/measured/claim-panels.js";
import { readRows } from "../tables/rows.js";
import { chartFigure } from "../ui/chart.js";
import { choiceControl, chosenOf } from "../ui/choice.js";
import { type ColumnView, dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import type { Page } from "../ui/page.js";
import { quantityControl, quantityOf } from "../ui/quantity-control.js";
import { queryCell } from "../ui/query-cell.js";
import { kindLegend, seriesColour } from "../ui/series.js";
import { tornadoFigure } from "../ui/tornado.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { CURVES, contextChart, historyChart, KINDS, sharingChart } from "./charts.js";
import { cacheClaims, resultRow } from "./claims.js";
import { calculatorControls } from "./controls.js";
import { datasheetRow, type Gpu, gpusOf } from "./gpu-rows.js";
import { releasesOf } from "./history.js";
import { type ModelRow, modelRow } from "./model-rows.js";
import { type Plan, planOf } from "./plan.js";
import { OUTCOME, SPREAD, sensitivity } from "./sensitivity.js";
import { ORIGIN } from "./settings.js";
import { describeSharing, sharedCaches } from "./sharing.js";
import { knownModels, readModel, shared, subjectOf } from "./subject.js";
import { curveRows, sharingRows } from "./table-rows.js";
import { describeCaveats, describeContext, describeHistory, describePlan } from "./words.js";

export interface KvSnapshots {
  readonly models: Snapshot;
  readonly gpus: Snapshot;
  readonly results: Snapshot;
  readonly claims: Snapshot;
}

/** A calculator of the memory that keys and values take, and what the record of releases says of it. */
export function kvCachePage(page: Page, snapshots: KvSnapshots, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  const claims = readRows(claimRow, snapshots.claims.result);
  let models: readonly ModelRow[] = readRows(modelRow, snapshots.models.result);
  let gpus: readonly Gpu[] = gpusOf(readRows(datasheetRow, snapshots.gpus.result));
  let results = snapshots.results.result;

  const subject = () => subjectOf(state, knownModels(models));
  const plan = () => planOf(state, subject(), gpus);
  const planned = (): Plan => {
    const found = plan();
    if (found === null) throw new Error("No model of known geometry, or no accelerator, is left in this selection.");
    return found;
  };
  const chosen = () =>
    chosenOf(state, ORIGIN) === "typed" ? null : (readModel(state, knownModels(models)).row?.id ?? null);
  const plainOf = ({ subject: { heads } }: Plan) => (heads === null ? null : shared("MHA", heads));

  const controls = calculatorControls(state, { models: () => models, gpus: () => gpus, subject });
  const answer = html<HTMLElement>`<p class="answer" aria-live="polite"></p>`;
  const caveats = html<HTMLElement>`<p class="muted"></p>`;
  const texts = [0, 1, 2].map(() => html<HTMLElement>`<span></span>`);
  const [contextText, sharingText, historyText] = texts;
  const panels = html<HTMLElement>`<div class="claims"></div>`;
  const none: QueryResult = { columns: [], rows: [] };
  const byContext = chartFigure({
    title: "Memory against context",
    description: () => describeContext(planned(), plainOf(planned())),
    data: none,
    caption: contextText,
    legend: (theme) =>
      CURVES.map(({ label, series }) => ({ label, symbol: "line", colour: seriesColour(theme, series) })),
    filename: "kv-cache-by-context",
    draw: ({ width, theme }) => contextChart(planned(), plainOf(planned()), gpus, { width, theme }),
  });
  const bySharing = chartFigure({
    title: "The same model with keys and values shared in four ways",
    description: () => describeSharing(sharedCaches(planned()), planned()),
    data: none,
    caption: sharingText,
    filename: "kv-cache-by-sharing",
    draw: ({ width, theme }) => sharingChart(sharedCaches(planned()), { width, theme }),
  });
  const history = chartFigure({
    title: "Cache of one token by date of release",
    description: () => describeHistory(releasesOf(models)),
    data: snapshots.models.result,
    caption: historyText,
    legend: kindLegend(KINDS),
    filename: "kv-cache-by-release",
    draw: ({ width, theme }) => historyChart(releasesOf(models), chosen(), { width, theme }),
  });
  const worded = () => sensitivity(planned(), quantityOf(state, SPREAD), chosenOf(state, OUTCOME));
  const bars = tornadoFigure("What the result depends on", worded());

  const tell = (place: HTMLElement | undefined, text: string) => {
    if (place !== undefined && place.textContent !== text) place.textContent = text;
  };
  /** Whatever follows the controls and the rows. */
  function show(): void {
    controls.show();
    const now = plan();
    if (now === null) {
      tell(answer, "No model of known geometry, or no accelerator, is left in this selection.");
      tell(caveats, "");
      return;
    }
    const caches = sharedCaches(now);
    tell(answer, describePlan(now));
    tell(caveats, describeCaveats(now));
    tell(contextText, describeContext(now, plainOf(now)));
    tell(sharingText, describeSharing(caches, now));
    bySharing.hidden = caches.length === 0;
    byContext.update(curveRows(now, plainOf(now)));
    bySharing.update(sharingRows(caches));
    bars.show(worded());
  }
  function showHistory(result: QueryResult): void {
    tell(historyText, describeHistory(releasesOf(models)));
    history.update(result);
  }
  function showClaims(): void {
    attempt(panels, () =>
      audit(cacheClaims(gpus), claims, readRows(resultRow, results)).map((one) =>
        auditPanel(one, {
          rowsHref: "#query-memory-kv-results",
          reading: "the results of this page’s model",
          verdicts: page.verdicts,
        }),
      ),
    );
  }
  const cell = (snapshot: Snapshot, table: string, rowLimit: number, onResult: (result: QueryResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files: files.filter(({ name }) => name === table),
      heading: 3,
      render: (shown) =>
        dataTable(shown, {
          caption: snapshot.title,
          hideCaption: true,
          columns: COLUMNS,
          rowLimit,
          sourceHref: page.sourceHref,
        }),
      onResult: ({ result }) =>
        attempt(unread, () => {
          onResult(result);
          return [];
        }),
    });
  const unread = html<HTMLElement>`<div></div>`;
  const cells = {
    results: cell(snapshots.results, "model_results", 8, (result) => {
      results = result;
      showClaims();
    }),
    models: cell(snapshots.models, "models", 8, (result) => {
      models = readRows(modelRow, result);
      show();
      showHistory(result);
    }),
    gpus: cell(snapshots.gpus, "kernel_benchmarks", 8, (result) => {
      gpus = gpusOf(readRows(datasheetRow, result));
      show();
      showClaims();
    }),
  };
  let drawn = chosen();
  state.subscribe(() => {
    show();
    if (chosen() === drawn) return;
    drawn = chosen();
    history.update(snapshots.models.result);
  });
  show();
  return html.fragment`${controls.node}
    ${answer}${caveats}${unread}
    ${byContext}
    <h2 id="sharing">What sharing saves</h2>
    ${bySharing}
    <h2 id="uncertainty">How sure is the result?</h2>
    <div class="settings">${choiceControl(state, OUTCOME)}${quantityControl(state, SPREAD)}</div>
    ${bars}
    <h2 id="claims">What the essays claim, what the model gives</h2>
    ${panels}${cells.results}
    <h2 id="history">How caches changed</h2>
    ${history}
    <h2 id="rows">The rows</h2>
    ${verifiedSwitch(state)}
    ${cells.models}${cells.gpus}`;
}

const COLUMNS: Readonly<Record<string, ColumnView>> = {
  id: { label: "Row" },
  name: { label: "Model" },
  params_total_b: { label: "Parameters", unit: "billion" },
  params_active_b: { label: "Active", unit: "billion" },
  n_layers: { label: "Layers" },
  n_attention_layers: { label: "Attention layers" },
  n_recurrent_layers: { label: "Recurrent layers" },
  d_model: { label: "Width" },
  n_heads: { label: "Query heads" },
  n_kv_heads: { label: "Key–value heads" },
  head_dim: { label: "Head dimension" },
  kv_latent_dim: { label: "Latent vector" },
  attention: { label: "Kind" },
  attention_extra: { label: "Further traits" },
  architecture_class: { label: "Class", format: (value) => String(value).replaceAll("_", " ") },
  context_length: { label: "Longest context", unit: "tokens" },
  built_gb: { label: "As built", unit: "GB" },
  plain_gb: { label: "As plain MHA", unit: "GB" },
  gpu: { label: "Accelerator" },
  dtype: { label: "Format" },
  metric: { label: "Figure" },
  value: { label: "Value" },
  primitive: { hidden: true },
};
