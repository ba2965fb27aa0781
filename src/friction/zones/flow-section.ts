import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import { chartFigure } from "../../ui/chart.js";
import { dataTable } from "../../ui/data-table.js";
import { queryCell } from "../../ui/query-cell.js";
import { flowOf } from "./flow.js";
import { biasSentence, drawFlow, flowCaption } from "./flow-chart.js";
import { SHARED_PARAMETERS } from "./left-out.js";
import { rowsOr } from "./parts.js";
import { flowRow } from "./rows.js";
import type { ZonesContext } from "./zones-page.js";

/** How zones changed as E moved: the matrix and its figure, and every technique that moved. */
export function flowSection(
  { page, snapshots, files, techniqueHref }: ZonesContext,
  onFlow: (result: QueryResult) => void,
): DocumentFragment {
  const caption = html<HTMLElement>`<span></span>`;
  const bias = html<HTMLElement>`<p></p>`;
  const describe = (result: QueryResult) => {
    const rows = rowsOr(flowRow, result);
    return typeof rows === "string" ? rows : flowCaption(rows);
  };
  const figure = chartFigure({
    title: "Zones at introduction and at the end of 2025",
    description: describe,
    data: snapshots.flow.result,
    draw: ({ data, ...room }) => {
      const rows = rowsOr(flowRow, data);
      if (typeof rows === "string") throw new Error(rows);
      return drawFlow(rows, room);
    },
    caption,
  });
  const matrix = queryCell({
    ...page,
    snapshot: snapshots.flow,
    files,
    heading: 3,
    sharedParameters: SHARED_PARAMETERS,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.flow.title,
        hideCaption: true,
        columns: {
          zone_introduction: { label: "At introduction" },
          green_2025: { label: "Green 2025" },
          yellow_2025: { label: "Yellow 2025" },
          orange_2025: { label: "Orange 2025" },
          red_2025: { label: "Red 2025" },
          n: { label: "Techniques" },
          e_rose: { label: "E rose" },
          e_fell: { label: "E fell" },
          adopted: { label: "In use 2025" },
          adopted_e_rose: { label: "In use, E rose" },
          not_adopted: { label: "No use found" },
          not_adopted_e_rose: { label: "No use, E rose" },
          n_seen: { label: "Scored from read sources" },
        },
      }),
    onResult: ({ result }) => {
      const rows = rowsOr(flowRow, result);
      caption.textContent = describe(result);
      bias.textContent = typeof rows === "string" ? "" : biasSentence(flowOf(rows));
      figure.update(result);
      onFlow(result);
    },
  });
  const moved = queryCell({
    ...page,
    snapshot: snapshots.moved,
    files,
    heading: 3,
    sharedParameters: SHARED_PARAMETERS,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.moved.title,
        hideCaption: true,
        rowLimit: 15,
        columns: {
          architecture_id: { hidden: true },
          technique: {
            rowHeader: true,
            format: (value, row) => html`<a href=${techniqueHref(String(row["architecture_id"]))}>${String(value)}</a>`,
          },
          h: { label: "H" },
          e_introduction: { label: "E then" },
          e_2025: { label: "E 2025" },
          e_gain: {
            label: "Gain",
            format: (value) => (typeof value === "number" && value > 0 ? `+${value}` : String(value).replace("-", "−")),
          },
          zone_introduction: { label: "Zone then" },
          zone_2025: { label: "Zone 2025" },
          adoption_2025: { label: "Adoption 2025", unit: "0–3" },
        },
      }),
  });
  return html.fragment`${figure}<h3 id="bias">What pulls these moves, and which way</h3>${bias}${matrix}${moved}`;
}
