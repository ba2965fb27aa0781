import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import type { CellResult, CellState } from "../run/cell-state.js";
import type { Bench } from "./cell-body.js";
import { errorView, problemView, rowsView } from "./output.js";

/** About how many elements a result takes as a table, whose first rows are shown. */
const cellsOf = ({ rows, columns }: CellResult) => Math.min(rows.length, 15) * columns.length;

export interface ResultOutput {
  readonly node: HTMLElement;
  show(state: CellState): void;
  /** Draws the last result again, for a view that depends on more than the result. */
  redraw(): void;
  result(): QueryResult | null;
}

/** A cell's result: the last one stays, paler, until the next comes; an error stands in its place. */
export function resultOutput(
  bench: Bench,
  id: string,
  about: () => { readonly caption: string; readonly text: string | null },
  draw: (result: CellResult) => Node = (result) => rowsView(bench.page, result, about().caption),
  elementsOf: (result: CellResult) => number = cellsOf,
): ResultOutput {
  const message = html<HTMLElement>`<div></div>`;
  const place = html<HTMLElement>`<div class="wb-result"></div>`;
  let shown: CellResult | null = null;

  function view(result: CellResult): void {
    bench.drawings.draw(place, elementsOf(result), () => {
      if (result === shown) put(result);
    });
  }

  function put(result: CellResult): void {
    try {
      place.replaceChildren(draw(result));
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      place.replaceChildren(html`<p class="cell-unfit">This result cannot be shown so: ${reason}</p>`);
    }
  }

  return {
    node: html`<div>${message}${place}</div>`,
    show(state) {
      const { runner } = bench.session;
      const retry = () => runner.run(id);
      message.replaceChildren(
        state.kind === "failed"
          ? errorView(state.error, about().text, retry)
          : state.kind === "problem"
            ? problemView(state.problems)
            : "",
      );
      const isStale = state.kind !== "done";
      place.toggleAttribute("data-stale", isStale);
      place.toggleAttribute("aria-busy", state.kind === "running");
      // A result beside an error would be taken for the answer.
      place.hidden = state.kind === "failed" || state.kind === "problem";
      if (state.kind !== "done" || state.result === shown) return;
      shown = state.result;
      view(shown);
    },
    redraw() {
      if (shown !== null) view(shown);
    },
    result: () => {
      const state = bench.session.runner.state(id);
      return state.kind === "done" ? state.result : null;
    },
  };
}
