import { suggestChart } from "../chart/suggest.js";
import { updateCell } from "../document/edit.js";
import type { Cell, CellOf } from "../document/schema.js";
import type { Session } from "./session.js";
import { rowsOf } from "./source-rows.js";

/** Finds drawings for new charts. */
export interface ChartSuiter {
  /** A new chart that draws what fits the rows that there are; any other cell as it is. */
  suited(cell: Cell): Cell;
  /** Draws a chart that was added before its rows were there, as soon as they are, unless somebody changes it before. */
  follow(cell: Cell): void;
}

export function chartSuiter(session: Session): ChartSuiter {
  /** Specs as they were when the charts were added, by the charts' ids. */
  const waiting = new Map<string, string>();

  function suited(cell: Cell): Cell {
    if (cell.kind !== "chart") return cell;
    const spec = suggestChart(rowsOf(session, cell.source)?.columns ?? []);
    return spec === null ? cell : { ...cell, spec };
  }

  function suitWaiting(): void {
    for (const [id, added] of [...waiting]) {
      const cell = session.document().cells.find((one) => one.id === id);
      if (cell?.kind !== "chart" || JSON.stringify(cell.spec) !== added) waiting.delete(id);
      else draw(cell);
    }
  }

  function draw(cell: CellOf<"chart">): void {
    const next = suited(cell);
    if (next === cell || next.kind !== "chart") return;
    waiting.delete(cell.id);
    session.edit((document) => updateCell(document, cell.id, { spec: next.spec }));
  }

  session.subscribe({
    // The runner is still at work on the document as it was.
    ran: () => {
      if (waiting.size > 0) queueMicrotask(suitWaiting);
    },
  });
  return {
    suited,
    follow: (cell) => {
      if (cell.kind === "chart" && Object.keys(cell.spec.channels).length === 0)
        waiting.set(cell.id, JSON.stringify(cell.spec));
    },
  };
}
