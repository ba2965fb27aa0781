import * as v from "valibot";
import { expect, test } from "vitest";
import { readDataset } from "../../../loaders/dataset.ts";
import { type ModelResult, modelRows } from "../../../loaders/models/model.ts";
import { modelResultRows, withModelResults } from "../../../loaders/models/results.ts";
import { FIXTURE } from "../support.ts";

const { tables } = await readDataset(FIXTURE);

const [seen, recalled] = ["seen", "recalled"].map((mark) => {
  const row = tables.models.find(({ evidence }) => evidence === mark);
  return `models:${row?.["id"]}`;
});

const result = (more: Partial<ModelResult> = {}): ModelResult => ({
  scenario: "one",
  quantity: "bytes",
  value: 2,
  low: null,
  high: null,
  unit: "B",
  assumptions: "none",
  inputs: [],
  ...more,
});

const rowsOf = (...results: readonly ModelResult[]) => modelResultRows(tables, [{ name: "m", results: () => results }]);

test("a result is named by its model, scenario and quantity, and rows are sorted", () => {
  expect(rowsOf(result({ scenario: "b" }), result({ scenario: "a", low: 1, high: 3 }))).toMatchObject([
    { id: "m:a:bytes", model: "m", scenario: "a", quantity: "bytes", value: 2, low: 1, high: 3 },
    { id: "m:b:bytes", low: null, high: null, note: null },
  ]);
});

test("a result is as sound as the weakest row that it rests on", () => {
  const evidence = (inputs: readonly string[]) => rowsOf(result({ inputs }))[0]?.["evidence"];
  expect(evidence([])).toBe("seen");
  expect(evidence([String(seen)])).toBe("seen");
  expect(evidence([String(seen), String(recalled)])).toBe("recalled");
});

test("inputs are listed once, in order", () => {
  const [row] = rowsOf(result({ inputs: [String(recalled), String(seen), String(recalled)] }));
  expect(row?.["inputs"]).toEqual([String(recalled), String(seen)].sort());
});

test.each([
  [{ inputs: ["models:nobody"] }, "the model m rests on models:nobody, and there is no such row"],
  [{ value: Number.NaN }, "value is NaN"],
  [{ low: 3, high: 4 }, "low 3 is greater than value 2"],
  [{ low: 1 }, "a range has two ends"],
  [{ scenario: "Two words" }, "id is no name"],
])("a model that gives %j is refused", (more, reason) => {
  expect(() => rowsOf(result(more))).toThrow(reason);
});

test("a result given twice is refused", () => {
  expect(() => rowsOf(result(), result())).toThrow("the model m gives m:one:bytes twice");
});

test("a model reads rows as the database has them", () => {
  const row = v.object({ id: v.string(), released: v.string(), released_precision: v.string() });
  const [first] = modelRows(tables, "models", row);
  expect(first?.released).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("every model of the project can do without any row", () => {
  const none = Object.fromEntries(Object.keys(tables).map((name) => [name, []]));
  expect(() => withModelResults({ ...tables, ...none })).not.toThrow();
});
