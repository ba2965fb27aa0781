import type { QueryResult } from "../../engine/result.js";
import { exportSvg } from "../../ui/chart-export.js";
import { THEMES } from "../../ui/theme.js";
import { MAX_MARKS } from "../chart/chart-text.js";
import { specChart } from "../chart/spec-chart.js";
import type { ChartSpec } from "../document/chart-spec.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { CellState } from "../run/cell-state.js";
import type { FrozenDocument, Outcome } from "./frozen.js";

/** The cells of an open document: their states, and word of each change. */
export interface RunningDocument {
  document(): WorkbenchDocument;
  state(id: string): CellState;
  subscribe(listener: { readonly ran: () => void; readonly edited: () => void }): () => void;
}

/** Marks in all drawings of a file; of charts beyond them it has the rows. */
const MAX_DRAWN = 20_000;

/** CSS pixels of a drawing, about the width of the text around it. */
const WIDTH = 720;

/** A document with what its cells give now; it waits for those that still run. */
export async function freeze(running: RunningDocument): Promise<FrozenDocument> {
  await settled(running);
  const document = running.document();
  const outcomes = new Map<string, Outcome>();
  const drawings = new Map<string, string>();
  let drawn = 0;
  const states = document.cells.map((cell) => ({ cell, state: running.state(cell.id) }));
  for (const { cell, state } of states) {
    outcomes.set(cell.id, outcomeOf(state));
    if (cell.kind !== "chart" || state.kind !== "done") continue;
    drawn += Math.min(state.result.rows.length, MAX_MARKS);
    const svg = drawn > MAX_DRAWN ? null : drawingOf(cell.spec, state.result);
    if (svg !== null) drawings.set(cell.id, svg);
    // Between two drawings the reader can scroll on.
    await new Promise((resolve) => setTimeout(resolve));
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

/** A chart as SVG with its title and legend; null where it cannot be drawn. */
function drawingOf(spec: ChartSpec, result: QueryResult): string | null {
  const chart = specChart(spec, result);
  if (chart.kind === "problems") return null;
  const { title, draw, legend } = chart.options;
  const theme = THEMES.light;
  // A drawing has sizes only while it stands in the page.
  const place = document.createElement("div");
  place.style.cssText = `position:absolute;left:-9999px;top:0;width:${WIDTH}px`;
  place.inert = true;
  try {
    place.append(draw({ data: result, width: WIDTH, theme }));
    document.body.append(place);
    return exportSvg(place, { title, legend: legend?.(theme) ?? [], theme }).text;
  } catch {
    return null;
  } finally {
    place.remove();
  }
}
