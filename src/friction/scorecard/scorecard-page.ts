import { html } from "htl";
import type { Snapshot } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { VERIFIED_PARAMETER } from "../../ui/parameter-state.js";
import { queryCell, type ShownResult } from "../../ui/query-cell.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { rowsOr, unfit } from "../zones/parts.js";
import { contribution, type Surroundings } from "./contribution.js";
import { decisionSection } from "./decision-section.js";
import { editing, whenChanged } from "./editing.js";
import { exportSection } from "./export-section.js";
import { forecast } from "./forecast.js";
import { forecastSection } from "./forecast-section.js";
import { scorecardForm } from "./form.js";
import { nearestTable } from "./nearest-section.js";
import { resultPanel } from "./result.js";
import { agreementRow, claimRow, durationRow, shiftRow, sourceRow, type Technique, techniqueRow } from "./rows.js";
import { shiftNote } from "./shift.js";
import { nearestTechniques, subjectOf } from "./similar.js";

export interface ScorecardSnapshots {
  readonly techniques: Snapshot;
  readonly durations: Snapshot;
  readonly agreement: Snapshot;
  readonly shift: Snapshot;
  readonly claim: Snapshot;
}

/** The page on which a reader scores a technique; what it says follows the form and the live queries. */
export function scorecardPage(
  page: Page,
  snapshots: ScorecardSnapshots,
  sources: Promise<Snapshot>,
  files: readonly Download[],
): DocumentFragment {
  const edit = editing(page.state);
  // What a name may not repeat and an export must fit is the whole dataset, whatever the page's switch leaves out.
  const all = readRows(techniqueRow, snapshots.techniques.result);
  // Of an edited query, a text says why its rows cannot be read.
  let techniques: readonly Technique[] | string = all;
  let durations = rowsOr(durationRow, snapshots.durations.result);
  const isVerified = { techniques: false, durations: false };
  let around: Surroundings | string | null = null;

  const form = scorecardForm(edit, all, today());
  const { panel, bar } = resultPanel(edit);
  const forecasts = forecastSection(edit);
  const near = html<HTMLElement>`<div></div>`;
  const shifted = html<HTMLElement>`<p class="field-hint"></p>`;
  const unread = html<HTMLElement>`<div class="cell-notice" role="status"></div>`;

  const subject = () => subjectOf(edit.card(), all);
  const nearest = () => {
    const found = subject();
    if (found === null) return null;
    if (typeof techniques === "string") return techniques;
    return nearestTechniques(found, techniques, isVerified.techniques);
  };
  const forecastNow = () => {
    const found = subject();
    if (found === null) return null;
    if (typeof durations === "string") return durations;
    if (typeof techniques === "string") return techniques;
    return forecast(found, edit.card(), { durations, techniques, verifiedOnly: isVerified.durations });
  };
  const exports = exportSection(edit, {
    surroundings: () => around,
    link: () => page.state.link(),
    scored: (surroundings) => ({
      card: edit.card(),
      contribution: contribution(edit.card(), surroundings),
      nearest: readable(nearest()),
      forecast: readable(forecastNow()),
      link: page.state.link(),
      today: surroundings.today,
      datasetVersion: snapshots.techniques.catalogVersion,
    }),
  });
  const showNearest = whenChanged(
    (found: { nearest: ReturnType<typeof nearest>; subject: ReturnType<typeof subject> }) => {
      shifted.hidden = readable(found.nearest) === null;
      near.replaceChildren(
        typeof found.nearest === "string"
          ? unfit(found.nearest)
          : found.nearest === null || found.subject === null
            ? html`<p>Rate all five axes to find the nearest techniques.</p>`
            : nearestTable(found.nearest, found.subject, page),
      );
    },
  );
  const showUnread = whenChanged((problems: readonly string[]) => {
    unread.hidden = problems.length === 0;
    unread.replaceChildren(
      ...(problems.length === 0
        ? []
        : [
            html`<p>Part of this link cannot be read. Everything else is kept.</p>`,
            html`<ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`,
          ]),
    );
  });
  const follow = () => {
    showUnread(edit.problems());
    showNearest({ nearest: nearest(), subject: subject() });
    forecasts.show(forecastNow());
  };
  const tellShift = ({ result }: ShownResult) => {
    const rows = rowsOr(shiftRow, result);
    const note = typeof rows === "string" ? null : shiftNote(rows);
    shifted.textContent = note?.full ?? "";
    forecasts.tellShift(note);
  };
  const tellAgreement = ({ result }: ShownResult) => {
    const rows = rowsOr(agreementRow, result);
    form.tell(typeof rows === "string" ? null : (rows.at(-1) ?? null));
  };

  const cell = (snapshot: Snapshot, onResult: (shown: ShownResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files,
      heading: 3,
      onResult,
      render: (result) =>
        dataTable(result, {
          caption: snapshot.title,
          hideCaption: true,
          rowLimit: 10,
          sourceHref: page.sourceHref,
          cellHref: (column, value) => page.cellHref(column === "id" ? "technique_id" : column, value),
        }),
    });
  const cells = [
    cell(snapshots.techniques, ({ result, run }) => {
      techniques = rowsOr(techniqueRow, result);
      isVerified.techniques = run.parameters[VERIFIED_PARAMETER] === true;
      follow();
    }),
    cell(snapshots.durations, ({ result, run }) => {
      durations = rowsOr(durationRow, result);
      isVerified.durations = run.parameters[VERIFIED_PARAMETER] === true;
      follow();
    }),
    cell(snapshots.agreement, tellAgreement),
    cell(snapshots.shift, tellShift),
  ];
  const [claim] = readRows(claimRow, snapshots.claim.result);
  edit.subscribe(follow);
  follow();
  sources.then(
    (snapshot) => {
      around = { techniques: all, sources: readRows(sourceRow, snapshot.result), today: today() };
      exports.show();
    },
    () => {
      around = "The list of sources did not arrive, so no rows can be made. Reload the page to try again.";
      exports.show();
    },
  );
  exports.show();

  return html.fragment`${unread}
    <div class="scorecard"><div class="card-entry">${form.node}${bar}</div>${panel}</div>
    ${verifiedSwitch(page.state)}
    <section aria-labelledby="nearest"><h2 id="nearest">The ten nearest techniques</h2>
      <p>Nearest by the sum of differences on the five axes, as their default rater scored them at introduction. Under a technique’s use stands its first production use on record, with the months from its paper.</p>
      ${shifted}${near}</section>
    ${forecasts.node}
    ${decisionSection(edit, claim ?? null, page.verdicts)}
    ${exports.node}
    <details class="behind"><summary>The queries behind this page</summary>${cells}</details>`;
}

/** What was computed, without the reason where it was not. */
function readable<T extends object>(found: T | string | null): T | null {
  return typeof found === "string" ? null : found;
}

/** The reader's date, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
