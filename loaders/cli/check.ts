import { TABLE_NAMES, tableNamed } from "../../src/schema/tables.ts";
import { readDataset } from "../dataset.ts";
import { isErrnoException } from "../errno.ts";
import { formatProblem } from "../problem.ts";

const directory = process.argv[2] ?? "data";

const count = (n: number, noun: string) => `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;

try {
  const { tables, problems } = await readDataset(directory);
  for (const problem of problems) console.error(formatProblem(problem));
  const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
  const summary = [
    count(TABLE_NAMES.filter((name) => !tableNamed(name).derived).length, "table"),
    count(rows, "row"),
    count(problems.length, "problem"),
  ];
  console.log(summary.join(", "));
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  if (!isErrnoException(error)) throw error;
  console.error(`${directory}: cannot be read (${error.code}): name a folder that holds one CSV file for each table`);
  process.exitCode = 1;
}
