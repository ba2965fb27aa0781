import { html } from "htl";
import * as v from "valibot";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { attempt, auditPanel, claimRow } from "../../friction/measured/claim-panels.js";
import { asOfControl } from "../../lag/controls.js";
import { counted } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { type ChartFigure, chartFigure } from "../../ui/chart.js";
import type { ColumnView } from "../../ui/data-table.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { VERIFIED_PARAMETER } from "../../ui/parameter-state.js";
import { queryCell } from "../../ui/query-cell.js";
import { kindLegend, seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { AS_OF_KEY, dayProblem, STANDARD_AS_OF, settledDay } from "../as-of.js";
import { claimedShares } from "./claimed.js";
import { claims as claimTests } from "./claims.js";
import { CEILING_COLUMNS, FACT_COLUMNS, FIGURE_COLUMNS, OWN_COLUMNS } from "./columns.js";
import { datedChart, ownChart, VENDORS, vendorChart } from "./device-charts.js";
import { ceilingOf, ceilingRow, datedRuns, figureRow, lanesOf, ownRow, runsOf } from "./figures.js";
import { laneChart } from "./lane-chart.js";
import { datedFinding, kernelFinding, ownFinding, runFinding, runsWords, sameProduct, vendorFinding } from "./words.js";

export interface UtilizationSnapshots {
  readonly figures: Snapshot;
  readonly ceilings: Snapshot;
  readonly own: Snapshot;
  readonly facts: Snapshot;
  readonly claims: Snapshot;
}

const factRow = v.object({ date: v.string(), vendor: v.string(), says: v.string(), evidence: v.string() });

/** How much of a device's peak each family of layers was reported to reach, and what nobody reported. */
export function utilizationPage(
  page: Page,
  snapshots: UtilizationSnapshots,
  files: readonly Download[],
): DocumentFragment {
  const today = new Date().toISOString().slice(0, 10);
  const { state } = page;
  const settled = settledDay(state, today);
  const claims = readRows(claimRow, snapshots.claims.result);
  const claimed = claimedShares(claims);
  const results = {
    figures: snapshots.figures.result,
    ceilings: snapshots.ceilings.result,
    own: snapshots.own.result,
    facts: snapshots.facts.result,
  };
  const rows = () => readRows(figureRow, results.figures);
  const ceilings = () => readRows(ceilingRow, results.ceilings);
  const facts = () => readRows(factRow, results.facts);
  const notice = html<HTMLElement>`<p class="lag-notice" role="status"></p>`;
  const trend = html<HTMLElement>`<p></p>`;
  const ownParts = html<HTMLElement>`<div></div>`;
  const panels = html<HTMLElement>`<div class="claims"></div>`;

  const kernels = liveFigure({
    title: "Kernels alone: share of the peak",
    filename: "utilization-kernels",
    words: () => kernelFinding(lanesOf(rows(), "kernel"), claimed, ceilingOf(ceilings())),
    draw: (room) => laneChart(lanesOf(rows(), "kernel"), { ...room, claimed, ceiling: ceilingOf(ceilings()) }),
    legend: (theme) => [
      { label: "published share", colour: seriesColour(theme, 0) },
      { label: "median, and its 95% interval from 6 on", symbol: "line", colour: seriesColour(theme, 0) },
      { label: "an essay’s figure", symbol: "square", colour: seriesColour(theme, 1) },
    ],
  });
  const runs = liveFigure({
    title: "Whole runs: model FLOP utilization",
    filename: "utilization-runs",
    words: () => runFinding(lanesOf(rows(), "run")),
    draw: (room) => laneChart(lanesOf(rows(), "run"), room),
  });
  const vendors = liveFigure({
    title: "The same matrix product on chips of several vendors",
    filename: "utilization-vendors",
    words: () => vendorFinding(sameProduct(rows()), rows()),
    draw: (room) => {
      const shown = sameProduct(rows());
      if (shown.length === 0) throw new Error("No such measurement is in this selection.");
      return vendorChart(shown, room);
    },
    legend: (theme) => {
      const shown = new Set(sameProduct(rows()).map(({ vendor }) => vendor));
      return kindLegend(VENDORS.filter(({ label }) => shown.has(label)))(theme);
    },
  });

  const dated = liveFigure({
    title: "Whole runs over time, by vendor of the chip",
    filename: "utilization-over-time",
    words: () => datedFinding(datedRuns(rows())),
    draw: (room) => {
      const shown = datedRuns(rows());
      if (shown.length === 0) throw new Error("No dated run is in this selection.");
      return datedChart(shown, room);
    },
    legend: (theme) => {
      const shown = new Set(datedRuns(rows()).map(({ vendor }) => vendor));
      return kindLegend(VENDORS.filter(({ label }) => shown.has(label)))(theme);
    },
  });

  function show(): void {
    notice.textContent = dayProblem(state, today);
    for (const one of [kernels, runs, dated]) one.show(results.figures);
    vendors.show(
      safely(() => {
        const ids = new Set(sameProduct(rows()).map(({ id }) => id));
        return { ...results.figures, rows: results.figures.rows.filter((row) => ids.has(String(row["id"]))) };
      }) ?? results.figures,
    );
    attempt(trend, () => [trendLine(facts())]);
    attempt(panels, () => {
      const all = { rows: rows(), ceilings: ceilings(), claimed, facts: facts() };
      return claimTests.flatMap(({ claim: id, reading, test }) => {
        const claim = claims.find((candidate) => candidate.id === id);
        if (claim === undefined) return [];
        const setting = {
          rowsHref: "#query-attractor-utilization",
          reading: "the rows of this page",
          verdicts: page.verdicts,
        };
        return [auditPanel({ claim, finding: test(all), reading }, setting)];
      });
    });
  }

  function showOwn(): void {
    attempt(ownParts, () => {
      const own = readRows(ownRow, results.own);
      return [
        html`<p>${runsWords(own)}</p>`,
        ...runsOf(own).map((run) => {
          const [first] = run;
          const title = `${first?.device ?? ""}${first?.is_software === true ? ": a software adapter, not a GPU" : ""}`;
          return chartFigure({
            title,
            description: ownFinding(run),
            data: {
              ...results.own,
              rows: results.own.rows.filter((row) => row["run"] === first?.run),
            },
            draw: ({ width, theme }) => ownChart(run, { width, theme }),
            caption: `${ownFinding(run)} Bars are 95% intervals of the median time.`,
            filename: `own-kernels-${first?.run ?? ""}`,
          });
        }),
      ];
    });
  }

  const cellOf = (
    key: keyof typeof results,
    columns: Readonly<Record<string, ColumnView>>,
    onResult: () => void,
    rowLimit = 10,
  ) =>
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
          rowLimit,
          columns,
          sourceHref: page.sourceHref,
          cellHref: page.cellHref,
        }),
      onResult: ({ result }) => {
        results[key] = result;
        onResult();
      },
    });
  const cells = {
    figures: cellOf("figures", FIGURE_COLUMNS, show),
    ceilings: cellOf("ceilings", CEILING_COLUMNS, show),
    own: cellOf("own", OWN_COLUMNS, showOwn),
    facts: cellOf("facts", FACT_COLUMNS, show),
  };
  state.subscribe(() => {
    notice.textContent = dayProblem(state, today);
  });

  return html.fragment`<div class="settings lag-settings">${asOfControl(settled, today, STANDARD_AS_OF)}</div>
    ${notice}${verifiedSwitch(state)}
    <h2 id="published">What was published</h2>
    ${kernels.node}${runs.node}
    <h2 id="own">This project’s own kernels</h2>
    ${ownParts}
    <h2 id="vendors">Chips of other vendors</h2>
    ${vendors.node}${dated.node}
    ${trend}
    ${cells.facts}
    <h2 id="claims">What the essays claim, what the rows say</h2>
    ${panels}
    <h2 id="rows">The rows</h2>
    ${cells.figures}${cells.ceilings}${cells.own}`;
}

