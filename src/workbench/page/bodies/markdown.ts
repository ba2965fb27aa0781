import { html } from "htl";
import { formatValue } from "../../../ui/format.js";
import type { Placeholder, PlaceholderValue } from "../../document/markdown.js";
import { nameKey } from "../../document/names.js";
import { type CellOf, isNamed } from "../../document/schema.js";
import { markdownView } from "../../markdown-view.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { delayed } from "../delayed.js";
import type { MarkdownEditor } from "../markdown-editor.js";

/** Words in Markdown, in which `${name}` stands for a value of another cell. */
export function markdownBody(bench: Bench, first: CellOf<"markdown">): CellBody<"markdown"> {
  let cell = first;
  let text = first.text;
  let code: MarkdownEditor | null = null;
  let drawn = "";
  const hintId = `wb-hint-${first.id}`;
  const place = html<HTMLElement>`<div class="sql-editor"><pre class="sql-text"><code>${first.text}</code></pre></div>`;
  const editor = html<HTMLElement>`<div>${place}<p class="wb-hint" id=${hintId}>Markdown. <code>${"${name}"}</code> shows a parameter or the first value of a cell, <code>${"${name.column}"}</code> that of a column.</p></div>`;
  const output = html<HTMLElement>`<div class="wb-prose"></div>`;
  /** Whether the editor is to have the focus once it is there. */
  let isWanted = false;
  const commit = delayed(() => change(bench, cell, { text }, "text"));

  async function open(): Promise<void> {
    try {
      const { markdownEditor } = await import("../markdown-editor.js");
      code = markdownEditor({
        text,
        describedBy: hintId,
        label: "Text in Markdown",
        run: commit.now,
        change: (next) => {
          text = next;
          if (next !== cell.text) commit.soon();
        },
      });
      place.replaceChildren(code.node);
      if (isWanted) code.focus();
      code.node.addEventListener("focusout", commit.now);
    } catch {
      bench.tell("The editor did not load. Check the connection and reload the page.");
    }
  }

  /** Four characters can make an element, as those of a list or of a value do. */
  const draw = () => bench.drawings.draw(output, cell.text.length / 4, put);

  function put(): void {
    const view = markdownView(cell.text, (placeholder) => placeholderValue(bench, placeholder));
    const next = html<HTMLElement>`<div>${view}</div>`;
    // What is the same stays, so that a reader's selection does too.
    if (next.innerHTML === drawn) return;
    drawn = next.innerHTML;
    output.replaceChildren(...next.childNodes);
    output.toggleAttribute("data-empty", drawn === "");
  }

  if (bench.isEditable) void open();
  draw();
  return {
    editor: bench.isEditable ? editor : null,
    output,
    update(next) {
      if (next.text !== cell.text && next.text !== text) {
        commit.drop();
        text = next.text;
        code?.setText(text);
      }
      cell = next;
      draw();
    },
    show: draw,
    focus: () => {
      isWanted = code === null;
      code?.focus();
    },
    commit: commit.now,
  };
}

/** Characters of a value within a text: a link can ask for a long one many times over. */
const MAX_VALUE = 300;

const shortened = (text: string) => (text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text);

/** What a placeholder stands for now: a parameter's value, or the first row's value of a column. */
export function placeholderValue(bench: Pick<Bench, "session">, { name, column }: Placeholder): PlaceholderValue {
  const { session } = bench;
  const cell = session.document().cells.find((other) => isNamed(other) && nameKey(other.name) === nameKey(name));
  if (cell === undefined) return { kind: "missing", message: `there is no cell named ${name}` };
  if (cell.kind === "parameter") {
    const kind = typeof cell.value === "number" ? "number" : cell.control.type === "date" ? "date" : "text";
    return { kind: "text", text: shortened(formatValue(cell.value, kind)) };
  }
  const state = session.runner.state(cell.id);
  if (state.kind !== "done") return { kind: "missing", message: `${name} has no result yet` };
  const { columns, rows } = state.result;
  const chosen = column === null ? columns[0] : columns.find((one) => one.name === column);
  if (chosen === undefined) return { kind: "missing", message: `${name} has no column ${column ?? ""}` };
  const [row] = rows;
  if (row === undefined) return { kind: "missing", message: `${name} has no rows` };
  return { kind: "text", text: shortened(formatValue(row[chosen.name], chosen.kind)) };
}
