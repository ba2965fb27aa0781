import { html } from "htl";
import { rowLink } from "../claims/claim-detail.js";
import { essayTitle } from "../claims/claim-list.js";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { readRows } from "../tables/rows.js";
import { chartFigure } from "../ui/chart.js";
import { dataTable } from "../ui/data-table.js";
import { evidenceMark } from "../ui/evidence.js";
import { formatDate, formatNumber, formatValue } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { parameterKey, writeParameter } from "../ui/parameter-state.js";
import { queryCell } from "../ui/query-cell.js";
import { kindLegend } from "../ui/series.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { type Bet, type BetRecord, bet, stretches, verifiedText } from "./bets.js";
import { flipSection } from "./counterexample/section.js";
import { deadlineText } from "./ledger-page.js";
import { FIRST_MONTH, monthEnds } from "./month-ends.js";
import { AS_OF_KEY, asOfDay, asOfNotice, replayControl } from "./replay.js";
import { verdictStrip } from "./strip.js";
import { readVerdict } from "./verdict.js";
import { betVerdictMark, VERDICT_KINDS } from "./verdict-mark.js";
import { weightsText } from "./weights.js";
import { whatIfSection } from "./what-if/section.js";

export interface BetSnapshots {
  /** The bet's own query. */
  readonly bet: Snapshot;
  /** All bets, and the facts that were collected for and against them. */
  readonly bets: Snapshot;
  readonly facts: Snapshot;
}

/** One bet: what it says, where it stands, how that came about over time, and which definition carries it. */
export function betPage(
  page: Page,
  snapshots: BetSnapshots,
  records: readonly BetRecord[],
  today: string,
): DocumentFragment {
  const id = snapshots.bet.id.replace(/^predictions\//, "");
  const one = readRows(bet, snapshots.bets.result).find((row) => row.id === id);
  const record = records.find((row) => row.id === id);
  if (!one || !record) return html.fragment`<p>There is no bet ${id}. <a href="../predictions">All bets</a></p>`;
  const days = monthEnds(FIRST_MONTH, today);
  const strip = stripFigure(one, record, page, today);
  page.state.subscribe(strip.refresh);
  const definitions = definitionsOf(snapshots.bet);
  const verified = verifiedText(record);
  return html.fragment`${statement(one, record, page, today)}
    ${verifiedSwitch(page.state)}
    <h2 id="stands">Where it stands</h2>
    ${asOfNotice(page.state, today)}
    ${replayControl(page.state, days)}
    ${queryCell({
      ...page,
      snapshot: snapshots.bet,
      heading: null,
      sharedParameters: [AS_OF_KEY],
      hiddenParameters: [AS_OF_KEY, "verified_only", "before_made"],
      render: outcomeView,
    })}
    ${verified === null ? "" : html`<p class="bet-unverified">Rests on rows that nobody read in their source: ${verified}.</p>`}
    <h2 id="over-time">The verdict over time</h2>
    ${strip.node}
    <h2 id="definitions">Which definition carries it</h2>
    ${definitions.length === 0 ? html`<p>The query has no definition to change.</p>` : combinationTable(snapshots.bet, record, page)}
    <h2 id="least-change">The least change that would flip it</h2>
    ${flipSection(page, snapshots.bet, record)}
    ${whatIfSection(page, snapshots.bet, today)}
    <h2 id="facts">Facts that were collected for and against it</h2>
    ${factList(page, snapshots.facts, id)}`;
}

function statement(one: Bet, record: BetRecord, page: Page, today: string): HTMLElement {
  return html`<dl class="bet-facts">
    <dt>The bet</dt><dd>${one.statement}</dd>
    <dt>Essay</dt><dd>${essayTitle(one.essay)}, ${formatDate(one.made_on, one.made_on_precision ?? "day")}</dd>
    <dt>Would be falsified by</dt><dd>${one.falsifier}</dd>
    <dt>Deadline</dt><dd>${deadlineText(one, today)}</dd>
    ${one.note === null ? "" : html.fragment`<dt>Note</dt><dd>${one.note}</dd>`}
    <dt>Judged by hand</dt><dd>${handText(one, record)}<br>${one.reasoning}</dd>
    <dt>Checked</dt><dd>${evidenceMark(one.evidence)}${one.sources.map((key, index) => html.fragment`${index > 0 ? ", " : " "}<a href=${page.sourceHref(key)}>${key}</a>`)}</dd>
  </dl>`;
}

/** What somebody made of the bet before any query, and how that stands to what the query says. */
export function handText(
  { status_2026_11: byHand }: Pick<Bet, "status_2026_11">,
  { outcome }: Pick<BetRecord, "outcome">,
): string {
  const before = `${byHand} (November 2026, before any query was written)`;
  const isSame = byHand === outcome.verdict || (byHand === "open" && outcome.verdict === "holding");
  return isSame
    ? `${before}.`
    : `${before}; the query, with the definitions below, says ${outcome.verdict}. Its description says by which criterion.`;
}

function outcomeView(result: QueryResult): HTMLElement {
  const found = readVerdict(result);
  return html`<div class="bet-outcome">
    <p class="bet-says">${betVerdictMark(found.verdict)} <span class="muted">as of ${formatDate(found.as_of)}</span></p>
    <p>${found.actual}</p>
    <p class="muted">${weightsText(found)}</p>
    ${found.decisive.length === 0 ? "" : html`<p class="bet-rows">Rows that decide: ${found.decisive.map((key, i) => html.fragment`${i > 0 ? ", " : ""}${rowLink(key, "../")}`)}</p>`}
  </div>`;
}

function stripFigure(one: Bet, record: BetRecord, page: Page, today: string) {
  const data: QueryResult = {
    columns: [
      { name: "as_of", kind: "date" },
      { name: "verdict", kind: "text" },
      { name: "actual", kind: "text" },
    ],
    rows: record.history.map(({ as_of, verdict, actual }) => ({ as_of, verdict, actual })),
  };
  const figure = chartFigure({
    title: "Verdict as of each month",
    description: historySentence(record, today, one.made_on),
    data,
    caption: historySentence(record, today, one.made_on),
    legend: kindLegend(
      Object.values(VERDICT_KINDS).filter(({ label }) =>
        record.history.some(({ verdict }) => VERDICT_KINDS[verdict].label === label),
      ),
    ),
    filename: `${record.id}-history`,
    spec: { mark: "dot", channels: { x: { column: "as_of" }, y: { column: "verdict" } } },
    draw: ({ width, theme }) =>
      verdictStrip({ record, end: today, width, theme, asOf: asOfDay(page.state, today), madeOn: one.made_on }),
  });
  return { node: figure, refresh: () => figure.update(data) };
}

/** The changes of verdict in words. */
export function historySentence(record: BetRecord, today: string, madeOn = ""): string {
  const [first, ...changes] = stretches(record.history, today);
  if (!first) return "There is no history.";
  const words = changes.map(
    ({ from, verdict }) => `${verdict} from ${formatDate(from)} on${from < madeOn ? " (before the bet was made)" : ""}`,
  );
  const judged = "By the default definitions and the facts of each month";
  return words.length === 0
    ? `${judged}: ${first.verdict} all along.`
    : `${judged}: at first ${first.verdict}, ${words.join(", ")}.`;
}

const OWN_CONTROLS: ReadonlySet<string> = new Set([AS_OF_KEY, "verified_only", "before_made"]);

function definitionsOf(snapshot: Snapshot) {
  return snapshot.parameters.filter(({ name }) => !OWN_CONTROLS.has(name));
}

function combinationTable(snapshot: Snapshot, record: BetRecord, page: Page): HTMLElement {
  const definitions = definitionsOf(snapshot).filter(({ name }) =>
    record.combinations.some(({ parameters }) => name in parameters),
  );
  const verdicts = new Set(record.combinations.map(({ verdict }) => verdict));
  const link = (parameters: BetRecord["combinations"][number]["parameters"]) =>
    page.state.link({
      query: Object.fromEntries(
        definitions.map((declaration) => [
          parameterKey(snapshot.id, declaration.name, [AS_OF_KEY]),
          writeParameter(declaration, parameters[declaration.name] ?? null),
        ]),
      ),
    });
  return html`<div>
    <p>${
      verdicts.size === 1
        ? `Under each of the ${record.combinations.length} combinations of definitions ${record.combinations.length === record.totalCombinations ? "" : "tried "}the bet is ${[...verdicts][0]}.`
        : carries(
            definitions.map(({ name }) => name),
            record,
          )
    }</p>
    <details open=${record.combinations.length <= 8}><summary>${record.combinations.length === record.totalCombinations ? "All" : "The nearest"} ${record.combinations.length} of ${record.totalCombinations} combinations</summary>
    <div class="table-region" role="region" tabindex="0" aria-label="Table: verdict under every combination"><table class="combinations">
      <thead><tr>${definitions.map(({ name, description }) => html`<th scope="col" title=${description}>${name.replaceAll("_", " ")}</th>`)}<th scope="col">Verdict</th></tr></thead>
      <tbody>${record.combinations.map(
        ({ parameters, verdict }) => html`<tr>
          ${definitions.map(({ name }) => html`<td>${valueText(parameters[name] ?? null)}</td>`)}
          <td><a href=${link(parameters)}>${betVerdictMark(verdict)}</a></td></tr>`,
      )}</tbody>
    </table></div></details>
  </div>`;
}

function valueText(value: string | number | boolean | null): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? formatNumber(value) : formatValue(value, "text");
}

