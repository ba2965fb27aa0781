import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import { VERDICT_RULE } from "../../tables/survival-text.js";
import { chartFigure } from "../../ui/chart.js";
import { type Choice, choiceControl, readChoice } from "../../ui/choice.js";
import { dataTable } from "../../ui/data-table.js";
import { VERIFIED_PARAMETER } from "../../ui/parameter-state.js";
import { queryCell } from "../../ui/query-cell.js";
import { ZONES } from "../../ui/zones.js";
import { captionOf, drawCurves, methodNote } from "./curves.js";
import { EXEMPLAR_RULE } from "./exemplars.js";
import { flowOf, greenSentence } from "./flow.js";
import { STAGES } from "./lags.js";
import { leftOutSentence, SHARED_PARAMETERS } from "./left-out.js";
import { panel, rowsOr, unfit } from "./parts.js";
import { type DurationRow, durationRow, flowRow, leftOutRow, type Stage } from "./rows.js";
import { SELECTED_BY_OUTCOME } from "./selection.js";
import { SPEED_CLAIMS, speedFinding } from "./speed-claims.js";
import { undatedSentence, zoneTable } from "./zone-table.js";
import type { ZonesContext } from "./zones-page.js";

const STAGE: Choice<Stage> = {
  key: "stage",
  legend: "Stage of adoption",
  options: [
    { value: "first_production", label: STAGES.first_production.label },
    { value: "default", label: STAGES.default.label },
  ],
  standard: "first_production",
};

const READING =
  "Kaplan–Meier medians from introduction to first production use and to on by default, up to the end of 2025, those that wait counted";

