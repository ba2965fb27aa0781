import { html } from "htl";
import type { Parameter, ParameterDeclaration, QueryResult, Snapshot } from "../engine/result.js";
import { carryButton, rememberQuery } from "./carry.js";
import { cellFrame } from "./cell-frame.js";
import type { Download } from "./downloads.js";
import type { LiveEngine, LiveResult } from "./live.js";
import { outcomeOf, standardRun } from "./outcome.js";
import { parameterControls } from "./parameter-controls.js";
import {
  parameterKey,
  parameterProblems,
  readParameters,
  VERIFIED_PARAMETER,
  writeParameter,
} from "./parameter-state.js";
import { errorPanel } from "./query-status.js";
import { type Run, type RunState, runner, sameRun } from "./runner.js";
import type { SqlSchema } from "./sql-editor.js";
import { sqlPanel } from "./sql-panel.js";
import type { PageState } from "./url-state.js";
import { whenSeen } from "./when-seen.js";

/** A result as a page's other parts hear of it. */
export interface ShownResult {
  readonly result: QueryResult;
  readonly source: "snapshot" | "live";
  readonly run: Run;
}

export interface QueryCellOptions {
  readonly snapshot: Snapshot;
  readonly engine: LiveEngine;
  readonly state: PageState;
  /** Tables and columns for the editor to complete, asked for when it opens. */
  readonly schema: () => Promise<SqlSchema>;
  /** Draws a result: a table, or anything else. What it throws is shown, and a plain table in its place. */
  readonly render: (result: QueryResult) => Node;
  /** Hears of each result that is shown, the snapshot first. */
  readonly onResult?: ((shown: ShownResult) => void) | undefined;
  /** Level of the cell's heading; null where the page has its own. */
  readonly heading?: 2 | 3 | 4 | null | undefined;
  /** Parameters that all queries of the page share through one key of the address. */
  readonly sharedParameters?: readonly string[] | undefined;
  /** Parameters that other controls of the page set; `verified_only` unless said otherwise. */
  readonly hiddenParameters?: readonly string[] | undefined;
  /** Files that lie under the result, such as its tables as Parquet. */
  readonly files?: readonly Download[] | undefined;
}

/** A cell is an element whose `value` is the result that it shows; it fires `input` when that changes. */
export type QueryCell = HTMLElement & { value: QueryResult };

/**
 * A query with its result: the build's snapshot at once, then a live run that checks it, controls for its parameters,
 * its SQL to edit, and downloads. Whatever fails, the last result stays.
 */
