import { exportSvg } from "../../ui/chart-export.js";
import { THEMES } from "../../ui/theme.js";
import { specChart } from "../chart/spec-chart.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { CellState } from "../run/cell-state.js";
import type { FrozenDocument, Outcome } from "./frozen.js";

/** The cells of an open document: their states, and word of each change. */
export interface RunningDocument {
  document(): WorkbenchDocument;
  state(id: string): CellState;
  subscribe(listener: { readonly ran: () => void; readonly edited: () => void }): () => void;
}

/** CSS pixels of a drawing, about the width of the text around it. */
const WIDTH = 720;

/** A document with what its cells give now; it waits for those that still run. */
export async function freeze(running: RunningDocument): Promise<FrozenDocument> {
  await settled(running);
  const document = running.document();
  const outcomes = new Map<string, Outcome>();
  const drawings = new Map<string, string>();
  for (const cell of document.cells) {
    const state = running.state(cell.id);
    outcomes.set(cell.id, outcomeOf(state));
    if (cell.kind !== "chart" || state.kind !== "done") continue;
    const chart = specChart(cell.spec, state.result);
    if (chart.kind === "problems") continue;
    const { title, draw, legend } = chart.options;
    try {
      drawings.set(
        cell.id,
        drawing(draw({ data: state.result, width: WIDTH, theme: THEMES.light }), title, legend?.(THEMES.light)),
      );
    } catch {
      // The file then shows the chart's rows.
    }
  }
  return { document, outcomes, drawings };
}

function outcomeOf(state: CellState): Outcome {
  switch (state.kind) {
    case "done":
      return { kind: "rows", result: state.result };
    case "failed":
      return { kind: "problem", message: state.error.message };
    case "problem":
      return { kind: "problem", message: `${state.problems.join("; ")}.` };
    case "held":
      return { kind: "problem", message: `It has no result, because ${state.by.join(", ")} has none.` };
    default:
      return { kind: "problem", message: "It had not run when this file was made." };
  }
}

/** Resolves once no cell runs or has its turn to come. */
function settled({ document, state, subscribe }: RunningDocument): Promise<void> {
  const isBusy = () =>
    document().cells.some(({ id }) => {
      const { kind } = state(id);
      return kind === "running" || kind === "waiting";
    });
  return new Promise((resolve) => {
    const look = () => {
      if (isBusy()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = subscribe({ ran: look, edited: look });
    look();
  });
}

/** An SVG with its title and legend; a drawing has sizes only while it stands in the page. */
function drawing(
  plot: SVGElement | HTMLElement,
  title: string,
  legend: Parameters<typeof exportSvg>[1]["legend"] = [],
): string {
  const place = document.createElement("div");
  place.style.cssText = `position:absolute;left:-9999px;top:0;width:${WIDTH}px`;
  place.inert = true;
  place.append(plot);
  document.body.append(place);
  try {
    return exportSvg(place, { title, legend, theme: THEMES.light }).text;
  } finally {
    place.remove();
  }
}
