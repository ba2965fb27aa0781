import { html } from "htl";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { queryCell } from "../../ui/query-cell.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { contribution, type Surroundings } from "./contribution.js";
import { decisionSection } from "./decision-section.js";
import { editing, whenChanged } from "./editing.js";
import { exportSection } from "./export-section.js";
import { forecast } from "./forecast.js";
import { forecastSection } from "./forecast-section.js";
import { scorecardForm } from "./form.js";
import { nearestTable } from "./nearest-section.js";
import { resultPanel } from "./result.js";
import { agreementRow, claimRow, durationRow, sourceRow, techniqueRow } from "./rows.js";
import { nearestTechniques, subjectOf } from "./similar.js";

export interface ScorecardSnapshots {
  readonly techniques: Snapshot;
  readonly durations: Snapshot;
  readonly agreement: Snapshot;
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
  let techniques = all;
  let durations = readRows(durationRow, snapshots.durations.result);
  let around: Surroundings | string | null = null;

  const form = scorecardForm(edit, all, today());
  const { panel, bar } = resultPanel(edit);
  const forecasts = forecastSection(edit, all);
  const near = html<HTMLElement>`<div></div>`;
  const unread = html<HTMLElement>`<div class="cell-notice" role="status"></div>`;

  const subject = () => subjectOf(edit.card(), all);
  const nearest = () => {
    const found = subject();
    return found === null ? null : nearestTechniques(found, techniques);
  };
  const forecastNow = () => {
    const found = subject();
    const { distance, stage } = edit.card();
    return found === null ? null : forecast(found, distance, stage, durations, techniques);
  };
  const exports = exportSection(edit, {
    surroundings: () => around,
    link: () => page.state.link(),
    scored: (surroundings) => ({
      card: edit.card(),
      contribution: contribution(edit.card(), surroundings),
      nearest: nearest(),
      forecast: forecastNow(),
      link: page.state.link(),
      today: surroundings.today,
      datasetVersion: snapshots.techniques.catalogVersion,
    }),
  });
  const showNearest = whenChanged(
    (found: { nearest: ReturnType<typeof nearest>; subject: ReturnType<typeof subject> }) => {
      near.replaceChildren(
        found.nearest === null || found.subject === null
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
  const tellAgreement = (result: QueryResult) => form.tell(readRows(agreementRow, result).at(-1) ?? null);

  const cell = (snapshot: Snapshot, onResult: (result: QueryResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files,
      heading: 3,
      render: (result) => {
        onResult(result);
        return dataTable(result, {
          caption: snapshot.title,
          hideCaption: true,
          rowLimit: 10,
          sourceHref: page.sourceHref,
          cellHref: (column, value) => page.cellHref(column === "id" ? "technique_id" : column, value),
        });
      },
    });
  const cells = [
    cell(snapshots.techniques, (result) => {
      techniques = readRows(techniqueRow, result);
      follow();
    }),
    cell(snapshots.durations, (result) => {
      durations = readRows(durationRow, result);
      follow();
    }),
    cell(snapshots.agreement, tellAgreement),
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
      <p>Nearest by the sum of differences on the five axes, as their default rater scored them at introduction.</p>
      ${near}</section>
    ${forecasts.node}
    ${decisionSection(edit, claim ?? null)}
    ${exports.node}
    <details class="behind"><summary>The queries behind this page</summary>${cells}</details>`;
}

/** The reader's date, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
