import { html } from "htl";
import { downloadRow } from "../../ui/downloads.js";
import { formatElapsed } from "../../ui/format.js";
import { deleteCell, duplicateCell, foldCell, moveCell, renameCell } from "../document/edit.js";
import { type Cell, type CellKind, isNamed } from "../document/schema.js";
import { chartBody } from "./bodies/chart.js";
import { kernelBody } from "./bodies/kernel.js";
import { markdownBody } from "./bodies/markdown.js";
import { parameterBody } from "./bodies/parameter.js";
import { predictionBody } from "./bodies/prediction.js";
import { scoreBody } from "./bodies/score.js";
import { sqlBody } from "./bodies/sql.js";
import { tableBody } from "./bodies/table.js";
import { applied, type Bench, type CellBody } from "./cell-body.js";
import { textField } from "./fields.js";
import { cellTitle, KINDS } from "./kinds.js";
import { STATE_SYMBOLS, stateText } from "./output.js";

/** One cell of the page: what it is, its source, its result, and what can be done with it. */
export interface CellView {
  readonly node: HTMLElement;
  readonly kind: CellKind;
  update(cell: Cell): void;
  /** Follows the cell's run. */
  show(): void;
  /** Goes to the cell's source. */
  edit(): void;
  /** Puts what is typed, but waits for a pause, into the document. */
  commit(): void;
}

type AnyBody = Omit<CellBody, "update"> & { update(cell: Cell): void };

/** The body of a cell; one of another kind than it was made for is left alone. */
function bodyOf(bench: Bench, cell: Cell): AnyBody {
  switch (cell.kind) {
    case "sql":
      return follow(sqlBody(bench, cell), (next) => (next.kind === "sql" ? next : null));
    case "chart":
      return follow(chartBody(bench, cell), (next) => (next.kind === "chart" ? next : null));
    case "table":
      return follow(tableBody(bench, cell), (next) => (next.kind === "table" ? next : null));
    case "markdown":
      return follow(markdownBody(bench, cell), (next) => (next.kind === "markdown" ? next : null));
    case "parameter":
      return follow(parameterBody(bench, cell), (next) => (next.kind === "parameter" ? next : null));
    case "kernel":
      return follow(kernelBody(bench, cell), (next) => (next.kind === "kernel" ? next : null));
    case "score":
      return follow(scoreBody(bench, cell), (next) => (next.kind === "score" ? next : null));
    case "prediction":
      return follow(predictionBody(bench, cell), (next) => (next.kind === "prediction" ? next : null));
  }
}

function follow<T extends Cell>(
  body: Omit<AnyBody, "update"> & { update(cell: T): void },
  own: (cell: Cell) => T | null,
): AnyBody {
  return {
    ...body,
    update: (cell) => {
      const next = own(cell);
      if (next !== null) body.update(next);
    },
  };
}

// Shorter runs need neither a clock nor a way out.
const PATIENCE_MS = 500;

