import { describe, expect, it } from "vitest";
import {
  addCell,
  deleteCell,
  duplicateCell,
  type Edited,
  emptyDocument,
  foldCell,
  freshId,
  freshName,
  moveCell,
  renameCell,
  updateCell,
  updateHead,
} from "../../src/workbench/document/edit.ts";
import { MAX_CELLS, MAX_SQL } from "../../src/workbench/document/limits.ts";
import { renameTable } from "../../src/workbench/document/rename-table.ts";
import type { Cell } from "../../src/workbench/document/schema.ts";
import { applied } from "../../src/workbench/page/cell-body.ts";
import { openSession } from "../../src/workbench/page/session.ts";
import { chart, documentOf, markdown, slider, sql, table } from "./fixtures.ts";

const done = (edited: Edited) => {
  if (edited.kind === "refused") throw new Error(edited.message);
  return edited.document;
};

const ids = (edited: Edited) => done(edited).cells.map(({ id }) => id);

const ABC = documentOf(sql("a", "SELECT 1"), sql("b", "SELECT 2"), sql("c", "SELECT 3"));

describe("cells", () => {
  it("are added where they should be, under an id and a name of their own", () => {
    expect(ids(addCell(ABC, sql("d", "SELECT 4")))).toEqual(["a", "b", "c", "d"]);
    expect(ids(addCell(ABC, sql("d", "SELECT 4"), 1))).toEqual(["a", "d", "b", "c"]);
    expect(ids(addCell(ABC, sql("d", "SELECT 4"), 99))).toEqual(["a", "b", "c", "d"]);
    const twice = done(addCell(ABC, sql("a", "SELECT 4"))).cells.at(-1);
    expect(twice).toMatchObject({ name: "a_2", sql: "SELECT 4" });
    expect(twice?.id).not.toBe("a");
  });

  it("are duplicated after themselves", () => {
    const { cells } = done(duplicateCell(ABC, "b"));
    expect(cells.map((cell) => "name" in cell && cell.name)).toEqual(["a", "b", "b_2", "c"]);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(4);
  });

  it("are moved, the ends included", () => {
    expect(ids(moveCell(ABC, "a", 2))).toEqual(["b", "c", "a"]);
    expect(ids(moveCell(ABC, "c", 0))).toEqual(["c", "a", "b"]);
    expect(ids(moveCell(ABC, "c", -5))).toEqual(["c", "a", "b"]);
    expect(ids(moveCell(ABC, "a", 99))).toEqual(["b", "c", "a"]);
    expect(done(moveCell(ABC, "b", 1))).toBe(ABC);
  });

  it("are folded, unfolded and deleted", () => {
    const folded = done(foldCell(ABC, "a", true));
    expect(folded.cells[0]).toHaveProperty("folded", true);
    expect(done(foldCell(folded, "a", false))).toEqual(ABC);
    expect(ids(deleteCell(ABC, "b"))).toEqual(["a", "c"]);
  });

  it("are refused beyond the limits, and the document stays", () => {
    const full = documentOf(...Array.from({ length: MAX_CELLS }, (_, i) => sql(`c${i}`, "SELECT 1")));
    expect(addCell(full, sql("x", "SELECT 1")).kind).toBe("refused");
    expect(updateCell(ABC, "a", { sql: "x".repeat(MAX_SQL + 1) }).kind).toBe("refused");
    expect(updateCell(ABC, "a", { script: "alert(1)" }).kind).toBe("refused");
    for (const edited of [
      deleteCell(ABC, "x"),
      moveCell(ABC, "x", 0),
      foldCell(ABC, "x", true),
      duplicateCell(ABC, "x"),
    ])
      expect(edited).toEqual({ kind: "refused", message: "the document has no cell x" });
  });

  it("leave the others as they are, so that those need no second look", () => {
    const next = done(updateCell(ABC, "b", { sql: "SELECT 9" }));
    expect(next.cells[0]).toBe(ABC.cells[0]);
    expect(next.cells[1]).toMatchObject({ id: "b", name: "b", sql: "SELECT 9" });
    expect(done(updateCell(ABC, "b", { id: "z", kind: "markdown" })).cells[1]).toEqual(ABC.cells[1]);
  });

  it("give a parameter the nearest value that its new control has", () => {
    const before = documentOf(slider("k", 80));
    const value = (control: unknown) => done(updateCell(before, "k", { control })).cells[0];
    expect(value({ type: "slider", min: 0, max: 50, step: 1 })).toMatchObject({ value: 50 });
    expect(value({ type: "select", options: ["x", "80"] })).toMatchObject({ value: "80" });
    expect(value({ type: "select", options: ["x", "y"] })).toMatchObject({ value: "x" });
    expect(value({ type: "date", min: "2024-01-01" })).toMatchObject({ value: "2024-01-01" });
    expect(value({ type: "text" })).toMatchObject({ value: "80" });
    expect(updateCell(before, "k", { value: 101 }).kind).toBe("refused");
    expect(updateCell(before, "k", { control: { type: "slider", min: 1, max: 0, step: 1 } }).kind).toBe("refused");
  });

  it("take an optional field away", () => {
    const sorted: Cell = { id: "t", kind: "table", source: "a", sort: { column: "x", order: "ascending" } };
    expect(done(updateCell(documentOf(sorted), "t", { sort: undefined })).cells).toEqual([table("t", "a")]);
  });
});

