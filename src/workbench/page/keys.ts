import { html } from "htl";

/** What the keyboard does, in the order in which the sheet lists it. */
const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ["Tab, Shift+Tab", "go from cell to cell and through the controls within"],
  ["j, k", "with a cell focused: next cell, cell before"],
  ["Enter", "with a cell focused: go to its source"],
  ["Escape", "leave an editor or a list of kinds, back to the cell; close a menu"],
  ["a, b", "with a cell focused: add a cell above, below"],
  ["Alt+↑, Alt+↓", "with a cell focused: move it up, down"],
  ["d", "with a cell focused: duplicate it"],
  ["f", "with a cell focused: fold or unfold its source"],
  ["Delete", "with a cell focused: delete it"],
  ["Ctrl or ⌘+Enter", "in an editor: run now"],
  ["Ctrl or ⌘+Z", "undo in the page; within an editor, in its text"],
  ["Ctrl or ⌘+Shift+Z", "do again what was undone"],
  ["Ctrl or ⌘+S", "save now"],
  ["?", "with a cell or button focused: this sheet"],
];

/** A sheet that lists the keys. */
export function helpSheet(): { readonly node: HTMLDialogElement; open(): void } {
  const node = html<HTMLDialogElement>`<dialog class="wb-sheet" aria-labelledby="wb-keys">
    <h2 id="wb-keys">Keyboard</h2>
    <dl>${KEYS.map(([keys, does]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${does}</dd></div>`)}</dl>
    <form method="dialog"><button type="submit">Close</button></form>
  </dialog>`;
  return { node, open: () => node.showModal() };
}

export interface PageKeys {
  undo(): void;
  redo(): void;
  save(): void;
  help(): void;
  /** Hears of a key pressed with a cell focused. */
  cell(id: string, does: CellKey): void;
}

export type CellKey =
  | "next"
  | "previous"
  | "edit"
  | "above"
  | "below"
  | "up"
  | "down"
  | "duplicate"
  | "fold"
  | "delete";

const CELL_KEYS: Readonly<Record<string, CellKey>> = {
  j: "next",
  k: "previous",
  Enter: "edit",
  a: "above",
  b: "below",
  d: "duplicate",
  f: "fold",
  Delete: "delete",
  Backspace: "delete",
};

/** Follows the keys until it is ended. Letters count only with a cell or a button focused, never while somebody types. */
export function followKeys(root: HTMLElement, keys: PageKeys): () => void {
  const press = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (!root.isConnected || event.defaultPrevented || !(target instanceof HTMLElement)) return;
    const command = event.ctrlKey || event.metaKey;
    const isTyping = target.isContentEditable || target.matches("textarea, input:not([type=range], [type=checkbox])");
    if (command && key.toLowerCase() === "s") keys.save();
    else if (command && !isTyping && key.toLowerCase() === "z") event.shiftKey ? keys.redo() : keys.undo();
    else if (command && !isTyping && key.toLowerCase() === "y") keys.redo();
    else if (key === "Escape" && isTyping) target.closest<HTMLElement>(".wb-cell")?.focus();
    else if (command || isTyping || !root.contains(target)) return;
    else if (key === "?") keys.help();
    else if (target.matches(".wb-cell")) {
      const does = event.altKey ? ({ ArrowUp: "up", ArrowDown: "down" } as const)[key] : CELL_KEYS[key];
      if (does === undefined) return;
      keys.cell(target.dataset["cell"] ?? "", does);
    } else return;
    event.preventDefault();
  };
  addEventListener("keydown", press);
  return () => removeEventListener("keydown", press);
}
