import { html } from "htl";
import type { SqlEditor } from "../../../ui/sql-editor.js";
import type { CellOf } from "../../document/schema.js";
import type { CellState } from "../../run/cell-state.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { delayed } from "../delayed.js";
import { resultOutput } from "../result-output.js";

/** A query: its text in an editor, its rows as a table. It runs once its writer pauses. */
export function sqlBody(bench: Bench, first: CellOf<"sql">): CellBody<"sql"> {
  let cell = first;
  let text = first.sql;
  let code: SqlEditor | null = null;
  const hintId = `wb-hint-${first.id}`;
  const plain = html<HTMLElement>`<pre class="sql-text"><code>${first.sql}</code></pre>`;
  const place = html<HTMLElement>`<div class="sql-editor">${plain}</div>`;
  const editor = html<HTMLElement>`<div>${place}<p class="wb-hint" id=${hintId}>${
    bench.isEditable
      ? "Runs when you pause; Ctrl or ⌘ with Enter runs at once. Tab indents; Escape, then Tab, leaves the editor."
      : ""
  }</p></div>`;
  const output = resultOutput(bench, first.id, () => ({ caption: cell.name, text: cell.sql }));
  /** Whether the editor is to have the focus once it is there. */
  let isWanted = false;
  const commit = delayed(() => change(bench, cell, { sql: text }, "sql"));

  const runNow = () => {
    if (text === cell.sql) bench.session.runner.run(cell.id);
    else commit.now();
  };

  async function open(): Promise<void> {
    try {
      const { sqlEditor } = await import("../../../ui/sql-editor.js");
      code = sqlEditor({
        sql: text,
        schema: bench.schema(),
        words: bench.words(),
        run: runNow,
        change: (next) => {
          text = next;
          if (next !== cell.sql) commit.soon();
        },
        describedBy: hintId,
        label: `SQL of ${cell.name}`,
      });
      place.replaceChildren(code.node);
      if (isWanted) code.focus();
      code.node.addEventListener("focusout", commit.now);
      code.node.addEventListener("focusin", () => code?.setSchema(bench.schema(), bench.words()));
      underline(bench.session.runner.state(cell.id));
    } catch {
      bench.tell("The editor did not load. Check the connection and reload the page.");
    }
  }

  function underline(state: CellState): void {
    const error = state.kind === "failed" ? state.error : null;
    code?.setDiagnostic(error?.position ? { ...error.position, message: error.message } : null);
  }

  if (bench.isEditable) void open();
  return {
    editor,
    output: output.node,
    update(next) {
      // What is typed but not yet part of the document stays, unless the document itself has moved on.
      if (next.sql !== cell.sql && next.sql !== text) {
        commit.drop();
        text = next.sql;
        code?.setSql(text);
      }
      if (code === null) plain.replaceChildren(html`<code>${next.sql}</code>`);
      cell = next;
    },
    show(state) {
      output.show(state);
      underline(state);
    },
    focus: () => {
      isWanted = code === null;
      code?.focus();
    },
    commit: commit.now,
    result: output.result,
  };
}
