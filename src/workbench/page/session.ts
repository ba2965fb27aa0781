import type { Edited } from "../document/edit.js";
import { type DocumentGraph, graphOf, type Surroundings } from "../document/graph.js";
import { type History, recordEdit, redo, startHistory, undo } from "../document/history.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { type CellRunner, createRunner, type Execute } from "../run/runner.js";

/** A document in work: what it is, what it was, and the results of its cells. */
export interface Session {
  document(): WorkbenchDocument;
  graph(): DocumentGraph;
  readonly runner: CellRunner;
  /**
   * Makes an edit and runs what it makes stale.
   *
   * @param place where keystrokes and movements in quick succession are one step of undo; null for a step of its own
   * @returns why the edit was refused; null where it was made
   */
  edit(change: (document: WorkbenchDocument) => Edited, place?: string | null): string | null;
  /** Puts another document in this one's place, as a step that can be undone. */
  replace(document: WorkbenchDocument): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  subscribe(listener: SessionListener): () => void;
  /** Ends all runs. */
  close(): void;
}

export interface SessionListener {
  /** The document changed. */
  readonly edited?: () => void;
  /** A cell's result or state changed. */
  readonly ran?: (id: string) => void;
}

export function openSession(document: WorkbenchDocument, surroundings: Surroundings, execute: Execute): Session {
  const listeners = new Set<SessionListener>();
  let history: History = startHistory(document);
  let graph = graphOf(document, surroundings);
  const runner = createRunner({
    execute,
    changed: (id) => {
      for (const { ran } of [...listeners]) ran?.(id);
    },
  });
  runner.update(graph);

  function become(next: History): void {
    const isSame = next.present === history.present;
    history = next;
    if (isSame) return;
    graph = graphOf(history.present, surroundings);
    runner.update(graph);
    for (const { edited } of [...listeners]) edited?.();
  }

  return {
    document: () => history.present,
    graph: () => graph,
    runner,
    edit(change, place = null) {
      const made = change(history.present);
      if (made.kind === "refused") return made.message;
      become(recordEdit(history, made.document, place, performance.now()));
      return null;
    },
    replace: (next) => become(recordEdit(history, next, null, performance.now())),
    undo: () => become(undo(history)),
    redo: () => become(redo(history)),
    canUndo: () => history.past.length > 0,
    canRedo: () => history.future.length > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      runner.stop();
    },
  };
}