/** The four zones in a table, their curves of adoption, and the claims on their speed. */
export function speedSection({ page, snapshots, files, claims, claimed, techniqueHref }: ZonesContext) {
  const table = html<HTMLElement>`<div></div>`;
  const warning = html<HTMLElement>`<p class="zone-warning" role="status"></p>`;
  const notes = html<HTMLElement>`<div class="zone-notes"></div>`;
  const method = html<HTMLElement>`<p class="zone-notes"></p>`;
  const leftOut = html<HTMLElement>`<p class="zone-notes"></p>`;
  const green = html<HTMLElement>`<p></p>`;
  const panels = html<HTMLElement>`<div class="claims"></div>`;
  const caption = html<HTMLElement>`<span aria-live="polite"></span>`;
  let durations = snapshots.durations.result;
  let flow = snapshots.flow.result;
  let verifiedOnly = false;
  const stage = () => readChoice(page.state, STAGE).value;

  const describe = (result: QueryResult) => {
    const rows = rowsOr(durationRow, result);
    if (typeof rows === "string") return rows;
    return captionOf(rows, stage(), claimed, verifiedOnly);
  };
  const figure = chartFigure({
    title: "Share adopted, by months since publication",
    description: describe,
    data: durations,
    draw: ({ data, ...room }) => {
      const rows = rowsOr(durationRow, data);
      if (typeof rows === "string") throw new Error(rows);
      return drawCurves(rows, stage(), claimed, room);
    },
    caption,
    filename: "adoption-by-zone",
  });

  function showCurves(): void {
    const rows = rowsOr(durationRow, durations);
    caption.textContent = describe(durations);
    method.textContent = typeof rows === "string" ? "" : methodNote(rows, stage());
    figure.update(durations);
  }

  function showTable(): void {
    const rows = rowsOr(durationRow, durations);
    const moves = rowsOr(flowRow, flow);
    if (typeof rows === "string" || typeof moves === "string") {
      const reason = typeof rows === "string" ? rows : String(moves);
      table.replaceChildren(unfit(reason));
      panels.replaceChildren(unfit(reason));
      notes.replaceChildren();
      green.replaceChildren();
      return;
    }
    warning.textContent = verifiedOnly ? SELECTED_BY_OUTCOME : "";
    const moved = flowOf(moves);
    table.replaceChildren(zoneTable({ durations: rows, flow: moved, claimed, claims, techniqueHref }));
    green.textContent = greenSentence(moved);
    notes.replaceChildren(notesOn(rows));
    panels.replaceChildren(
      ...ZONES.flatMap((zone) => {
        const claim = claims.get(SPEED_CLAIMS[zone]);
        if (!claim) return [];
        const finding = speedFinding(rows, zone, claimed.get(zone) ?? null, verifiedOnly);
        return [panel(claim, finding, { snapshot: snapshots.durations, reading: READING, verdicts: page.verdicts })];
      }),
    );
  }

  function notesOn(rows: readonly DurationRow[]): DocumentFragment {
    const stages: readonly Stage[] = ["first_production", "default"];
    const undated = stages.flatMap((stage) => {
      const names = undatedSentence(rows, stage, techniqueHref);
      return names === null ? [] : [html`<li>${STAGES[stage].label}: ${names}.</li>`];
    });
    return html.fragment`<p>${EXEMPLAR_RULE} “At once” counts techniques that a product introduced, so that publication and
      use fall together.</p>
      ${undated.length === 0 ? "" : html`<details><summary>Adopted at an unknown date</summary><p>They count in the share, not in the times:</p><ul>${undated}</ul></details>`}`;
  }

  const cell = queryCell({
    ...page,
    snapshot: snapshots.durations,
    files,
    heading: 3,
    sharedParameters: SHARED_PARAMETERS,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.durations.title,
        hideCaption: true,
        rowLimit: 8,
        columns: {
          architecture_id: { hidden: true },
          technique: {
            rowHeader: true,
            format: (value, row) => html`<a href=${techniqueHref(String(row["architecture_id"]))}>${String(value)}</a>`,
          },
          stage: { format: (value) => String(value).replaceAll("_", " ") },
          status: { format: (value) => String(value).replaceAll("_", " ") },
          months: { label: "Watched", unit: "months" },
          h: { label: "H" },
          e_introduction: { label: "E at introduction" },
          adoption_2025: { label: "Adoption 2025", unit: "0–3" },
          n_events: { label: "Dated events" },
        },
      }),
    onResult: ({ result, run }) => {
      durations = result;
      verifiedOnly = run.parameters[VERIFIED_PARAMETER] === true;
      showTable();
      showCurves();
    },
  });
  const leftOutCell = queryCell({
    ...page,
    snapshot: snapshots.leftOut,
    files,
    heading: 3,
    sharedParameters: SHARED_PARAMETERS,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.leftOut.title,
        hideCaption: true,
        columns: {
          reason: { format: (value) => String(value).replaceAll("_", " ") },
          architecture_id: { hidden: true },
          technique: {
            rowHeader: true,
            format: (value, row) => html`<a href=${techniqueHref(String(row["architecture_id"]))}>${String(value)}</a>`,
          },
          months_late: { label: "Rated later", unit: "months" },
          h: { label: "H" },
          e_introduction: { label: "E as rated" },
          zone_introduction: { label: "Zone as rated" },
          first_production_date: { label: "First production" },
          adoption_2025: { label: "Adoption 2025", unit: "0–3" },
        },
      }),
    onResult: ({ result }) => {
      const rows = rowsOr(leftOutRow, result);
      leftOut.textContent = typeof rows === "string" ? rows : leftOutSentence(rows);
    },
  });
  const overview = html.fragment`${warning}${table}${notes}${leftOut}<h3 id="green">What green at introduction means</h3>${green}`;
  const curves = html.fragment`<h3 id="curves">From publication to adoption</h3>
    ${choiceControl(page.state, STAGE, showCurves)}${figure}${method}
    <h3 id="speed-claims">The claimed speeds, tested</h3>
    <p class="muted">${VERDICT_RULE}</p>
    ${panels}${cell}${leftOutCell}`;
  return {
    node: html.fragment`${overview}${curves}`,
    showFlow: (result: QueryResult) => {
      flow = result;
      showTable();
    },
  };
}
