import type { WorkbenchDocument } from "./schema.js";

/** Steps that can be undone. Documents share the cells that they have in common, so a step costs little. */
export const MAX_STEPS = 200;

/** Keystrokes in one place are one step as long as no pause between them is longer. */
export const COALESCE_MS = 1_000;

/** A document with what it was before and, after undoing, what it was then. */
export interface History {
  readonly present: WorkbenchDocument;
  readonly past: readonly WorkbenchDocument[];
  readonly future: readonly WorkbenchDocument[];
  /** The last edit, which one more of the same place may join. */
  readonly last: { readonly place: string | null; readonly at: number } | null;
}

export function startHistory(document: WorkbenchDocument): History {
  return { present: document, past: [], future: [], last: null };
}

/**
 * Notes an edit. Edits of the same place (a text's keystrokes, a slider's movement) in quick succession become one step.
 *
 * @param place such as `d3q8.sql`; null where the edit is a step of its own
 * @param at when the edit was made, in milliseconds
 */
export function recordEdit(history: History, document: WorkbenchDocument, place: string | null, at: number): History {
  if (document === history.present) return history;
  const { last } = history;
  const joins = place !== null && last?.place === place && at - last.at <= COALESCE_MS && history.past.length > 0;
  return {
    present: document,
    past: joins ? history.past : [...history.past, history.present].slice(-MAX_STEPS),
    future: [],
    last: { place, at },
  };
}

/** The history after one step back; itself where there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    present: before,
    past: history.past.slice(0, -1),
    future: [history.present, ...history.future],
    last: null,
  };
}

/** The history after one undone step is done again; itself where there is none. */
export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { present: next, past: [...history.past, history.present], future, last: null };
}
