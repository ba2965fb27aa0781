import { html } from "htl";
import { testGates } from "../../analysis/two-gates.js";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { attempt, auditPanel, claimRow } from "../../friction/measured/claim-panels.js";
import { asOfControl, selectControl } from "../../lag/controls.js";
import { type StageRow, stageRow } from "../../lag/rows.js";
import { readRows } from "../../tables/rows.js";
import { chartFigure } from "../../ui/chart.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { VERIFIED_KEY, VERIFIED_PARAMETER } from "../../ui/parameter-state.js";
import { queryCell } from "../../ui/query-cell.js";
import { kindLegend } from "../../ui/series.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { AS_OF_KEY, dayProblem, STANDARD_AS_OF, settledDay } from "../as-of.js";
import { type Candidate, candidateRow, judge } from "./candidates.js";
import { caseSection } from "./case-section.js";
import { claims as claimTests, type Evidence } from "./claims.js";
import { BEARING_COLUMNS, CANDIDATE_COLUMNS, EVENT_COLUMNS, MISSING_COLUMNS } from "./columns.js";
import { FATES, gateMap } from "./map-chart.js";
import { type Bearing, bearingRow, type Missing, missingRow } from "./retnet.js";
import { retnetSection } from "./retnet-section.js";
import { BACKING_GATE, gatesFrom, HARDWARE_GATE, KIND, STAGE, TRIED, unusableChoices } from "./settings.js";
import { gateShares, shareRows } from "./share-chart.js";
import { trialTable } from "./trial-table.js";
import { answer, contrasts, mapCaption, trials, trialWords } from "./words.js";

export interface GatesSnapshots {
  readonly candidates: Snapshot;
  readonly events: Snapshot;
  readonly retnet: Snapshot;
  readonly missing: Snapshot;
  readonly claims: Snapshot;
}

const ROWS_HREF = "#query-attractor-candidates";

