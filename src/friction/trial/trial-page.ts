import { html } from "htl";
import { DEFAULT_SETTINGS, type Trial, type TrialInput } from "../../analysis/trial/trial.js";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { enumerate } from "../../tables/finding.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { queryCell } from "../../ui/query-cell.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { ZONE_STYLES } from "../../ui/zones.js";
import { type ResamplerState, resampler, spawnTrialWorker } from "./resampler.js";
import { trialInput } from "./rows.js";
import { type Origin, readSettings, runPanel } from "./run-panel.js";
import { sections } from "./sections.js";
import { sameTrial } from "./trial-schema.js";

export interface TrialSnapshots {
  readonly claim: Snapshot;
  readonly techniques: Snapshot;
  readonly ratings: Snapshot;
  readonly disagreements: Snapshot;
}

/**
 * The trial of the map's scores. The build's outcome shows at once; a worker draws anew where the reader asks for it, or
 * where the address or an edited query asks for other figures than the build's.
 */
export function trialPage(
  page: Page,
  built: Trial,
  snapshots: TrialSnapshots,
  files: readonly Download[],
): DocumentFragment {
  const results = { techniques: snapshots.techniques.result, ratings: snapshots.ratings.result };
  let shown: { readonly trial: Trial; readonly origin: Origin } = { trial: built, origin: "build" };
  let running: ResamplerState = { kind: "idle" };
  /** What was last started or shown, so that an event which changes nothing starts nothing. */
  let wanted = keyOf();
  const body = sections(snapshots.claim, page.verdicts);

  const work = resampler(spawnTrialWorker, (state) => {
    running = state;
    if (state.kind === "done") show(state.trial, originOf(state.trial));
    follow();
  });
  const panel = runPanel({
    run: () => start(),
    cancel: () => work.cancel(),
    change: (key, value) => page.state.set(key, value === DEFAULT_SETTINGS[key] ? null : String(value)),
  });

  function isBuilt(): boolean {
    const { settings } = readSettings(page.state);
    return (
      results.techniques === snapshots.techniques.result &&
      results.ratings === snapshots.ratings.result &&
      settings.seed === DEFAULT_SETTINGS.seed &&
      settings.replicates === DEFAULT_SETTINGS.replicates
    );
  }

  function originOf(trial: Trial): Origin {
    if (!isBuilt()) return "resampled";
    return sameTrial(trial, built) ? "resampled-equal" : "resampled-differs";
  }

  function keyOf(): string {
    const { seed, replicates } = readSettings(page.state).settings;
    return `${seed} ${replicates}`;
  }

  function start(): void {
    const read = readInput(results);
    if (typeof read === "string") {
      work.cancel();
      running = { kind: "failed", message: read };
      follow();
    } else {
      work.start(read, readSettings(page.state).settings);
    }
  }

  /** Brings the figures in step with the settings and the rows. */
  function sync(): void {
    wanted = keyOf();
    if (!isBuilt()) {
      start();
      return;
    }
    work.cancel();
    running = { kind: "idle" };
    show(built, "build");
    follow();
  }

  function show(trial: Trial, origin: Origin): void {
    shown = { trial, origin };
    body.show(trial);
  }

  function follow(): void {
    const { settings, problems } = readSettings(page.state);
    panel.show(running, shown.origin, settings, problems);
  }

  const feed = (name: "techniques" | "ratings") =>
    queryCell({
      ...page,
      snapshot: snapshots[name],
      files,
      heading: 3,
      render: (result) => rowsTable(page, snapshots[name], result),
      onResult: ({ result }) => {
        if (result === results[name]) return;
        results[name] = result;
        sync();
      },
    });

  body.show(built);
  follow();
  page.state.subscribe(() => {
    if (keyOf() !== wanted) sync();
  });
  const cells = [feed("techniques"), feed("ratings")];
  if (!isBuilt() && running.kind === "idle") start();
  return html.fragment`${verifiedSwitch(page.state)}
    ${body.verdict}
    ${panel.node}
    ${body.comparison}
    ${body.robustness}
    ${body.agreement}
    ${queryCell({
      ...page,
      snapshot: snapshots.disagreements,
      heading: 3,
      render: (result) =>
        result.rows.length === 0
          ? html`<p>No two scores differ, or one of the two raters is not on record. The raters are ${ratersOf(results.ratings)}.</p>`
          : rowsTable(page, snapshots.disagreements, result),
    })}
    <h2 id="rows">The rows on trial</h2>
    ${cells}`;
}

function readInput(results: { readonly techniques: QueryResult; readonly ratings: QueryResult }): TrialInput | string {
  try {
    return trialInput(results.techniques, results.ratings);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function ratersOf(ratings: QueryResult): string {
  return enumerate([...new Set(ratings.rows.map((row) => String(row["rater"])))].sort());
}

function rowsTable(page: Page, snapshot: Snapshot, result: QueryResult): HTMLElement {
  return dataTable(result, {
    caption: snapshot.title,
    hideCaption: true,
    rowLimit: 10,
    sourceHref: page.sourceHref,
    cellHref: page.cellHref,
    columns: {
      architecture_id: { label: "Technique" },
      h: { label: "H" },
      e: { label: "E" },
      ga: { label: "GA" },
      mal: { label: "MAL" },
      par: { label: "PAR" },
      sti_introduction: { label: "STI, introduction" },
      im_introduction: { label: "IM, introduction" },
      sti_2025: { label: "STI, 2025" },
      im_2025: { label: "IM, 2025" },
      zone: { format: (value) => zoneName(value) },
      months: { label: "Months watched" },
      category: { format: (value) => String(value).replaceAll("-", " ") },
      status: { label: "First production", format: (value) => String(value).replaceAll("_", " ") },
      as_of_kind: { label: "As of" },
      rated_months_late: { label: "Rated late", unit: "months" },
      score_one: { label: "First" },
      score_two: { label: "Second" },
      why_one: { label: "First rater’s reason" },
      why_two: { label: "Second rater’s reason" },
    },
  });
}

function zoneName(value: unknown): string {
  const style = Object.entries(ZONE_STYLES).find(([zone]) => zone === value)?.[1];
  return style ? `${style.symbol} ${style.name}` : String(value);
}
