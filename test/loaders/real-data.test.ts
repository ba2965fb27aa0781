import { join } from "node:path";
import { expect, test } from "vitest";
import { assemble } from "../../loaders/assemble.ts";
import { readDataset } from "../../loaders/dataset.ts";
import { withModelResults } from "../../loaders/models/results.ts";
import { formatProblem } from "../../loaders/problem.ts";
import { TABLE_NAMES } from "../../src/schema/tables.ts";

const ROOT = join(import.meta.dirname, "../..");

const AT_LEAST = {
  architectures: 500,
  models: 310,
  adoption_events: 900,
  essay_claims: 200,
  kernel_benchmarks: 290,
  moe_measurements: 100,
  sources: 600,
} as const;

test("the dataset has no problems and is as large as promised", async () => {
  const { tables: edited, problems } = await readDataset(join(ROOT, "data"), "data");
  const tables = withModelResults(edited);
  expect(problems.map(formatProblem)).toEqual([]);
  for (const name of TABLE_NAMES) expect(tables[name].length, name).toBeGreaterThan(0);
  for (const [name, least] of Object.entries(AT_LEAST)) {
    expect(tables[name as keyof typeof AT_LEAST].length, name).toBeGreaterThanOrEqual(least);
  }
});

test("every query runs and tests claims that exist, and two assemblies are the same to the byte", async () => {
  const [one, other] = [await assemble(ROOT), await assemble(ROOT)];
  for (const [name, bytes] of one) expect(Buffer.compare(bytes, other.get(name) ?? new Uint8Array()), name).toBe(0);
});
