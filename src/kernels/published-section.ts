import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { type ColumnView, dataTable } from "../ui/data-table.js";
import { formatCount } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { type ComparedGroup, type ComparisonAxis, comparisonLegend, comparisonPlot } from "./comparison-chart.js";
import { isNarrowScreen } from "./narrow-screen.js";
import { publishedRates, publishedRatios, rateCaption, rateGroups, ratioCaption, ratioGroups } from "./published.js";
import { runChart } from "./run-chart.js";

export interface PublishedSnapshots {
  /** `kernels/published-rates` */
  readonly rates: Snapshot;
  /** `kernels/published-ratios` */
  readonly ratios: Snapshot;
}

const COMMON: Readonly<Record<string, ColumnView>> = {
  what: { rowHeader: true },
  gpu: { label: "GPU or adapter" },
  is_software: { label: "Software adapter" },
  id: { hidden: true },
};

interface Comparison {
  readonly snapshot: Snapshot;
  readonly title: string;
  readonly filename: string;
  readonly axis: ComparisonAxis;
  readonly columns: Readonly<Record<string, ColumnView>>;
  groups(result: QueryResult): readonly ComparedGroup[];
  caption(result: QueryResult): string;
}

/** Recorded runs beside what others published of the same primitives. */
export function publishedSection(page: Page, { rates, ratios }: PublishedSnapshots): HTMLElement {
  const shares = comparison(page, {
    snapshot: rates,
    title: "Share of the datasheet’s peak",
    filename: "published-rates",
    axis: { kind: "share", label: "Share of the peak in the figure’s own number format →" },
    columns: {
      ...COMMON,
      rate_high: { label: "Rate up to" },
      share_of_peak: { label: "Share of peak", unit: "share" },
      share_of_peak_high: { label: "Share up to", unit: "share" },
    },
    groups: (result) => rateGroups(publishedRates(result)),
    caption: (result) => rateCaption(publishedRates(result)),
  });
  const times = comparison(page, {
    snapshot: ratios,
    title: "How many times faster or smaller",
    filename: "published-ratios",
    axis: { kind: "ratio", label: "Times as much of the first method as of the second →" },
    columns: { ...COMMON, ratio: { unit: "×" }, low: { unit: "×" }, high: { unit: "×" } },
    groups: (result) => ratioGroups(publishedRatios(result)),
    caption: (result) => ratioCaption(publishedRatios(result)),
  });
  return html<HTMLElement>`<section aria-labelledby="published"><h2 id="published">Beside published figures</h2>
    <p>What do papers and vendors report of the same primitives? A recorded run is set beside them, and beside the peak that the datasheet of its GPU promises. A browser does not tell the model of a GPU, so only runs recorded in Node find their datasheet.</p>
    ${verifiedSwitch(page.state)}
    ${shares}${times}</section>`;
}

function comparison(page: Page, options: Comparison): HTMLElement {
  const { snapshot, title, filename, axis, columns } = options;
  const chart = runChart<QueryResult>({
    title,
    filename,
    caption: options.caption,
    table: (result) => result ?? { ...snapshot.result, rows: [] },
    draw: (result, context) => comparisonPlot(options.groups(result), axis, context),
    legend: (_, theme) => comparisonLegend(theme),
  });
  const cell = queryCell({
    snapshot,
    ...page,
    heading: null,
    hiddenParameters: ["verified_only", "with_software"],
    render: (result) =>
      dataTable(result, { caption: snapshot.title, hideCaption: true, columns, ...page, rowLimit: 20 }),
    onResult: ({ result }) =>
      chart.update(options.groups(result).length > 0 ? result : null, "No figure that was read in its source."),
  });
  // A link with edited SQL is to show it.
  const isAsked = page.state.sql(snapshot.id) !== null;
  return html<HTMLElement>`<details class="published" open=${!isNarrowScreen() || isAsked}><summary>${title}</summary>
    ${chart.node}
    <details class="published-rows" open=${isAsked}><summary>All ${formatCount(snapshot.result.rows.length, "figure")} with their sources, and the query</summary>${cell}</details>
  </details>`;
}