export function queryCell(options: QueryCellOptions): QueryCell {
  const { snapshot, engine, state, render, onResult, sharedParameters: shared = [] } = options;
  const hidden = options.hiddenParameters ?? [VERIFIED_PARAMETER];
  const standard = standardRun(snapshot);
  let shown: ShownResult = { result: snapshot.result, source: "snapshot", run: standard };
  let last: Run = wanted();
  let begun = false;
  let asked = false;

  const id = `query-${snapshot.id.replaceAll("/", "-")}`;
  const visible = snapshot.parameters.filter(({ name }) => !hidden.includes(name));
  const controls = parameterControls(visible, setParameter);
  const panel = sqlPanel({
    id,
    original: snapshot.sql,
    sql: last.sql,
    schema: options.schema,
    run: runSql,
    cancel: () => runs.cancel(),
    link: (sql) => state.link({ sql: { [snapshot.id]: edited(sql) } }),
    tell: (message) => frame.tell(message),
  });
  const frame = cellFrame({
    id,
    snapshot,
    heading: options.heading === undefined ? 3 : options.heading,
    controls: controls.node,
    panel: panel.node,
    files: options.files ?? [],
    shown: () => shown,
    link: () => state.link(),
    carry: carryButton(() => ({
      title: snapshot.title,
      summary: snapshot.description,
      page: state.link(),
      parts: [{ kind: "query", query: snapshot, run: last }],
    })),
  });
  const cell: QueryCell = Object.assign(frame.node, { value: shown.result });
  const runs = runner(engine, follow);

  function wanted(): Run {
    const link = state.sql(snapshot.id);
    return { sql: link?.kind === "sql" ? link.sql : snapshot.sql, parameters: readParameters(snapshot, state, shared) };
  }

  function edited(sql: string): string | null {
    return sql === snapshot.sql ? null : sql;
  }

  function setParameter(declaration: ParameterDeclaration, value: Parameter): void {
    asked = true;
    state.set(parameterKey(snapshot.id, declaration.name, shared), writeParameter(declaration, value));
  }

  function runSql(sql: string): void {
    asked = true;
    state.setSql(snapshot.id, edited(sql));
    // The address tells of changes only: the same SQL once more is started here.
    if (runs.state().kind !== "running") start(wanted());
  }

  function start(run: Run): void {
    begun = true;
    last = run;
    void runs.start(run);
  }

  /** Brings the cell in step with the address. */
  function sync(): void {
    const run = wanted();
    controls.show(run.parameters);
    showLink();
    if (sameRun(run, last)) return;
    // Text that is typed but not run stays, unless the address brings other SQL.
    if (run.sql !== last.sql) panel.setSql(run.sql);
    start(run);
  }

  function showLink(): void {
    const link = state.sql(snapshot.id);
    const problems = [
      ...(link?.kind === "damaged" ? [link.message] : []),
      ...parameterProblems(snapshot.id, visible, state, shared),
    ];
    frame.notice(problems.length === 0 ? null : html.fragment`${problems.map((problem) => html`<p>${problem}</p>`)}`);
    if (link?.kind === "sql") panel.node.open = true;
  }

  function follow(now: RunState): void {
    panel.showRunning(now.kind === "running" ? now.startedAt : null);
    const plain = sameRun(last, standard);
    if (now.kind === "running") {
      frame.busy(true);
      frame.status({ kind: plain ? "checking" : "running", starting: engine.state === "starting" });
    } else if (now.kind === "done") {
      frame.busy(false);
      frame.error(null);
      panel.showError(null);
      succeed(now.result);
    } else if (now.kind === "failed") {
      frame.busy(false);
      panel.showError(now.error);
      frame.error(
        errorPanel(
          now.error,
          last.sql,
          () => {
            asked = true;
            start(last);
          },
          asked,
        ),
      );
      frame.status({ kind: "kept", live: shown.source === "live" });
    }
  }

  function succeed(result: LiveResult): void {
    const outcome = outcomeOf(snapshot, last, result);
    frame.status(outcome);
    // Drawing an equal result again would lose the reader's sorting and focus.
    const already = outcome.kind === "equal" && shown.result === snapshot.result;
    shown = { result: already ? shown.result : result, source: "live", run: last };
    if (!already) draw();
  }

  function draw(): void {
    rememberQuery(shown.result, snapshot, shown.run);
    frame.draw(() => render(shown.result));
    cell.value = shown.result;
    onResult?.(shown);
    cell.dispatchEvent(new Event("input"));
  }

  controls.show(last.parameters);
  draw();
  const plain = sameRun(last, standard);
  frame.status({ kind: "snapshot", note: plain ? undefined : "Snapshot from the build, before this link's settings" });
  showLink();
  state.subscribe(sync);
  let told = engine.state;
  engine.subscribe(() => {
    // Another cell's retry may have brought the engine back.
    const now = runs.state();
    if (now.kind === "running" && engine.state !== told) follow(now);
    told = engine.state;
    if (engine.state === "ready" && now.kind === "failed" && now.error.kind === "unavailable") start(last);
  });
  // A link's settings are what its reader came for: they do not wait to be scrolled to.
  whenSeen(plain ? cell : null, () => {
    if (!begun) start(last);
  });
  return cell;
}