/** Which way the dated facts point, and what they cannot show. */
function trendLine(facts: readonly v.InferOutput<typeof factRow>[]): HTMLElement {
  const [first] = facts;
  const last = facts.at(-1);
  if (first === undefined || last === undefined) return html`<span>No dated fact is in this selection.</span>`;
  const against = facts.filter(({ says }) => says === "the barrier gives way").length;
  const stands = facts.filter(({ says }) => says === "the barrier stands").length;
  const vendors = new Set(facts.map(({ vendor }) => vendor)).size;
  return html`<span>Who gains ground over time? ${counted(facts.length, "dated fact")} on ${counted(vendors, "vendor")}, ${first.date.slice(0, 7)} to ${last.date.slice(0, 7)}: ${against} ${against === 1 ? "says" : "say"} that the barrier to other chips gives way, ${stands} that it stands. They were collected for one bet and are no count of a market. A position over time would need, for each frontier model, the chips that trained and that serve it: no table here has such a column.</span>`;
}

function liveFigure(options: {
  readonly title: string;
  readonly filename: string;
  readonly words: () => string;
  readonly draw: (room: { readonly width: number; readonly theme: ChartTheme }) => SVGElement | HTMLElement;
  readonly legend?: Parameters<typeof chartFigure>[0]["legend"];
}) {
  const caption = html<HTMLElement>`<span></span>`;
  const words = () => safely(options.words) ?? "";
  const node: ChartFigure = chartFigure({
    title: options.title,
    description: words,
    data: { columns: [], rows: [] },
    draw: ({ width, theme }) => options.draw({ width, theme }),
    caption,
    legend: options.legend,
    filename: options.filename,
  });
  return {
    node,
    show: (result: QueryResult) => {
      caption.textContent = words();
      node.update(result);
    },
  };
}

/** What a reading gives, or nothing where a result, such as that of edited SQL, lacks what it needs. */
function safely<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
