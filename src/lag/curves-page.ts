import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { claimRow, unfit } from "../friction/measured/claim-panels.js";
import { readRows } from "../tables/rows.js";
import { VERDICT_RULE } from "../tables/survival-text.js";
import { chartFigure } from "../ui/chart.js";
import { chosenOf } from "../ui/choice.js";
import { type ColumnView, dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import type { Page } from "../ui/page.js";
import { VERIFIED_PARAMETER } from "../ui/parameter-state.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { lagClaims } from "./claim-panels.js";
import { claimedLags } from "./claimed.js";
import { asOfControl, selectControl } from "./controls.js";
import { cohortCurves, tierCurves } from "./curves-chart.js";
import { TOLERANCE_RULE, unreadStages } from "./findings.js";
import { cohortTable, tierTable } from "./lag-tables.js";
import { cohortLags, compare, isOf, tierLags } from "./lags.js";
import { type DurationRow, durationRow, evidenceRow, STAGES, TIERS } from "./rows.js";
import {
  AS_OF_KEY,
  CLOCK,
  COHORT,
  COHORT_TIER,
  chosenCohort,
  chosenStage,
  chosenTier,
  STAGE,
  STANDARD_AS_OF,
  settled,
  unusable,
} from "./settings.js";
import { cautions, cohortCaption, curvesCaption } from "./words.js";

export interface CurvesSnapshots {
  readonly durations: Snapshot;
  readonly evidence: Snapshot;
  readonly claims: Snapshot;
}

const ROWS_HREF = "#query-lag-durations";

const ORDERED: readonly string[] = ["weight_only", "kernel", "system"];

/** How long techniques of each tier take from their paper to a stage of adoption, those that never got there included. */
export function curvesPage(page: Page, snapshots: CurvesSnapshots, files: readonly Download[]): DocumentFragment {
  const today = new Date().toISOString().slice(0, 10);
  const { state } = page;
  const claims = readRows(claimRow, snapshots.claims.result);
  const claimed = claimedLags(claims);
  let evidence = readRows(evidenceRow, snapshots.evidence.result);
  let result = snapshots.durations.result;
  let verifiedOnly = false;

  const notice = html<HTMLElement>`<p class="lag-notice" role="status"></p>`;
  const warning = html<HTMLElement>`<p class="lag-notice" role="status"></p>`;
  const tiers = html<HTMLElement>`<div></div>`;
  const cohorts = html<HTMLElement>`<div></div>`;
  const notes = html<HTMLElement>`<div class="lag-notes"></div>`;
  const panels = html<HTMLElement>`<div></div>`;
  const rowsTable = html<HTMLElement>`<div></div>`;
  const curvesText = html<HTMLElement>`<span aria-live="polite"></span>`;
  const cohortText = html<HTMLElement>`<span aria-live="polite"></span>`;

  const allRows = () => readRows(durationRow, result);
  /** Rows of the chosen stage, of all cohorts. */
  const stageRows = () => allRows().filter(({ stage }) => stage === chosenStage(state));
  const tierRows = () => {
    const cohort = chosenCohort(state);
    return cohort === null ? stageRows() : stageRows().filter((row) => isOf(cohort, row));
  };
  const cohortRows = () => {
    const tier = chosenTier(state);
    return tier === null ? stageRows() : stageRows().filter((row) => row.tier === tier);
  };
  const describeCurves = () => {
    const rows = tierRows();
    return curvesCaption({
      lags: tierLags(rows, chosenStage(state)),
      stage: chosenStage(state),
      claimed,
      allTiers: compare(rows, ({ tier }) => tier),
      ordered: compare(
        rows.filter(({ tier }) => ORDERED.includes(tier)),
        ({ tier }) => tier,
      ),
    });
  };
  const describeCohorts = () => {
    const rows = cohortRows();
    const tier = chosenTier(state);
    const of = tier === null ? "techniques of all tiers" : `${TIERS[tier].label} techniques`;
    return cohortCaption(cohortLags(rows), rows, chosenStage(state), of);
  };
  const curves = chartFigure({
    title: "Share at the chosen stage, by months since the clock started",
    description: () => orWhy(describeCurves),
    data: result,
    draw: ({ width, theme }) =>
      tierCurves(tierLags(tierRows(), chosenStage(state)), chosenStage(state), claimed, { width, theme }),
    caption: curvesText,
    filename: "adoption-lag-by-tier",
  });
  const cohortFigure = chartFigure({
    title: "The same share, by the year of the paper",
    description: () => orWhy(describeCohorts),
    data: result,
    draw: ({ width, theme }) => cohortCurves(cohortLags(cohortRows()), chosenStage(state), { width, theme }),
    caption: cohortText,
    filename: "adoption-lag-by-cohort",
  });

  /** Whatever follows the page's own controls. */
  function showChoice(): void {
    notice.textContent = unusable(state, today);
    curvesText.textContent = orWhy(describeCurves);
    cohortText.textContent = orWhy(describeCohorts);
    warning.textContent = (verifiedOnly ? unreadStages([chosenStage(state)], evidence) : null) ?? "";
    attempt(tiers, () => {
      const rows = tierRows();
      return rows.length === 0 ? [] : [tierTable(tierLags(rows, chosenStage(state)), claimed)];
    });
    attempt(cohorts, () => [cohortTable(cohortLags(cohortRows()))]);
    attempt(notes, () => [noteList(tierRows())]);
    rowsTable.replaceChildren(drawRows(result));
    curves.update(result);
    cohortFigure.update(result);
  }

  function noteList(rows: readonly DurationRow[]): HTMLElement {
    const stage = chosenStage(state);
    return html`<ul>${cautions(rows, tierLags(rows, stage), stage, evidence).map((note) => html`<li>${note}</li>`)}</ul>`;
  }

  function watched(): string {
    const clock = CLOCK.options.find(({ value }) => value === chosenOf(state, CLOCK));
    return `from ${clock?.label ?? "the paper"}, up to ${settled(state, today).get(AS_OF_KEY) ?? STANDARD_AS_OF}`;
  }

  function showClaims(): void {
    attempt(panels, () =>
      lagClaims({
        rows: allRows(),
        claims,
        claimed,
        evidence,
        verifiedOnly,
        rowsHref: ROWS_HREF,
        watch: watched(),
        verdicts: page.verdicts,
      }),
    );
  }

  /** The rows of the chosen stage, which are the rows of the figures. */
  function drawRows(shown: QueryResult): HTMLElement {
    const rows = shown.rows.filter((row) => row["stage"] === undefined || row["stage"] === chosenStage(state));
    return dataTable(
      { ...shown, rows },
      {
        caption: `${snapshots.durations.title}, ${STAGES[chosenStage(state)].reached}`,
        rowLimit: 12,
        columns: {
          ...COLUMNS,
          technique: {
            rowHeader: true,
            format: (value, row) =>
              html`<a href=${page.cellHref("technique_id", row["technique_id"] ?? null)}>${String(value)}</a>`,
          },
        },
        sourceHref: page.sourceHref,
        cellHref: page.cellHref,
      },
    );
  }

  const cell = queryCell({
    ...page,
    state: settled(state, today),
    snapshot: snapshots.durations,
    files,
    heading: 3,
    sharedParameters: [CLOCK.key, AS_OF_KEY],
    hiddenParameters: [VERIFIED_PARAMETER, CLOCK.key, AS_OF_KEY, "stage"],
    render: (shown) => {
      rowsTable.replaceChildren(drawRows(shown));
      return rowsTable;
    },
    onResult: (shown) => {
      result = shown.result;
      verifiedOnly = shown.run.parameters[VERIFIED_PARAMETER] === true;
      showChoice();
      showClaims();
    },
  });
  const record = queryCell({
    ...page,
    snapshot: snapshots.evidence,
    files,
    heading: 3,
    render: (shown) => dataTable(shown, { caption: snapshots.evidence.title, hideCaption: true, columns: COLUMNS }),
    onResult: ({ result: shown }) => {
      try {
        evidence = readRows(evidenceRow, shown);
      } catch {
        // An edited query may have other columns: what the snapshot says of the stages still holds.
        return;
      }
      showClaims();
    },
  });

  let chosen = choices();
  state.subscribe(() => {
    if (chosen === choices()) return;
    chosen = choices();
    showChoice();
  });
  function choices(): string {
    return [chosenStage(state), chosenCohort(state)?.id, chosenTier(state), unusable(state, today)].join();
  }

  return html.fragment`<div class="settings lag-settings">
      ${selectControl(state, CLOCK)}${selectControl(state, STAGE)}${selectControl(state, COHORT)}${asOfControl(settled(state, today), today)}
    </div>
    ${notice}${verifiedSwitch(state)}
    <h2 id="curves">From the paper to adoption</h2>
    ${warning}${curves}${tiers}
    <h3 id="cautions">Before you read a speed off these curves</h3>
    ${notes}
    <h2 id="shrinking">Is the lag shrinking?</h2>
    <div class="settings lag-settings">${selectControl(state, COHORT_TIER)}</div>
    ${cohortFigure}${cohorts}
    <h2 id="claims">What the essays claim, what the rows say</h2>
    <p class="muted">These findings use the stages that each claim speaks of and papers of all years, whatever is chosen above; the clock, the as-of date and the switch count. ${VERDICT_RULE} ${TOLERANCE_RULE}</p>
    ${panels}
    <h2 id="rows">The rows</h2>
    ${cell}${record}`;
}

function orWhy(describe: () => string): string {
  try {
    return describe();
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Fills a part of the page, or says why it cannot be filled. */
function attempt(part: HTMLElement, content: () => readonly Node[]): void {
  try {
    part.replaceChildren(...content());
  } catch (thrown) {
    part.replaceChildren(unfit(thrown));
  }
}

const COLUMNS: Readonly<Record<string, ColumnView>> = {
  tier: { format: (value) => Object.entries(TIERS).find(([id]) => id === value)?.[1].label ?? String(value) },
  technique_id: { hidden: true },
  stage: { format: (value) => String(value).replaceAll("_", " ") },
  months: { label: "Watched", unit: "months" },
  lag_months: { label: "Lag", unit: "months" },
  paper_year: { label: "Year of the paper", format: (value) => String(value ?? "—") },
  n_techniques: { label: "Techniques" },
  n_events: { label: "Events" },
  n_first_seen: { label: "First dates read in source" },
  first_on_record: { label: "First on record" },
  last_first_day: { label: "Latest first date" },
};
