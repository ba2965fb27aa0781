import { html } from "htl";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { counted } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { chartFigure } from "../../ui/chart.js";
import { choiceControl, misnamedNotice } from "../../ui/choice.js";
import { verdictMark } from "../../ui/claim.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import { evidenceKey } from "../../ui/evidence.js";
import type { Page } from "../../ui/page.js";
import { queryCell } from "../../ui/query-cell.js";
import { kindLegend, seriesColour } from "../../ui/series.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { attempt, audit, auditPanel, claimRow, unfit } from "../measured/claim-panels.js";
import { describeDenominator, describeRecords, describeShares, describeTest, describeYears } from "./captions.js";
import { claimedFrom } from "./claimed.js";
import { scaleClaims } from "./claims.js";
import { allCliffTests, cliffTest } from "./cliff.js";
import { COLUMNS } from "./columns.js";
import { AS_OF, asOf, CHOICES, definitionFrom } from "./definition.js";
import { factClaims } from "./facts.js";
import { type Model, modelRow } from "./model.js";
import { KINDS, recordsChart } from "./records-chart.js";
import { taxClaims, taxResultRow } from "./scaling/claims.js";
import { claimedScaling } from "./scaling/findings.js";
import { scalingSection } from "./scaling/section.js";
import { describeStrict, sensitivityTable, tally, verdictWords } from "./sensitivity.js";
import { shareChart } from "./share-chart.js";

export interface SsmSnapshots {
  readonly models: Snapshot;
  readonly years: Snapshot;
  readonly scale: Snapshot;
  readonly denominator: Snapshot;
  readonly claims: Snapshot;
  /** What the computed part of the page rests on. */
  readonly computed: {
    readonly machines: Snapshot;
    readonly kernels: Snapshot;
    readonly taxes: Snapshot;
    readonly results: Snapshot;
  };
}

const ROWS_HREF = "#query-friction-ssm";

