import { join } from "node:path";
import { expect, test } from "vitest";
import { readDataset } from "../../loaders/dataset.ts";
import { MODELS } from "../../loaders/models/index.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

/** How a claim is said to be tested where its verdict is to come from models, not from rows alone. */
const BY_MODEL = ["analytic_model", "orchestration_model"];

const { tables } = await readDataset(join(ROOT, "data"), "data");
const { queries } = await readQueryFolder(join(ROOT, "src/queries"));

const claims = tables.essay_claims
  .filter(({ testable_by: how }) => BY_MODEL.includes(String(how)))
  .map(({ id }) => String(id));

test("there are claims to be tested by models", () => {
  expect(claims.length).toBeGreaterThanOrEqual(16);
});

test.each(claims)("the verdict on %s reads the results of a model that exists", (claim) => {
  const sql = queries.find(({ id }) => id === `claims/${claim}`)?.sql ?? "";
  expect(sql).toMatch(/\b(FROM|JOIN) model_results\b/);
  const named = [...sql.matchAll(/\bmodel = '([^']+)'/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(MODELS.map((model) => model.name)).toContain(name);
});
