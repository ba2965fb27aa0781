import type { QueryResult } from "../../engine/result.js";
import type { Page } from "../../ui/page.js";
import type { SqlSchema, SqlWords } from "../../ui/sql-editor.js";
import { updateCell } from "../document/edit.js";
import type { Cell, CellKind, CellOf } from "../document/schema.js";
import type { CellState } from "../run/cell-state.js";
import type { Bets } from "../run/prediction.js";
import type { DrawBudget } from "./draw-budget.js";
import type { Session } from "./session.js";

/** What the cells of an open document share. */
export interface Bench {
  readonly page: Page;
  readonly session: Session;
  /** Whether its reader may change it: a document opened from a link is shown as it came. */
  readonly isEditable: boolean;
  /** Names of the dataset's tables and views, which no cell may take. */
  readonly tables: readonly string[];
  /** Tables, views and cells with their columns, for the editor to complete. */
  readonly schema: () => SqlSchema;
  readonly words: () => SqlWords;
  readonly drawings: DrawBudget;
  readonly bets: () => Promise<Bets>;
  /** Says something in passing. */
  readonly tell: (message: string) => void;
}

/** How one kind of cell is edited and shown. */
export interface CellBody<K extends CellKind = CellKind> {
  /** The source of the cell, which can be folded away; null where a cell is all output. */
  readonly editor: HTMLElement | null;
  readonly output: HTMLElement;
  /** Follows the document: the cell itself or those that it names may have changed. */
  update(cell: CellOf<K>): void;
  /** Follows the cell's run. */
  show(state: CellState): void;
  focus?(): void;
  /** Puts what is typed, but waits for a pause, into the document. */
  commit?(): void;
  /** What can be taken along as CSV and JSON. */
  result?(): QueryResult | null;
}

/** Edits fields of a cell, and says where that is refused. */
export function change(
  bench: Bench,
  cell: Pick<Cell, "id">,
  changes: Readonly<Record<string, unknown>>,
  place: string | null = null,
): boolean {
  return applied(
    bench,
    (document) => updateCell(document, cell.id, changes),
    place === null ? null : `${cell.id}.${place}`,
  );
}

/** Pages that still show why the last edit was refused. */
const refusing = new WeakSet<Pick<Bench, "session" | "tell">>();

/** Makes an edit, or says why it is refused until one is made. */
export function applied(
  bench: Pick<Bench, "session" | "tell">,
  edit: Parameters<Session["edit"]>[0],
  place: string | null = null,
): boolean {
  const refused = bench.session.edit(edit, place);
  if (refused !== null) {
    bench.tell(`Not changed: ${refused}.`);
    refusing.add(bench);
    // Otherwise the refusal would seem to be about the edit that was just made.
  } else if (refusing.delete(bench)) bench.tell("");
  return refused === null;
}