describe("a new name", () => {
  const before = documentOf(
    slider("k", 3),
    sql("lags", "SELECT $k AS months -- $k of lags"),
    sql("b", "SELECT lags.months, '$k' FROM lags WHERE months > $k"),
    chart("c", "Lags"),
    table("t", "lags"),
    markdown("m", "${lags.months} of ${k} and ${lagsx}"),
  );

  it("is followed by all that name the cell", () => {
    const { cells } = done(renameCell(before, "lags", "delays", []));
    expect(cells[1]).toMatchObject({ id: "lags", name: "delays", sql: "SELECT $k AS months -- $k of lags" });
    expect(cells[2]).toMatchObject({ sql: "SELECT delays.months, '$k' FROM delays WHERE months > $k" });
    expect(cells[3]).toMatchObject({ source: "delays" });
    expect(cells[4]).toMatchObject({ source: "delays" });
    expect(cells[5]).toMatchObject({ text: "${delays.months} of ${k} and ${lagsx}" });
    expect(cells[0]).toBe(before.cells[0]);
  });

  it("is followed where a parameter is bound", () => {
    const { cells } = done(renameCell(before, "k", "least", []));
    expect(cells[2]).toMatchObject({ sql: "SELECT lags.months, '$k' FROM lags WHERE months > $least" });
    expect(cells[5]).toMatchObject({ text: "${lags.months} of ${least} and ${lagsx}" });
  });

  it("may differ in case alone", () => {
    expect(done(renameCell(before, "lags", "LAGS", [])).cells[2]).toMatchObject({
      sql: "SELECT LAGS.months, '$k' FROM LAGS WHERE months > $k",
    });
  });

  it("is refused where it is another cell's, no name, or comes between", () => {
    expect(renameCell(before, "lags", "K", [])).toMatchObject({ kind: "refused" });
    expect(renameCell(before, "lags", "two words", [])).toMatchObject({ kind: "refused" });
    expect(renameCell(before, "m", "x", [])).toMatchObject({ kind: "refused" });
    const expression = documentOf(sql("a", "SELECT 1 AS x"), sql("b", "WITH z AS (SELECT 2 AS x) FROM a, z"));
    expect(renameCell(expression, "a", "z", [])).toEqual({
      kind: "refused",
      message: "the query b has a table expression z of its own",
    });
  });

  it("is refused where it is a table's, so that no query comes to read a cell instead", () => {
    const tables = ["models", "Zones"];
    const three = documentOf(sql("a", "SELECT 1"), sql("b", "FROM models"), sql("c", "FROM a"));
    for (const name of ["models", "MODELS", "zones"]) {
      const message = `${name} is a table of the dataset: choose another name`;
      expect(renameCell(three, "a", name, tables)).toEqual({ kind: "refused", message });
    }
    const { cells } = done(renameCell(three, "a", "mine", tables));
    expect(cells).toMatchObject([{ name: "mine" }, { sql: "FROM models" }, { sql: "FROM mine" }]);
  });

  it("of a cell that came with a table's name leaves alone what queries read of the table", () => {
    const came = documentOf(sql("models", "SELECT 1"), sql("b", "FROM models"), table("t", "models"));
    const { cells } = done(renameCell(came, "models", "mine", ["models"]));
    expect(cells).toMatchObject([{ name: "mine" }, { sql: "FROM models" }, { source: "mine" }]);
    const bound = documentOf(slider("models", 1), sql("b", "SELECT $models FROM models"));
    expect(done(renameCell(bound, "models", "k", ["models"])).cells[1]).toMatchObject({ sql: "SELECT $k FROM models" });
  });

  it("that is refused says so until an edit is made", () => {
    const said: string[] = [];
    const session = openSession(ABC, { tables: ["models"] }, async () => ({
      columns: [],
      rows: [],
      elapsedMs: 0,
      isCut: false,
    }));
    const bench = { session, tell: (message: string) => said.push(message) };
    const rename = (name: string) => applied(bench, (document) => renameCell(document, "a", name, ["models"]));
    expect([rename("models"), rename("mine"), rename("ours")]).toEqual([false, true, true]);
    expect(said).toEqual(["Not changed: models is a table of the dataset: choose another name.", ""]);
    session.close();
  });

  it.each([
    ["SELECT a.x FROM a", "SELECT n.x FROM n"],
    ["SELECT a FROM a", "SELECT a FROM n AS a"],
    ["SELECT a.x FROM a AS a", "SELECT a.x FROM n AS a"],
    ["SELECT q.x FROM a q", "SELECT q.x FROM n q"],
    ["SELECT t.a FROM a JOIN t USING (y)", "SELECT t.a FROM n AS a JOIN t USING (y)"],
    ["WITH a AS (SELECT * FROM a) SELECT a.x FROM a", "WITH a AS (SELECT * FROM n AS a) SELECT a.x FROM a"],
    ['SELECT \'"a"\', "a".x FROM "a"', "SELECT '\"a\"', n.x FROM n"],
    ["SELECT x FROM other", "SELECT x FROM other"],
  ])("keeps what a query means: %s", (before, after) => {
    expect(renameTable(before, "a", "n")).toBe(after);
  });
});

describe("the head", () => {
  it("is changed within its limits", () => {
    const titled = done(updateHead(emptyDocument(null), { title: "T", summary: "S", dataset: "v1" }));
    expect(titled).toEqual({ version: 1, title: "T", summary: "S", dataset: "v1", cells: [] });
    expect(done(updateHead(titled, { summary: "" }))).toEqual({ version: 1, title: "T", dataset: "v1", cells: [] });
    expect(updateHead(titled, { title: "x".repeat(201) }).kind).toBe("refused");
  });
});

it("finds ids and names that are free", () => {
  expect(freshId(ABC, () => 0.5)).toBe("iiii");
  expect(freshId(documentOf(sql("x", "", "iiii")), () => 0.5)).toBe("iiiii");
  expect(freshName(ABC, "d")).toBe("d");
  expect(freshName(documentOf(sql("a", ""), sql("A_2", "", "b")), "a")).toBe("a_3");
  expect(freshName(ABC, "ratings", ["Ratings"])).toBe("ratings_2");
  expect(freshName(documentOf(sql("x".repeat(60), "", "y")), "x".repeat(60))).toHaveLength(60);
});
