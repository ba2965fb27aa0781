import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { excerpt } from "../../src/workbench/document/excerpt.ts";
import { affectedBetween, dependenciesOf, dependentsOf, graphOf } from "../../src/workbench/document/graph.ts";
import { RESERVED_WORDS } from "../../src/workbench/document/names.ts";
import type { Cell, WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { chart, documentOf, markdown, slider, sql, TYPICAL, table } from "./fixtures.ts";

const SITE = {
  tables: ["ratings", "architectures", "adoption_durations", "adoption_lags"],
  kernels: ["gemm-tiled"],
  predictions: ["waw-lag-24-kernel"],
};

const graph = (...cells: readonly Cell[]) => graphOf(documentOf(...cells), SITE);

const problemsOf = (id: string, ...cells: readonly Cell[]) =>
  graph(...cells)
    .nodes.get(id)
    ?.problems.map(({ kind, message }) => `${kind}: ${message}`);

describe("what a cell reads", () => {
  it("tells cells, tables of the dataset and parameters apart", () => {
    const { nodes } = graph(
      slider("k", 3),
      sql("a", "SELECT * FROM ratings"),
      sql("b", "FROM a, Ratings WHERE x > $k"),
    );
    expect(nodes.get("b")).toMatchObject({ reads: ["a", "k"], tables: ["ratings"], parameters: ["k"], problems: [] });
  });

  it("takes a column or a text that spells a cell's name for what it is", () => {
    const { nodes } = graph(sql("lag", "SELECT 1 AS x"), sql("b", "SELECT lag, 'FROM lag' FROM ratings -- lag"));
    expect(nodes.get("b")?.reads).toEqual([]);
  });

  it("finds values in Markdown, and leaves code as it is", () => {
    const { nodes } = graph(
      sql("a", "SELECT 1 AS x"),
      slider("k", 3),
      markdown("m", "# ${a.x} in *${K}* and `${nothing}` and \\${nothing}\n\n    ${nothing}\n"),
    );
    expect(nodes.get("m")).toMatchObject({ reads: ["a", "k"], problems: [] });
  });

  it("reads the rows of a chart's and a table's source", () => {
    const { nodes } = graph(sql("a", "SELECT 1 AS x"), chart("c", "a"), table("t", "A"));
    expect([nodes.get("c")?.reads, nodes.get("t")?.reads]).toEqual([["a"], ["a"]]);
  });

  it("knows a document with every kind of cell", () => {
    const { nodes, order } = graphOf(TYPICAL, SITE);
    expect([...nodes.values()].flatMap(({ problems }) => problems)).toEqual([]);
    expect(nodes.get("a1x9")?.reads.toSorted()).toEqual(["b2k4", "e5w2", "f1t6"]);
    expect(order.toSorted()).toEqual(TYPICAL.cells.map(({ id }) => id));
  });
});

describe("order", () => {
  it("has each cell after what it reads, whatever their places in the document", () => {
    const { order } = graph(markdown("m", "${c.x}"), sql("c", "FROM b"), sql("b", "FROM a"), sql("a", "SELECT 1 AS x"));
    expect(order).toEqual(["a", "b", "c", "m"]);
  });

  it("reruns only what depends on a changed parameter", () => {
    const cells = [
      slider("k", 3),
      slider("other", 1),
      sql("a", "SELECT $k AS x"),
      sql("b", "FROM a"),
      sql("alone", "SELECT $other AS y FROM ratings"),
      chart("c", "b"),
      markdown("m", "${k} and ${alone.y}"),
    ];
    const found = graph(...cells);
    expect(dependentsOf(found, "k")).toEqual(["a", "b", "c", "m"]);
    expect(dependentsOf(found, "other")).toEqual(["alone", "m"]);
    expect(dependentsOf(found, "c")).toEqual([]);
    expect(dependenciesOf(found, "c")).toEqual(["k", "a", "b"]);
  });
});

describe("what is wrong", () => {
  it("names each cell of a cycle, and not those outside", () => {
    const cells = [sql("a", "FROM c"), sql("b", "FROM a"), sql("c", "FROM b"), sql("d", "FROM c"), sql("e", "FROM e")];
    expect(problemsOf("a", ...cells)).toEqual(["cycle: this cell needs its own result: a reads c reads b reads a"]);
    expect(problemsOf("b", ...cells)).toHaveLength(1);
    expect(problemsOf("c", ...cells)).toHaveLength(1);
    expect(problemsOf("d", ...cells)).toEqual([]);
    expect(problemsOf("e", ...cells)).toEqual(["cycle: this cell needs its own result: e reads e"]);
    expect(dependentsOf(graph(...cells), "b")).toEqual(["a", "c", "d"].toSorted((x, y) => order(x) - order(y)));
    function order(id: string) {
      return graph(...cells).order.indexOf(id);
    }
  });

  it("tells missing names", () => {
    expect(problemsOf("a", sql("a", "FROM nowhere, duckdb_tables"))).toEqual([
      "missing: there is no table or cell named nowhere",
    ]);
    expect(problemsOf("a", sql("a", "SELECT $k"))).toEqual(["missing: there is no parameter cell named k"]);
    expect(problemsOf("c", chart("c", "ratings"))).toEqual(["missing: there is no cell named ratings"]);
    expect(problemsOf("m", markdown("m", "${gone}"))).toEqual(["missing: there is no cell named gone"]);
    expect(problemsOf("k", { id: "k", kind: "kernel", name: "k", kernel: "x", parameters: {} })).toEqual([
      "missing: the lab has no kernel x",
    ]);
    expect(problemsOf("p", { id: "p", kind: "prediction", name: "p", prediction: "x", parameters: {} })).toEqual([
      "missing: there is no prediction x",
    ]);
  });

  it("refuses names of the dataset's tables, of SQL and of other cells", () => {
    expect(problemsOf("a", sql("Ratings", "SELECT 1", "a"))).toEqual([
      "name: Ratings is a table of the dataset: choose another name",
    ]);
    expect(problemsOf("a", sql("Select", "SELECT 1", "a"))).toEqual([
      "name: Select is a word of SQL: choose another name",
    ]);
    expect(problemsOf("b", sql("x", "SELECT 1", "a"), sql("X", "SELECT 2", "b"))).toEqual([
      "name: another cell is named X already: choose another name",
    ]);
    // A query goes on to read the dataset's table, and the first of two cells of one name.
    const { nodes } = graph(sql("ratings", "SELECT 1", "a"), sql("x", "FROM ratings", "b"), sql("x", "SELECT 2", "c"));
    expect(nodes.get("b")).toMatchObject({ reads: [], tables: ["ratings"] });
  });

  it("tells a parameter from a table", () => {
    expect(problemsOf("a", slider("k", 3), sql("a", "FROM k"))).toEqual([
      "kind: k is a parameter, not a table: write $k for its value",
    ]);
    expect(problemsOf("b", sql("a", "SELECT 1"), sql("b", "SELECT $a"))).toEqual([
      "kind: a is no parameter: select from it as a table",
    ]);
    expect(problemsOf("a", slider("k", 3), sql("a", "SELECT $K"))).toEqual(["parameter: the parameter is written $k"]);
    expect(problemsOf("a", sql("a", "SELECT $1, ?"))).toHaveLength(2);
  });

  it("knows DuckDB's reserved words", async () => {
    const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await duckdb.runAndReadAll(
      "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved' ORDER BY 1",
    );
    // The page's engine is older and reserves some words more.
    expect([...RESERVED_WORDS]).toEqual(expect.arrayContaining(reader.getRows().map(([word]) => String(word))));
  });
});

describe("what an edit makes stale", () => {
  const before: WorkbenchDocument = documentOf(
    slider("k", 3),
    sql("a", "SELECT $k AS x"),
    sql("b", "SELECT 1 AS y"),
    chart("c", "a"),
  );
  const stale = (after: WorkbenchDocument) => affectedBetween(graphOf(before, SITE), graphOf(after, SITE));
  const replaced = (cell: Cell) => ({ ...before, cells: before.cells.map((old) => (old.id === cell.id ? cell : old)) });

  it("is the changed cell and its dependents", () => {
    expect(stale(replaced(slider("k", 4)))).toEqual(["k", "a", "c"]);
    expect(stale(replaced(sql("b", "SELECT 2 AS y")))).toEqual(["b"]);
  });

  it("is nothing where cells are folded, moved or titled anew", () => {
    expect(stale({ ...before, title: "Another" })).toEqual([]);
    expect(stale({ ...before, cells: before.cells.toReversed() })).toEqual([]);
    expect(stale({ ...before, cells: before.cells.map((cell) => ({ ...cell, folded: true })) })).toEqual([]);
  });

  it("is what a name now leads elsewhere", () => {
    expect(stale(replaced(sql("elsewhere", "SELECT $k AS x", "a")))).toEqual(["c"]);
    const without = { ...before, cells: before.cells.filter(({ id }) => id !== "k") };
    expect(stale(without)).toEqual(["a", "c"]);
  });
});

describe("an excerpt of a document", () => {
  it("has one cell and those that it needs, in their order", () => {
    const ids = (id: string) => excerpt(TYPICAL, id, SITE).cells.map((cell) => cell.id);
    // The chart draws lags, which read both parameters.
    expect(ids("g8r3")).toEqual(["b2k4", "c7m1", "d3q8", "g8r3"]);
    expect(ids("f1t6")).toEqual(["b2k4", "c7m1", "d3q8", "f1t6"]);
    expect(ids("j9c0")).toEqual(["j9c0"]);
    expect(excerpt(TYPICAL, "j9c0", SITE)).toMatchObject({ title: TYPICAL.title, dataset: TYPICAL.dataset });
    const circle = documentOf(sql("a", "FROM b"), sql("b", "FROM a"), sql("c", "SELECT 1"));
    expect(excerpt(circle, "a", SITE).cells.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
