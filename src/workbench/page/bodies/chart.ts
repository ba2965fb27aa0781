import { type ChartFigure, chartFigure } from "../../../ui/chart.js";
import { MAX_MARKS } from "../../chart/chart-text.js";
import { specChart } from "../../chart/spec-chart.js";
import type { CellOf } from "../../document/schema.js";
import type { CellResult } from "../../run/cell-state.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { chartBuilder } from "../chart-builder.js";
import { problemView } from "../output.js";
import { resultOutput } from "../result-output.js";
import { rowsOf } from "../source-rows.js";

/** A figure of another cell's rows, described by data alone. */
export function chartBody(bench: Bench, first: CellOf<"chart">): CellBody<"chart"> {
  let cell = first;
  const builder = bench.isEditable
    ? chartBuilder(bench, {
        setSource: (source) => change(bench, cell, { source }),
        setSpec: (spec, place) => change(bench, cell, { spec }, place),
      })
    : null;
  const output = resultOutput(
    bench,
    first.id,
    () => ({ caption: `Chart of ${cell.source}`, text: null }),
    draw,
    ({ rows }) => Math.min(rows.length, MAX_MARKS),
  );

  let figure: ChartFigure | null = null;
  function draw(result: CellResult): Node {
    figure?.close();
    figure = null;
    const chart = specChart(cell.spec, result);
    if (chart.kind === "problems") return problemView(chart.messages);
    figure = chartFigure(chart.options);
    return figure;
  }

  const follow = () => builder?.show(cell, rowsOf(bench.session, cell.source));
  follow();
  return {
    editor: builder?.node ?? null,
    output: output.node,
    update(next) {
      const isSame = JSON.stringify(next) === JSON.stringify(cell);
      cell = next;
      follow();
      if (!isSame) output.redraw();
    },
    show(state) {
      output.show(state);
      follow();
    },
    focus: () => builder?.focus(),
  };
}
