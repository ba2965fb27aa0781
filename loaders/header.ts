import type { Table } from "../src/schema/table.ts";
import type { Field } from "./csv.ts";
import type { Problem } from "./problem.ts";
import { didYouMean } from "./suggestion.ts";

/** What is wrong with a header row, which must name the table's columns in the order of the schema. */
export function headerProblems(file: string, table: Table, header: readonly Field[]): readonly Problem[] {
  const expected = Object.keys(table.columns);
  const named = new Set(header.map(({ text }) => text));
  const missing = expected.filter((name) => !named.has(name));
  const problems = header.flatMap((field, index) => {
    if (header.findIndex(({ text }) => text === field.text) < index) {
      return [problem(file, field, `column ${field.text} stands twice in the header`)];
    }
    if (Object.hasOwn(table.columns, field.text)) return [];
    return [problem(file, field, `unknown column ${field.text}${didYouMean(field.text, missing)}`)];
  });
  problems.push(...missing.map((name) => problem(file, { line: 1, column: 1 }, `column ${name} is missing`)));
  if (problems.length > 0) return problems;
  const index = header.findIndex(({ text }, position) => text !== expected[position]);
  const field = header[index];
  if (field === undefined) return [];
  return [problem(file, field, `column ${index + 1} is ${field.text}, but must be ${expected[index]}`)];
}

function problem(file: string, { line, column }: Omit<Field, "text">, message: string): Problem {
  return { file, line, column, message };
}