/** Which definitions change the verdict when nothing else is changed. */
export function carries(names: readonly string[], { combinations, outcome, totalCombinations }: BetRecord): string {
  const standard = combinations[0];
  if (!standard) return "";
  const flipping = names.filter((name) =>
    combinations.some(
      ({ parameters, verdict }) =>
        verdict !== standard.verdict &&
        names.every((other) => (parameters[other] === standard.parameters[other]) === (other !== name)),
    ),
  );
  const counts = [...new Set(combinations.map(({ verdict }) => verdict))].map(
    (verdict) => `${verdict} under ${combinations.filter((one) => one.verdict === verdict).length}`,
  );
  const alone =
    flipping.length === 0
      ? "No single definition changes the verdict; it takes two or more together."
      : `Changed alone, ${flipping.map((name) => `“${name.replaceAll("_", " ")}”`).join(" or ")} changes the verdict from ${outcome.verdict}.`;
  const tried =
    combinations.length === totalCombinations
      ? `Of ${combinations.length} combinations of definitions`
      : `Of the ${combinations.length} combinations nearest to the default (there are ${totalCombinations})`;
  return `${tried} the bet is ${counts.join(", ")}. ${alone}`;
}

function factList(page: Page, facts: Snapshot, id: string): HTMLElement {
  const rows = facts.result.rows.filter((row) => row["prediction_id"] === id);
  if (rows.length === 0) return html`<p>None are on record.</p>`;
  const columns = facts.result.columns.filter(({ name }) => name !== "prediction_id" && name !== "id");
  return dataTable(
    { columns, rows },
    {
      caption: "Facts for and against the bet",
      hideCaption: true,
      sourceHref: page.sourceHref,
      columns: { strength: { label: "Weight", unit: "1–3" }, fact: { label: "What happened" }, note: { role: "long" } },
    },
  );
}
