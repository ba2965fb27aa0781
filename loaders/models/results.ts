import type { ParsedRow } from "../../src/schema/rules.ts";
import { isTableName, tableNamed } from "../../src/schema/tables.ts";
import type { Tables } from "../dataset.ts";
import { compareText } from "../problem.ts";
import { MODELS } from "./index.ts";
import type { Model, ModelResult } from "./model.ts";

/** The dataset with the results of every model. Models read what people edited, never each other's results. */
export function withModelResults(tables: Tables, models: readonly Model[] = MODELS): Tables {
  return { ...tables, model_results: modelResultRows(tables, models) };
}

/**
 * The rows of `model_results`, sorted by key.
 *
 * @throws Error where a model breaks the table's declaration or rests on a row that does not exist: a mistake of code
 */
export function modelResultRows(tables: Tables, models: readonly Model[]): readonly ParsedRow[] {
  const evidence = evidenceByKey(tables);
  const rows = new Map<string, ParsedRow>();
  for (const { name, results } of models) {
    for (const result of results(tables)) {
      const row = resultRow(name, result, evidence);
      const id = String(row["id"]);
      if (rows.has(id)) throw new Error(`the model ${name} gives ${id} twice`);
      const wrong = whatIsWrong(row);
      if (wrong) throw new Error(`the result ${id} of the model ${name}: ${wrong}`);
      rows.set(id, row);
    }
  }
  return [...rows.entries()].sort(([a], [b]) => compareText(a, b)).map(([, row]) => row);
}

function resultRow(model: string, result: ModelResult, evidence: ReadonlyMap<string, string>): ParsedRow {
  const { scenario, quantity, note = null, ...figures } = result;
  const inputs = [...new Set(figures.inputs)].sort(compareText);
  const marks = inputs.map((key) => {
    const mark = evidence.get(key);
    if (mark === undefined) throw new Error(`the model ${model} rests on ${key}, and there is no such row`);
    return mark;
  });
  return {
    id: `${model}:${scenario}:${quantity}`,
    model,
    scenario,
    quantity,
    ...figures,
    inputs,
    evidence: weakest(marks),
    note,
  };
}

function weakest(marks: readonly string[]): "seen" | "recalled" | "disputed" {
  if (marks.includes("disputed")) return "disputed";
  return marks.every((mark) => mark === "seen" || mark === "measured") ? "seen" : "recalled";
}

/** The evidence of every row, by `table:key`; a key of several columns joins them with `/`. */
function evidenceByKey(tables: Tables): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tables).flatMap(([name, rows]) => {
      if (!isTableName(name)) return [];
      const { key } = tableNamed(name);
      return rows.map((row): [string, string] => [
        `${name}:${key.map((column) => String(row[column])).join("/")}`,
        String(row["evidence"]),
      ]);
    }),
  );
}

function whatIsWrong(row: ParsedRow): string | null {
  for (const [name, column] of Object.entries(tableNamed("model_results").columns)) {
    const cell = row[name];
    if (column.type === "number" && typeof cell === "number" && !Number.isFinite(cell))
      return `${name} is ${String(cell)}`;
    if (column.type === "text" && column.pattern && !column.pattern.test(String(cell))) return `${name} is no name`;
  }
  if ((row["low"] === null) !== (row["high"] === null)) return "a range has two ends";
  const { rules = [] } = tableNamed("model_results");
  return rules.map((rule) => rule.check(row)?.message).find((message) => message !== undefined) ?? null;
}