/** Alternatives to attention by hardware fit and backing: the map, whether both are needed, three case studies. */
export function gatesPage(page: Page, snapshots: GatesSnapshots, files: readonly Download[]): DocumentFragment {
  const today = new Date().toISOString().slice(0, 10);
  const { state } = page;
  const settled = settledDay(state, today);
  const claims = readRows(claimRow, snapshots.claims.result);
  const results = {
    candidates: snapshots.candidates.result,
    events: snapshots.events.result,
    retnet: snapshots.retnet.result,
    missing: snapshots.missing.result,
  };
  const rows = (): readonly Candidate[] => readRows(candidateRow, results.candidates);
  const judged = () => judge(rows(), gatesFrom(state));
  const events = (): readonly StageRow[] => readRows(stageRow, results.events);
  const bearings = (): readonly Bearing[] => readRows(bearingRow, results.retnet);
  const missing = (): readonly Missing[] => readRows(missingRow, results.missing);

  const notice = html<HTMLElement>`<p class="lag-notice" role="status"></p>`;
  const mapText = html<HTMLElement>`<span></span>`;
  const verdict = html<HTMLElement>`<div aria-live="polite"></div>`;
  const tried = html<HTMLElement>`<div></div>`;
  const panels = html<HTMLElement>`<div class="claims"></div>`;

  const map = chartFigure({
    title: "Alternatives to attention by both gates",
    description: () => mapText.textContent ?? "",
    data: results.candidates,
    draw: ({ width, theme }) =>
      gateMap(judged(), gatesFrom(state), {
        width,
        theme,
        href: (id) => page.cellHref("architecture_id", id) ?? "",
      }),
    caption: mapText,
    legend: kindLegend(FATES),
    filename: "two-gates-map",
  });
  const shares = chartFigure({
    title: "Share adopted, by gates passed",
    description: () => answer(judged()),
    data: shareRows(testGates(judged())),
    draw: ({ width, theme }) => gateShares(testGates(judged()), { width, theme }),
    caption: "Dots are shares, bars their 95% Wilson intervals, numbers the techniques behind them.",
    filename: "two-gates-shares",
  });
  const cases = caseSection(page, { rows, events });
  const retnet = retnetSection({ bearings, missing });

  function showMap(): void {
    notice.textContent = [unusableChoices(state), dayProblem(state, today), verifiedWarning()]
      .filter(Boolean)
      .join(" ");
    attempt(verdict, () => {
      const [shown, gates] = [judged(), gatesFrom(state)];
      mapText.textContent = mapCaption(shown, gates, rows());
      const test = testGates(shown);
      shares.update(shareRows(test));
      return [
        html`<p class="answer">${answer(shown)}</p>`,
        html`<ul>${contrasts(test).map((line) => html`<li>${line}</li>`)}</ul>`,
      ];
    });
    attempt(tried, () => {
      const all = trials(rows(), gatesFrom(state), TRIED);
      return [trialTable(all, gatesFrom(state)), html`<p>${trialWords(all)}</p>`];
    });
    map.update(shownRows());
  }

  /** The rows of the map, for its table and files. */
  function shownRows(): QueryResult {
    try {
      const ids = new Set(judged().map(({ row }) => row.architecture_id));
      return {
        ...results.candidates,
        rows: results.candidates.rows.filter((row) => ids.has(String(row["architecture_id"]))),
      };
    } catch {
      // An edited query may have other columns: the figure says which it lacks.
      return results.candidates;
    }
  }

  function showClaims(): void {
    attempt(panels, () => {
      const all: Evidence = {
        rows: rows(),
        judged: judged(),
        events: events(),
        bearings: bearings(),
        missing: missing(),
      };
      return claimTests.flatMap(({ claim: id, reading, test }) => {
        const claim = claims.find((candidate) => candidate.id === id);
        if (claim === undefined) return [];
        const finding = test(all);
        return [
          auditPanel(
            { claim, finding, reading },
            { rowsHref: ROWS_HREF, reading: reading ?? "the rows of this page", verdicts: page.verdicts },
          ),
        ];
      });
    });
  }

  function show(): void {
    showMap();
    cases.show(results.events);
    retnet.show();
    showClaims();
  }

  const cellOf = (key: keyof typeof results, columns: typeof CANDIDATE_COLUMNS) =>
    queryCell({
      ...page,
      state: settled,
      snapshot: snapshots[key],
      files,
      heading: 3,
      sharedParameters: [AS_OF_KEY],
      hiddenParameters: [VERIFIED_PARAMETER, AS_OF_KEY],
      render: (result: QueryResult) =>
        dataTable(result, {
          caption: snapshots[key].title,
          hideCaption: true,
          rowLimit: 8,
          columns,
          sourceHref: page.sourceHref,
          cellHref: page.cellHref,
        }),
      onResult: ({ result }) => {
        results[key] = result;
        show();
      },
    });
  const cells = {
    candidates: cellOf("candidates", CANDIDATE_COLUMNS),
    events: cellOf("events", EVENT_COLUMNS),
    retnet: cellOf("retnet", BEARING_COLUMNS),
    missing: cellOf("missing", MISSING_COLUMNS),
  };

  /** Leaving models out makes what rests on them look smaller: it is no neutral choice here. */
  function verifiedWarning(): string {
    return state.get(VERIFIED_KEY) === "1"
      ? "Models that were not read in their source are left out as well, so authors look less backed and techniques less used than they were."
      : "";
  }

  let chosen = choices();
  state.subscribe(() => {
    if (chosen === choices()) return;
    chosen = choices();
    showMap();
    showClaims();
  });
  function choices(): string {
    return [
      JSON.stringify(gatesFrom(state)),
      unusableChoices(state),
      dayProblem(state, today),
      verifiedWarning(),
    ].join();
  }

  return html.fragment`<div class="settings lag-settings">
      ${selectControl(state, KIND)}${selectControl(state, STAGE)}${selectControl(state, HARDWARE_GATE)}${selectControl(state, BACKING_GATE)}${asOfControl(settled, today, STANDARD_AS_OF)}
    </div>
    ${notice}${verifiedSwitch(state)}
    <h2 id="map">The map</h2>
    ${map}
    <h2 id="needed">Are both gates needed?</h2>
    ${verdict}${shares}
    <h3 id="places">Does it depend on where the gates stand?</h3>
    ${tried}
    <h2 id="cases">Three case studies</h2>
    ${cases.node}
    <h2 id="retnet">What would tell RetNet’s explanations apart?</h2>
    ${retnet.node}
    ${cells.missing}
    <h2 id="claims">What the essay claims, what the rows say</h2>
    ${panels}
    <h2 id="rows">The rows</h2>
    ${cells.candidates}${cells.events}${cells.retnet}`;
}
