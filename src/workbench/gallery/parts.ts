import type { Cell, CellOf } from "../document/schema.js";

/** Whether only rows count that somebody read in their source; a query asks `$basis = 'all' OR evidence = 'seen'`. */
export const BASIS: CellOf<"parameter"> = {
  id: "basis",
  kind: "parameter",
  name: "basis",
  label: "Rows that count",
  control: { type: "select", options: ["all", "read in their source"] },
  value: "all",
};

/**
 * SQL of three columns: a share of counts in percent and its Wilson score interval at 95%.
 *
 * @param prefix of the columns' names
 */
export function shareColumns(part: string, all: string, prefix = ""): string {
  const root = `sqrt(${part} * (${all} - ${part}) / ${all} + 0.96)`;
  return `round(100 * ${part} / ${all}) AS ${prefix}pct,
  round(100 * (${part} + 1.92 - 1.96 * ${root}) / (${all} + 3.84)) AS ${prefix}low,
  round(100 * (${part} + 1.92 + 1.96 * ${root}) / (${all} + 3.84)) AS ${prefix}high`;
}

/** The cell whose text answers the question: the gallery quotes it. */
export const ANSWER = "answer";

export function answer(text: string): Cell {
  return { id: ANSWER, kind: "markdown", text };
}

/** What the answer must not be taken for. */
export function limits(text: string): Cell {
  return { id: "limits", kind: "markdown", text: `## What this does not show\n\n${text}` };
}

export function query(name: string, sql: string): Cell {
  return { id: name.replaceAll("_", "").slice(0, 12), kind: "sql", name, sql };
}
