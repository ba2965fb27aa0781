import { html } from "htl";
import * as v from "valibot";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { type ChartFigure, chartFigure } from "../ui/chart.js";
import { type Claim, claimPanel } from "../ui/claim.js";
import { dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import type { AppendixTable, Chart } from "./definition.js";
import { readRows } from "./rows.js";

export interface AppendixSnapshots {
  /** The essay's table. */
  readonly table: Snapshot;
  /** The rows from which claims are tested and charts are drawn, where the table itself does not hold them. */
  readonly detail?: Snapshot | undefined;
  /** Further tables at the foot of the page. */
  readonly more?: readonly Snapshot[] | undefined;
  readonly claims: Snapshot;
}

const claimRow = v.object({
  id: v.string(),
  essay: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
});

const ESSAY_TITLES: Readonly<Record<string, string>> = { "what-actually-works": "What Actually Works" };

/**
 * One appendix table of the essay: its claims beside what the rows say, the figures, the table with its SQL, and the
 * rows behind it. Claims and figures follow the live query that feeds them.
 */
export function appendixPage<R>(
  page: Page,
  table: AppendixTable<R>,
  snapshots: AppendixSnapshots,
  files: readonly Download[],
): DocumentFragment {
  const claims = new Map(readRows(claimRow, snapshots.claims.result).map((claim) => [claim.id, claim]));
  const panels = html<HTMLElement>`<div class="claims"></div>`;
  const source = snapshots.detail ?? snapshots.table;
  const figures = table.charts.map((chart) => liveChart(table, chart, source.result));

  const follow = (result: QueryResult) => {
    panels.replaceChildren(
      ...claimPanels({ page, table, claims, result, rowsHref: `#query-${source.id.replaceAll("/", "-")}` }),
    );
    for (const figure of figures) figure.show(result);
  };
  const cells = [snapshots.table, ...(snapshots.detail ? [snapshots.detail] : []), ...(snapshots.more ?? [])].map(
    (snapshot) =>
      queryCell({
        ...page,
        snapshot,
        files,
        heading: 2,
        sharedParameters: ["released_from", "released_until"],
        render: (result) =>
          dataTable(result, {
            caption: snapshot.title,
            hideCaption: true,
            columns: table.columns,
            sourceHref: page.sourceHref,
            cellHref: page.cellHref,
          }),
        onResult: snapshot === source ? ({ result }) => follow(result) : undefined,
      }),
  );
  return html.fragment`${verifiedSwitch(page.state)}
    <h2 id="claims">What the essay says, what the data says</h2>${panels}
    ${figures.map(({ node }) => node)}
    ${cells}`;
}

interface PanelOptions<R> {
  readonly page: Page;
  readonly table: AppendixTable<R>;
  readonly claims: ReadonlyMap<string, Omit<Claim, "href">>;
  readonly result: QueryResult;
  readonly rowsHref: string;
}

function claimPanels<R>({ page, table, claims, result, rowsHref }: PanelOptions<R>): HTMLElement[] {
  const { row, claims: tests } = table;
  const rows = tryReadRows(row, result);
  if (typeof rows === "string")
    return [html`<p class="claim-unfit" role="status">The claims cannot be tested on this result: ${rows}</p>`];
  return tests.flatMap(({ claim: id, reading = table.reading, test }) => {
    const claim = claims.get(id);
    if (!claim) return [];
    const { sentence, verdict, n, nSeen } = test(rows);
    const finding = { reading, sentence, verdict, n, verifiedShare: n === 0 ? null : nSeen / n, rowsHref };
    return [
      claimPanel({
        claims: [{ ...claim, essay: ESSAY_TITLES[claim.essay] ?? claim.essay }],
        finding,
        verdicts: page.verdicts,
      }),
    ];
  });
}

function liveChart<R>({ row }: AppendixTable<R>, chart: Chart<R>, first: QueryResult) {
  const caption = html<HTMLElement>`<span></span>`;
  const describe = (result: QueryResult) => {
    const rows = tryReadRows(row, result);
    return typeof rows === "string" ? rows : chart.caption(rows);
  };
  const node: ChartFigure = chartFigure({
    title: chart.title,
    description: describe,
    data: first,
    draw: ({ data, ...room }) => chart.draw(readRows(row, data), room),
    caption,
    legend: chart.legend,
    spec: chart.spec,
  });
  return {
    node,
    show: (result: QueryResult) => {
      caption.textContent = describe(result);
      node.update(result);
    },
  };
}

function tryReadRows<R>(row: v.GenericSchema<unknown, R>, result: QueryResult): readonly R[] | string {
  try {
    return readRows(row, result);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
