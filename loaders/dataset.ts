import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ParsedRow } from "../src/schema/rules.ts";
import { isTableName, TABLE_NAMES, type TableName, tableNamed } from "../src/schema/tables.ts";
import { DATASET_RULES } from "./dataset-rules.ts";
import { readKernelRuns } from "./kernel-runs.ts";
import { eachTable, type LocatedRow, type ReadTable } from "./located-row.ts";
import { compareText, type Problem, sortProblems } from "./problem.ts";
import { readTable } from "./read-table.ts";
import { referenceProblems } from "./references.ts";
import { didYouMean } from "./suggestion.ts";
import { uniquenessProblems } from "./uniqueness.ts";

/** The rows of every table, sorted by key. */
export type Tables = Readonly<Record<TableName, readonly ParsedRow[]>>;

export interface Dataset {
  /** Sound only where `problems` is empty. */
  readonly tables: Tables;
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks every table that people edit or record. Derived tables stay empty.
 *
 * @param directory the folder of CSV files, and of the folder `runs`
 * @param label what to call the folder in problems
 * @throws where the folder itself cannot be read
 */
export async function readDataset(directory: string, label = directory): Promise<Dataset> {
  const names = (await readdir(directory)).sort();
  const problems: Problem[] = unknownFiles(names, label);
  const read = new Map<TableName, ReadTable>();
  const runs = await readKernelRuns(join(directory, "runs"), join(label, "runs"));
  read.set("kernel_runs", runs.table);
  problems.push(...runs.problems);
  for (const name of TABLE_NAMES) {
    if (!isCsvTable(name)) continue;
    const file = join(label, `${name}.csv`);
    if (!names.includes(`${name}.csv`)) {
      problems.push({ file, line: 1, column: 1, message: "the file is missing: every table needs one" });
      continue;
    }
    const result = readTable(name, file, await readFile(join(directory, `${name}.csv`)));
    read.set(name, result.table);
    problems.push(...result.problems);
  }
  const tables = eachTable((name) => read.get(name) ?? { name, rows: [], complete: tableNamed(name).derived === true });
  problems.push(...Object.values(tables).flatMap(uniquenessProblems));
  problems.push(...referenceProblems(tables));
  problems.push(...DATASET_RULES.flatMap((rule) => rule.check(tables)));
  return { tables: eachTable((name) => sortedRows(name, tables[name].rows)), problems: sortProblems(problems) };
}

function unknownFiles(names: readonly string[], label: string): Problem[] {
  return names
    .filter((name) => name.toLowerCase().endsWith(".csv") && !isCsvTable(name.slice(0, -4)))
    .map((name) => ({
      file: join(label, name),
      line: 1,
      column: 1,
      message: `no table has this name${didYouMean(name.slice(0, -4), TABLE_NAMES.filter(isCsvTable))}`,
    }));
}

/** Whether a table is edited as a CSV file: kernel runs are recorded, each run in a file of its own; results are computed. */
function isCsvTable(name: string): boolean {
  return isTableName(name) && name !== "kernel_runs" && !tableNamed(name).derived;
}

function sortedRows(name: TableName, rows: readonly LocatedRow[]): readonly ParsedRow[] {
  const { key } = tableNamed(name);
  return rows.map(({ cells }) => cells).sort((a, b) => compareRows(a, b, key));
}

function compareRows(a: ParsedRow, b: ParsedRow, key: readonly string[]): number {
  for (const column of key) {
    const left = a[column];
    const right = b[column];
    const order =
      typeof left === "number" && typeof right === "number" ? left - right : compareText(String(left), String(right));
    if (order !== 0) return order;
  }
  return 0;
}
