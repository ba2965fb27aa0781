import { html } from "htl";
import * as v from "valibot";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { counted, describeShare, percent } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { chartFigure } from "../../ui/chart.js";
import { verdictMark } from "../../ui/claim.js";
import { type ColumnView, dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { queryCell } from "../../ui/query-cell.js";
import { kindLegend, seriesColour } from "../../ui/series.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { choiceControl } from "../measured/choice.js";
import { audit, auditPanel, claimRow, unfit } from "../measured/claim-panels.js";
import { describeP, factClaims, scaleClaims } from "./claims.js";
import { allCliffTests, type CliffTest, cliffTest, DECISIVE } from "./cliff.js";
import { AS_OF, asOf, CHOICES, definitionFrom } from "./definition.js";
import { describeModel, largest, type Model, modelRow } from "./model.js";
import { KINDS, recordsChart } from "./records-chart.js";
import { sensitivityTable, tally, verdictWords } from "./sensitivity.js";
import { shareChart } from "./share-chart.js";

export interface SsmSnapshots {
  readonly models: Snapshot;
  readonly scale: Snapshot;
  readonly denominator: Snapshot;
  readonly claims: Snapshot;
}

const denominatorRow = v.object({
  size_bin: v.string(),
  n: v.number(),
  n_organisations: v.number(),
  n_organisations_recurrent: v.number(),
  n_transformer: v.number(),
  n_hybrid: v.number(),
  n_linear_rnn: v.number(),
  n_pure_ssm: v.number(),
});

const ROWS_HREF = "#query-friction-ssm";

/** Whether pure state-space models stop at a size: their records, the test of an edge, the claims and the rows. */
export function ssmPage(page: Page, snapshots: SsmSnapshots, files: readonly Download[]): DocumentFragment {
  const claims = readRows(claimRow, snapshots.claims.result);
  const panels = html<HTMLElement>`<div class="claims"></div>`;
  const facts = html<HTMLElement>`<div></div>`;
  const answer = html<HTMLElement>`<div aria-live="polite"></div>`;
  const sensitivity = html<HTMLElement>`<div></div>`;
  const combinations = html<HTMLElement>`<p></p>`;
  const denominator = html<HTMLElement>`<p></p>`;
  const recordsCaption = html<HTMLElement>`<span></span>`;
  const shareCaption = html<HTMLElement>`<span></span>`;
  let result = snapshots.models.result;

  const models = () => readRows(modelRow, result);
  const test = () => cliffTest(models(), definitionFrom(page.state));
  const records = chartFigure({
    title: "The largest model so far, by kind",
    description: () => describeRecords(models()),
    data: result,
    draw: ({ data, ...room }) =>
      recordsChart(readRows(modelRow, data), asOf(page.state), { ...room, sourceHref: page.sourceHref }),
    caption: recordsCaption,
    legend: kindLegend(KINDS),
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
        html`<p class="answer">An edge at ${shown.definition.line}B? ${verdictMark(shown.verdict)}: ${verdictWords(shown)}</p>`,
        html`<p>${describeTest(shown)}</p>`,
      );
      shareCaption.textContent = describeShares(shown);
      combinations.textContent = `The same test under all ${tests.length} definitions: ${tally(tests)}. The tests share their rows and none is corrected for the number of tests.`;
      sensitivity.replaceChildren(sensitivityTable(tests, shown.definition));
    } catch (thrown) {
      answer.replaceChildren(unfit(thrown));
      sensitivity.replaceChildren();
    }
    shares.update(result);
  };
  const show = (next: QueryResult) => {
    result = next;
    try {
      const rows = models();
      panels.replaceChildren(...audit(scaleClaims, claims, rows).map((one) => auditPanel(one, ROWS_HREF)));
      facts.replaceChildren(factList(rows));
      recordsCaption.textContent = describeRecords(rows);
    } catch (thrown) {
      panels.replaceChildren(unfit(thrown));
      facts.replaceChildren();
      recordsCaption.textContent = "";
    }
    records.update(next);
    showTest();
  };

  function factList(rows: readonly Model[]): HTMLElement {
    const audits = audit(factClaims, claims, rows);
    const wrong = audits.filter(({ finding }) => finding.verdict === "disagrees").length;
    return html`<details class="more-claims"><summary>${counted(audits.length, "fact")} that the essays give in passing: the rows disagree with ${wrong}</summary>
      <div class="claims">${audits.map((one) => auditPanel(one, ROWS_HREF))}</div></details>`;
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
  const cells = {
    scale: cell(snapshots.scale, "sequence_models"),
    denominator: cell(snapshots.denominator, "models", (shown) => {
      denominator.textContent = describeDenominator(shown);
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
  return html.fragment`<div class="settings">${choiceControl(page.state, AS_OF)}</div>
    ${verifiedSwitch(page.state)}
    <h2 id="records">The largest of each kind</h2>
    ${records}
    <h2 id="edge">Is there an edge?</h2>
    <p>Models without attention are compared with hybrids, which need the same new kernels. If scale ends pure models at
    a line, their share falls at that line; if they thin out with size, it falls everywhere. What counts as pure is a
    choice:</p>
    <div class="settings">${CHOICES.map((choice) => choiceControl(page.state, choice))}</div>
    ${answer}${shares}
    <h3 id="definitions">Does the definition decide?</h3>
    ${combinations}${sensitivity}
    <h2 id="claims">What the essays say, what the rows say</h2>
    ${panels}${facts}
    <h2 id="absence">Why absence is not proof</h2>
    ${denominator}
    ${cells.denominator}
    <h2 id="appendix-b">Where pure models exist</h2>
    ${cells.scale}${cells.models}`;
}

function describeRecords(rows: readonly Model[]): string {
  const top = (kind: Model["kind"], origin: Model["origin"]) =>
    largest(rows.filter((m) => m.released !== null && m.kind === kind && m.origin === origin));
  const parts = KINDS.flatMap(({ label }) => {
    const model = top(label, "from_scratch");
    return model ? [`${label} ${describeModel(model)}`] : [];
  });
  const converted = KINDS.flatMap(({ label }) => top(label, "converted") ?? []).map(describeModel);
  if (parts.length === 0) return "No model is on record in this selection.";
  return `Largest trained from scratch: ${parts.join("; ")}. Solid lines and filled marks are trained from scratch; dashed lines and hollow marks are conversions of a trained Transformer${converted.length > 0 ? `, the largest being ${converted.join(" and ")}` : ""}. Dotted lines are the claimed ends, 7B in map-7b-cliff and 13B in com-ssm-13b-cliff. A date known only to the year stands at its start.`;
}

function describeTest({ definition, below, above, pValue, stepAdvantage }: CliffTest): string {
  const { line, linear, converted, size } = definition;
  const scope = `${linear ? "Linear RNNs counted as pure" : "State-space models only"}, conversions ${converted ? "counted" : "left out"}, ${size === "total" ? "all parameters" : "active parameters"}`;
  if (!below || !above) return `${scope}: there are no models on both sides of ${line}B in this selection.`;
  const gap = `${scope}: ${describeShare(below)} of the models below ${line}B are pure, ${describeShare(above)} above; Fisher's exact test gives ${describeP(pValue)}.`;
  return `${gap} ${describeFit(line, stepAdvantage)}`;
}

/** How an edge and a gradual change compare, by the difference of AIC. */
function describeFit(line: number, stepAdvantage: number): string {
  const by = `Akaike’s criterion differs by ${Math.abs(stepAdvantage).toFixed(1)}`;
  if (Math.abs(stepAdvantage) < DECISIVE)
    return `An edge at ${line}B and a gradual change with size describe the rows about equally well (${by}).`;
  return stepAdvantage > 0
    ? `An edge at ${line}B describes the rows better than a gradual change with size (${by}).`
    : `A gradual change with size describes the rows better than an edge at ${line}B (${by}).`;
}

function describeShares({ sized, below, above }: CliffTest): string {
  if (!below || !above) return "";
  const labs = new Set(sized.map(({ model }) => model.org)).size;
  return `${counted(sized.length, "model")} of ${counted(labs, "organisation")}; ticks above are pure models, ticks below hybrids. Models of one lab are not independent and large ones are also later ones, so intervals and p values look surer than they are.`;
}

function describeDenominator(result: QueryResult): string {
  const rows = readRows(denominatorRow, result);
  const large = rows.find(({ size_bin }) => size_bin === "13B and more");
  const unknown = rows.find(({ size_bin }) => size_bin === "size not published");
  if (!large) return "No model of 13B or more is on record in this selection.";
  const recurrent = large.n_hybrid + large.n_linear_rnn + large.n_pure_ssm;
  return (
    `In the table of all releases, ${large.n} models have 13B parameters or more, from ${counted(large.n_organisations, "organisation")}${unknown ? `; ${unknown.n} further models do not publish their size` : ""}. ` +
    `So large models are common, but large models that replace attention are not: ${recurrent} of ${large.n} (${percent(recurrent / large.n)}), from ${counted(large.n_organisations_recurrent, "organisation")}, and ${large.n_hybrid} of them are hybrids. ` +
    "With so few tries, a technical limit, caution about a costly run and the late arrival of these techniques all leave the same gap. The record holds published models only; a run that failed would not show. Conversions show that models without attention can be run at that size, not that they can be trained there."
  );
}

const COLUMNS: Readonly<Record<string, ColumnView>> = {
  kind: { label: "Kind" },
  size_bin: { label: "Parameters" },
  n: { label: "Models" },
  n_organisations: { label: "Organisations" },
  n_organisations_recurrent: { label: "with a recurrent one" },
  n_transformer: { label: "Transformers" },
  n_hybrid: { label: "Hybrids" },
  n_linear_rnn: { label: "Linear RNNs" },
  n_pure_ssm: { label: "Pure SSMs" },
  n_other: { label: "Other or not published" },
  n_from_scratch: { label: "From scratch" },
  n_converted: { label: "Converted" },
  largest_b: { label: "Largest", unit: "B" },
  largest: { label: "Which" },
  also: { label: "Next in size" },
  fewest_attention_layers: { label: "Attention layers, fewest" },
  most_attention_layers: { label: "most" },
  n_seen: { label: "Read in source" },
  id: { hidden: true },
  name: { label: "Model" },
  org: { label: "Lab" },
  family: { hidden: true },
  origin: { label: "Weights", format: (value) => String(value).replaceAll("_", " ") },
  params_total_b: { label: "Parameters", unit: "B" },
  params_active_b: { label: "Active", unit: "B" },
};
