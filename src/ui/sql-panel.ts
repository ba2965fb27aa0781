import { html } from "htl";
import { copyLink } from "./copy-link.js";
import { formatElapsed } from "./format.js";
import type { LiveError } from "./live.js";
import type { SqlEditor, SqlSchema } from "./sql-editor.js";

export interface SqlPanelOptions {
  /** Unique on the page. */
  readonly id: string;
  /** The query's own SQL, to which Reset returns. */
  readonly original: string;
  readonly sql: string;
  readonly schema: () => Promise<SqlSchema>;
  readonly run: (sql: string) => void;
  readonly cancel: () => void;
  /** The page's address with the editor's present SQL. */
  readonly link: (sql: string) => string;
  /** Takes up a word to the reader, such as "Link copied". */
  readonly tell: (message: string) => void;
}

/** A query's SQL behind a disclosure: shown at first, editable once the editor has arrived. */
export interface SqlPanel {
  readonly node: HTMLDetailsElement;
  sql(): string;
  setSql(sql: string): void;
  showError(error: LiveError | null): void;
  showRunning(startedAt: number | null): void;
}

// Shorter runs need neither a clock nor a way out.
const PATIENCE = 500;

/** Makes the disclosure. CodeMirror is fetched when it first opens. */
export function sqlPanel({ id, original, sql: initial, schema, run, cancel, link, tell }: SqlPanelOptions): SqlPanel {
  const hintId = `${id}-hint`;
  let text = initial;
  let editor: SqlEditor | null = null;
  let error: LiveError | null = null;
  let clock: ReturnType<typeof setInterval> | undefined;

  const code = html`<pre class="sql-text"><code>${text}</code></pre>`;
  const place = html`<div class="sql-editor">${code}</div>`;
  const elapsed = html`<span class="muted"></span>`;
  const runButton = html<HTMLButtonElement>`<button type="button" class="primary" onclick=${() => run(text)}>Run</button>`;
  const cancelButton = html<HTMLButtonElement>`<button type="button" onclick=${cancel} hidden>Cancel</button>`;
  const resetButton = html<HTMLButtonElement>`<button type="button" onclick=${reset}>Reset</button>`;
  const copyButton = html<HTMLButtonElement>`<button type="button" onclick=${() => copyLink(link(text), tell)}>Copy link</button>`;
  const node = html<HTMLDetailsElement>`<details class="sql-panel" ontoggle=${() => node.open && void open()}>
    <summary>SQL</summary>
    ${place}
    <div class="sql-actions">${runButton}${cancelButton}${elapsed}${resetButton}${copyButton}</div>
    <p class="sql-hint" id=${hintId}>Ctrl or ⌘ with Enter runs the query. Tab indents; Escape, then Tab, leaves the editor.</p>
  </details>`;
  drawActions();

  async function open(): Promise<void> {
    if (editor !== null) return;
    try {
      const [{ sqlEditor }, tables] = await Promise.all([import("./sql-editor.js"), schema()]);
      if (editor !== null) return;
      editor = sqlEditor({ sql: text, schema: tables, run: () => run(text), change: changed, describedBy: hintId });
      place.replaceChildren(editor.node);
      underline();
    } catch {
      tell("The editor did not load. Check the connection, then close and open the SQL again.");
    }
  }

  function changed(next: string): void {
    text = next;
    drawActions();
  }

  function drawActions(): void {
    resetButton.disabled = text === original;
  }

  function reset(): void {
    setSql(original);
    run(original);
  }

  function setSql(next: string): void {
    if (editor === null) code.replaceChildren(html`<code>${next}</code>`);
    else editor.setSql(next);
    changed(next);
  }

  function underline(): void {
    editor?.setDiagnostic(error?.position ? { ...error.position, message: error.message } : null);
  }

  return {
    node,
    sql: () => text,
    setSql,
    showError: (next) => {
      error = next;
      underline();
    },
    showRunning: (startedAt) => {
      clearInterval(clock);
      cancelButton.hidden = startedAt === null;
      runButton.disabled = startedAt !== null;
      elapsed.textContent = "";
      if (startedAt === null) return;
      const tick = () => {
        const ms = performance.now() - startedAt;
        if (ms >= PATIENCE) elapsed.textContent = formatElapsed(Math.floor(ms / 100) * 100);
      };
      clock = setInterval(tick, 100);
    },
  };
}
