import { expect, test } from "vitest";
import { sqlError } from "../../loaders/sql-error.ts";

const message = (excerpt: string, caretUnder: string) => {
  const line = `LINE 2: ${excerpt}`;
  return `Binder Error: no such column!\nCandidates: "a"\n\n${line}\n${" ".repeat(line.indexOf(caretUnder))}^`;
};

test("the place is taken from DuckDB's caret", () => {
  expect(sqlError(new Error(message("  nope", "nope")), "SELECT\n  nope")).toEqual({
    message: 'Binder Error: no such column! Candidates: "a"',
    line: 2,
    column: 3,
  });
});

test("the place is found in a long line of which only a part is shown", () => {
  const shown = "b_column, nope, c_column";
  const sql = `SELECT\n${"a, ".repeat(40)}${shown}${", d".repeat(40)}`;
  expect(sqlError(new Error(message(`...${shown}...`, "nope")), sql)).toMatchObject({ line: 2, column: 131 });
});

test("a message without a place stays whole", () => {
  expect(sqlError(new Error("Out of Memory"), "SELECT 1")).toEqual({
    message: "Out of Memory",
    line: null,
    column: null,
  });
});