/** Whether pure state-space models stop at a size: their records, the test of an edge, the claims and the rows. */
export function ssmPage(page: Page, snapshots: SsmSnapshots, files: readonly Download[]): DocumentFragment {
  const claims = readRows(claimRow, snapshots.claims.result);
  const claimed = claimedFrom(claims);
  const setting = {
    rowsHref: ROWS_HREF,
    reading: "the models chosen above, by kind, size and date",
    verdicts: page.verdicts,
  };
  const [scaleTests, factTests] = [scaleClaims(claimed), factClaims(claimed)];
  const taxTests = taxClaims(claimedScaling(claims));
  const panels = html<HTMLElement>`<div class="claims"></div>`;
  const taxPanels = html<HTMLElement>`<div class="claims"></div>`;
  const facts = html<HTMLElement>`<div></div>`;
  const answer = html<HTMLElement>`<div aria-live="polite"></div>`;
  const sensitivity = html<HTMLElement>`<div></div>`;
  const years = html<HTMLElement>`<div></div>`;
  const denominator = html<HTMLElement>`<div></div>`;
  const recordsCaption = html<HTMLElement>`<span></span>`;
  const shareCaption = html<HTMLElement>`<span></span>`;
  let result = snapshots.models.result;
  let releases = snapshots.denominator.result;

  const scaling = scalingSection(page, snapshots.computed.machines, claims);

  const models = () => readRows(modelRow, result);
  const test = () => cliffTest(models(), definitionFrom(page.state));
  const records = chartFigure({
    title: "The largest model so far, by kind",
    description: () => describeRecords(models(), claimed.ends),
    data: result,
    draw: ({ data, ...room }) =>
      recordsChart(readRows(modelRow, data), asOf(page.state), claimed.ends, { ...room, sourceHref: page.sourceHref }),
    caption: recordsCaption,
    legend: kindLegend(KINDS),
    spec: {
      mark: "dot",
      channels: { x: { column: "released" }, y: { column: "params_total_b" }, color: { column: "kind" } },
      scales: { y: { type: "log" } },
    },
  });
  const shares = chartFigure({
    title: "How many models are pure, by size",
    description: () => describeTest(test()),
    data: result,
    draw: (room) => shareChart(test(), room),
    caption: shareCaption,
    legend: (theme) => [
      { label: "gradual change (logistic fit)", symbol: "line", colour: seriesColour(theme, 0) },
      { label: "edge at the chosen line", symbol: "line", colour: seriesColour(theme, 1) },
      { label: "share in a bin of size, 95% interval", symbol: "circle", colour: theme.foreground },
    ],
  });

  /** Whatever depends on what "pure" means. */
  const showTest = () => {
    try {
      const shown = test();
      const tests = allCliffTests(models());
      answer.replaceChildren(
        html`<p class="answer">An edge at ${shown.definition.line}B? ${verdictMark(shown.verdict)}: ${verdictWords(shown)}. Under all ${tests.length} definitions: ${tally(tests)}.</p>`,
        html`<p>${describeTest(shown)} ${describeStrict(shown, tests)}</p>`,
      );
      shareCaption.textContent = describeShares(shown);
      sensitivity.replaceChildren(sensitivityTable(tests, shown.definition));
    } catch (thrown) {
      answer.replaceChildren(unfit(thrown));
      sensitivity.replaceChildren();
    }
    shares.update(result);
  };
  const showDenominator = () => attempt(denominator, () => [html`<p>${describeDenominator(releases, models())}</p>`]);
  const show = (next: QueryResult) => {
    result = next;
    try {
      const rows = models();
      panels.replaceChildren(...audit(scaleTests, claims, rows).map((one) => auditPanel(one, setting)));
      facts.replaceChildren(factList(rows));
      recordsCaption.textContent = describeRecords(rows, claimed.ends);
    } catch (thrown) {
      panels.replaceChildren(unfit(thrown));
      facts.replaceChildren();
      recordsCaption.textContent = "";
    }
    records.update(next);
    showDenominator();
    showTest();
  };

  function factList(rows: readonly Model[]): HTMLElement {
    const audits = audit(factTests, claims, rows);
    const wrong = audits.filter(({ finding }) => finding.verdict === "disagrees").length;
    return html`<details class="more-claims"><summary>${counted(audits.length, "fact")} that the essays give in passing: the rows disagree with ${wrong}</summary>
      <div class="claims">${audits.map((one) => auditPanel(one, setting))}</div></details>`;
  }

  const cell = (snapshot: Snapshot, table: string, onResult?: (result: QueryResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files: files.filter(({ name }) => name === table),
      heading: 3,
      sharedParameters: ["released_until"],
      hiddenParameters: ["verified_only", "released_until"],
      render: (shown) =>
        dataTable(shown, {
          caption: snapshot.title,
          hideCaption: true,
          columns: COLUMNS,
          rowLimit: snapshot === snapshots.models ? 10 : 20,
          sourceHref: page.sourceHref,
        }),
      onResult: onResult && (({ result: shown }) => onResult(shown)),
    });
  const unread = html<HTMLElement>`<div></div>`;
  const cells = {
    kernels: cell(snapshots.computed.kernels, "kernel_benchmarks", (shown) => {
      attempt(unread, () => {
        scaling.showKernels(shown);
        return [];
      });
    }),
    taxes: cell(snapshots.computed.taxes, "kernel_benchmarks", (shown) => {
      attempt(unread, () => {
        scaling.showTaxes(shown);
        return [];
      });
    }),
    results: cell(snapshots.computed.results, "model_results", (shown) => {
      attempt(taxPanels, () =>
        audit(taxTests, claims, readRows(taxResultRow, shown)).map((one) =>
          auditPanel(one, { ...setting, rowsHref: "#query-friction-ssm-results" }),
        ),
      );
    }),
    scale: cell(snapshots.scale, "sequence_models"),
    years: cell(snapshots.years, "sequence_models", (shown) => {
      attempt(years, () => [html`<p>${describeYears(shown)}</p>`]);
    }),
    denominator: cell(snapshots.denominator, "models", (shown) => {
      releases = shown;
      showDenominator();
    }),
    models: cell(snapshots.models, "sequence_models", show),
  };
  let told = JSON.stringify(definitionFrom(page.state));
  page.state.subscribe(() => {
    const now = JSON.stringify(definitionFrom(page.state));
    if (now === told) return;
    told = now;
    showTest();
  });
  return html.fragment`<div class="settings">${choiceControl(page.state, AS_OF)}${misnamedNotice(page.state, "reported_until", AS_OF.key)}</div>
    ${verifiedSwitch(page.state)}
    <h2 id="records">The largest of each kind</h2>
    ${records}
    <h3 id="years">Year by year</h3>
    ${years}${evidenceKey(["seen", "recalled"])}${cells.years}
    <h2 id="edge">Is there an edge?</h2>
    <p>Models without attention are compared with hybrids, which need the same new kernels. If scale ends pure models at
    a line, their share falls at that line; if they thin out with size, it falls everywhere. What counts as pure is a
    choice:</p>
    <div class="settings">${CHOICES.map((choice) => choiceControl(page.state, choice))}</div>
    ${answer}${shares}
    <h3 id="definitions">Does the definition decide?</h3>
    <p>The same test under every definition. The tests share their rows and none is corrected for the number of tests.</p>
    ${sensitivity}
    <h2 id="cost">What would they cost at scale?</h2>
    <p>An essay explains the edge by a tax: training without attention is said to take longer, and the more so the larger
    the model and the more GPUs it is spread over. From datasheets and the published formulas of each kind of model
    follows what a training would take with good kernels. Set the model and the machines, or take one of the claims’:</p>
    ${scaling.node}${unread}${cells.results}${cells.taxes}${cells.kernels}
    <h2 id="claims">What the essays say, what the rows say</h2>
    ${panels}${taxPanels}${facts}
    <h2 id="absence">Why absence is not proof</h2>
    ${denominator}
    ${cells.denominator}
    <h2 id="appendix-b">Where pure models exist</h2>
    ${cells.scale}${cells.models}`;
}
