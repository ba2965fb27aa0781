import { dependenciesOf, graphOf, type Surroundings } from "./graph.js";
import type { WorkbenchDocument } from "./schema.js";

/** A document cut down to one cell and those that it needs: the rest would run for nobody. */
export function excerpt(document: WorkbenchDocument, id: string, surroundings: Surroundings): WorkbenchDocument {
  const kept = new Set([id, ...dependenciesOf(graphOf(document, surroundings), id)]);
  return { ...document, cells: document.cells.filter((cell) => kept.has(cell.id)) };
}