export function cellView(bench: Bench, first: Cell): CellView {
  const { session, isEditable } = bench;
  const { id, kind } = first;
  let cell = first;
  let clock: ReturnType<typeof setInterval> | undefined;
  const body = bodyOf(bench, first);

  const heading = html<HTMLElement>`<h2 id=${`cell-${id}-title`}>${KINDS[kind].label}<span class="visually-hidden"></span></h2>`;
  const name = textField(
    "Name",
    (text) => {
      if (!applied(bench, (document) => renameCell(document, id, text.trim(), bench.tables)))
        name.show(isNamed(cell) ? cell.name : "");
    },
    { size: 18, isLabelHidden: true },
  );
  name.input.classList.add("wb-name");
  const symbol = html<HTMLElement>`<span class="status-symbol" aria-hidden="true"></span>`;
  const words = html<HTMLElement>`<span></span>`;
  const status = html<HTMLElement>`<div class="wb-status" role="status">${symbol}${words}</div>`;
  const elapsed = html<HTMLElement>`<span class="muted"></span>`;
  const bar = html<HTMLProgressElement>`<progress aria-label="Progress" hidden></progress>`;
  const cancel = html<HTMLButtonElement>`<button type="button" onclick=${() => session.runner.cancel(id)} hidden>Cancel</button>`;

  const action = (label: string, press: () => void) =>
    html<HTMLButtonElement>`<button type="button" class="link" onclick=${press}>${label}<span class="visually-hidden"></span></button>`;
  const move = (by: number) => () => {
    const at = session.document().cells.findIndex((one) => one.id === id);
    if (at + by < 0 || at + by >= session.document().cells.length) return;
    if (applied(bench, (document) => moveCell(document, id, at + by))) bench.tell(`Moved to place ${at + by + 1}.`);
  };
  const fold = action("Fold", () => applied(bench, (document) => foldCell(document, id, cell.folded !== true)));
  const actions = [
    action("Up", move(-1)),
    action("Down", move(1)),
    action("Duplicate", () => {
      if (applied(bench, (document) => duplicateCell(document, id))) bench.tell("Duplicated: the copy is below.");
    }),
    ...(body.editor === null ? [] : [fold]),
    action("Delete", () => {
      if (applied(bench, (document) => deleteCell(document, id)))
        bench.tell(`Deleted ${cellTitle(cell)}. Undo brings it back.`);
    }),
  ];
  const handle = html<HTMLElement>`<span class="wb-handle" draggable="true" aria-hidden="true" title="Drag to move">⋮⋮</span>`;
  const editor = html<HTMLElement>`<div class="wb-editor">${body.editor ?? ""}</div>`;
  const files = html<HTMLElement>`<div class="wb-files"></div>`;
  const source =
    isEditable || body.editor === null
      ? editor
      : kind === "sql"
        ? html<HTMLElement>`<details class="sql-panel"><summary>SQL</summary>${editor}</details>`
        : editor;
  const node = html<HTMLElement>`<div role="group" class="wb-cell" id=${`cell-${id}`} data-kind=${kind} data-cell=${id} tabindex=${isEditable ? "0" : null} aria-labelledby=${`cell-${id}-title`}>
    <div class="wb-head">${isEditable ? handle : ""}${heading}${isNamed(first) && isEditable ? name.node : ""}
      ${status}${elapsed}${bar}${cancel}
      ${isEditable ? html`<div class="wb-actions">${actions}</div>` : ""}</div>
    ${isEditable ? source : ""}
    <div class="wb-output">${body.output}</div>
    ${isEditable ? "" : source}
    ${files}
  </div>`;
  if (isNamed(first) && !isEditable) heading.append(" ", html`<code>${first.name}</code>`);

  function drawFiles(): void {
    const result = body.result?.() ?? null;
    const wanted = result !== null && result.columns.length > 0;
    if (wanted === files.childElementCount > 0) return;
    const about = () => ({
      title: session.document().title,
      cell: isNamed(cell) ? cell.name : cell.id,
      page: location.href.slice(0, 2000),
    });
    const rows = () => body.result?.() ?? { columns: [], rows: [] };
    files.replaceChildren(
      wanted ? downloadRow(isNamed(cell) ? cell.name : `${kind}-${id}`, rows, about, [], { parquet: true }) : "",
    );
  }

  function show(): void {
    const state = session.runner.state(id);
    body.show(state);
    node.dataset["state"] = state.kind;
    node.dataset["runs"] = String(session.runner.runs(id));
    clearInterval(clock);
    elapsed.textContent = "";
    // A button that is gone would take the focus along, back to the page's top.
    if (state.kind !== "running" && document.activeElement === cancel) node.focus({ preventScroll: true });
    if (state.kind !== "running") cancel.hidden = true;
    const isSilent = kind === "parameter" || (kind === "markdown" && state.kind !== "problem");
    status.hidden = isSilent;
    symbol.textContent = STATE_SYMBOLS[state.kind];
    const text = stateText(state, kind);
    // A status that is written again is read out again.
    if (words.textContent !== text) words.textContent = text;
    if (state.kind === "running") {
      const { startedAt, progress } = state;
      const tick = () => {
        const ms = performance.now() - startedAt;
        if (ms < PATIENCE_MS) return;
        elapsed.textContent = formatElapsed(Math.floor(ms / 100) * 100);
        cancel.hidden = false;
      };
      tick();
      clock = setInterval(tick, 100);
      bar.hidden = progress === null;
      if (progress !== null && progress.total > 0) {
        bar.max = progress.total;
        bar.value = progress.done;
      } else bar.removeAttribute("value");
    } else bar.hidden = true;
    drawFiles();
  }

  function update(next: Cell): void {
    cell = next;
    body.update(next);
    const title = cellTitle(next);
    const own = heading.querySelector(".visually-hidden");
    if (own !== null && isEditable) own.textContent = title.slice(KINDS[kind].label.length);
    if (isNamed(next)) name.show(next.name);
    for (const button of actions) {
      const about = button.querySelector(".visually-hidden");
      if (about !== null) about.textContent = ` ${title}`;
    }
    const isFolded = next.folded === true;
    editor.hidden = isEditable && isFolded;
    fold.setAttribute("aria-expanded", String(!isFolded));
    if (fold.firstChild !== null) fold.firstChild.textContent = isFolded ? "Unfold" : "Fold";
  }

  update(first);
  show();
  return {
    node,
    kind,
    update,
    show,
    edit: () => {
      if (cell.folded === true) applied(bench, (document) => foldCell(document, id, false));
      body.focus?.();
    },
    commit: () => body.commit?.(),
  };
}
