import { nameKey } from "../document/names.js";
import { isNamed } from "../document/schema.js";
import type { CellResult } from "../run/cell-state.js";
import type { Session } from "./session.js";

/** The last rows of the cell of a name; null where it has none. */
export function rowsOf(session: Session, name: string): CellResult | null {
  const source = session.document().cells.find((cell) => isNamed(cell) && nameKey(cell.name) === nameKey(name));
  if (source === undefined) return null;
  const state = session.runner.state(source.id);
  return state.kind === "done" ? state.result : session.runner.lastResult(source.id);
}
