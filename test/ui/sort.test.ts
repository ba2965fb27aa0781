import { expect, test } from "vitest";
import { nextSort, sortRows } from "../../src/ui/sort.js";

const names = (rows: readonly { readonly name?: unknown }[]) => rows.map(({ name }) => name);

test("what is not known comes last in either direction", () => {
  const rows = [
    { name: "b", n: 2 },
    { name: "none", n: null },
    { name: "a", n: 1 },
  ];
  expect(names(sortRows(rows, { column: "n" }))).toEqual(["a", "b", "none"]);
  expect(names(sortRows(rows, { column: "n", descending: true }))).toEqual(["b", "a", "none"]);
});

test("texts sort by their numbers and without regard to case", () => {
  const rows = [{ name: "Llama 10" }, { name: "llama 9" }, { name: "Élan" }];
  expect(names(sortRows(rows, { column: "name" }))).toEqual(["Élan", "llama 9", "Llama 10"]);
});

test("equal rows keep their order and the rows given stay as they are", () => {
  const rows = [
    { name: "x", n: 1 },
    { name: "y", n: 1 },
  ];
  expect(names(sortRows(rows, { column: "n", descending: true }))).toEqual(["x", "y"]);
  expect(names(rows)).toEqual(["x", "y"]);
});

test("a header turns from ascending to descending to the query's own order", () => {
  const first = nextSort(null, "n");
  const second = nextSort(first, "n");
  expect([first, second, nextSort(second, "n")]).toEqual([{ column: "n" }, { column: "n", descending: true }, null]);
});
