import { expect, it } from "vitest";
import { addCell, updateCell } from "../../src/workbench/document/edit.ts";
import type { CellOf, WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { chartSuiter } from "../../src/workbench/page/chart-suiter.ts";
import { openSession } from "../../src/workbench/page/session.ts";
import type { CellResult } from "../../src/workbench/run/cell-state.ts";
import { chart, documentOf, sql } from "./fixtures.ts";

const EMPTY: CellOf<"chart"> = { id: "c", kind: "chart", source: "a", spec: { mark: "barX", channels: {} } };

const ROWS: CellResult = {
  columns: [
    { name: "zone", kind: "text" },
    { name: "n", kind: "number" },
  ],
  rows: [{ zone: "x", n: 1 }],
  elapsedMs: 1,
  isCut: false,
};

/** A session whose one query answers when it is told to, with a chart added before that. */
function waitingChart(document: WorkbenchDocument = documentOf(sql("a", "SELECT 1"))) {
  let answer = (_: CellResult): void => {};
  const answered = new Promise<CellResult>((resolve) => {
    answer = resolve;
  });
  const session = openSession(document, { tables: [] }, () => answered);
  const charts = chartSuiter(session);
  session.edit((before) => addCell(before, charts.suited(EMPTY)));
  const shown = () => session.document().cells.find(({ id }) => id === "c");
  const arrive = async () => {
    answer(ROWS);
    await new Promise((done) => setTimeout(done));
  };
  return { session, charts, shown, arrive };
}

it("draws a chart that was added while its query ran, once the rows are there", async () => {
  const { session, charts, shown, arrive } = waitingChart();
  expect(shown()).toEqual(EMPTY);
  charts.follow(EMPTY);
  await arrive();
  expect(shown()).toMatchObject({ spec: { mark: "barX", channels: { x: { column: "n" }, y: { column: "zone" } } } });
  session.undo();
  session.runner.run("a");
  await arrive();
  expect(shown()).toEqual(EMPTY);
});

it("leaves alone a chart that was changed or deleted meanwhile, and one that nobody just added", async () => {
  const changed = waitingChart();
  changed.charts.follow(EMPTY);
  changed.session.edit((document) => updateCell(document, "c", { spec: { mark: "dot", channels: {} } }));
  await changed.arrive();
  expect(changed.shown()).toMatchObject({ spec: { mark: "dot", channels: {} } });

  const gone = waitingChart();
  gone.charts.follow(EMPTY);
  gone.session.undo();
  await gone.arrive();
  expect(gone.shown()).toBeUndefined();

  const own = chart("d", "a");
  const opened = waitingChart(documentOf(sql("a", "SELECT 1"), own));
  opened.charts.follow(own);
  await opened.arrive();
  expect(opened.shown()).toEqual(EMPTY);
  expect(opened.session.document().cells[1]).toEqual(own);
});

it("draws a chart at once where the rows are there", async () => {
  const { charts, arrive } = waitingChart();
  await arrive();
  expect(charts.suited({ ...EMPTY, id: "e" })).toMatchObject({ spec: { channels: { x: { column: "n" } } } });
});
