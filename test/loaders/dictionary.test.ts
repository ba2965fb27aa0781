import * as v from "valibot";
import { expect, onTestFinished, test } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { makeCatalog } from "../../loaders/catalog.ts";
import { makeDictionary } from "../../loaders/dictionary.ts";
import { catalogSchema } from "../../src/engine/catalog.ts";
import { TABLE_NAMES } from "../../src/schema/tables.ts";
import { fixtureProject } from "./support.ts";

const VIEW = "-- title: Names\n-- description: Names of models\nSELECT name FROM models\n";

async function open(queries: Readonly<Record<string, string>>) {
  const dataset = await openDataset(await fixtureProject(queries));
  onTestFinished(dataset.database.close);
  return dataset;
}

test("the catalog is what engines expect, with views after what they read", async () => {
  const catalog = makeCatalog(
    await open({
      "views/a.sql": "-- title: A\n-- description: D\nFROM b\n",
      "views/b.sql": VIEW,
    }),
  );
  expect(v.parse(catalogSchema, catalog)).toEqual(catalog);
  expect(catalog.version).toMatch(/^[0-9a-f]{12}$/);
  expect(catalog.tables.map(({ name }) => name)).toEqual(TABLE_NAMES);
  expect(catalog.tables.find(({ name }) => name === "models")?.rowCount).toBe(2);
  expect(catalog.views).toEqual([
    {
      name: "b",
      description: "Names of models",
      sql: "SELECT name FROM models",
      tables: ["models"],
      columns: [{ name: "name", type: "VARCHAR" }],
    },
    { name: "a", description: "D", sql: "FROM b", tables: ["models"], columns: [{ name: "name", type: "VARCHAR" }] },
  ]);
});

test("the version follows the data and the views, not the queries", async () => {
  const { version } = await open({ "views/v.sql": VIEW });
  expect((await open({ "views/v.sql": VIEW, "tables/q.sql": "-- title: Q\nFROM v\n" })).version).toBe(version);
  expect((await open({ "views/v.sql": VIEW.replace("SELECT name", "SELECT id") })).version).not.toBe(version);
  expect((await open({ "views/w.sql": VIEW })).version).not.toBe(version);
});

test("the dictionary tells meanings, constraints and how many rows have each", async () => {
  const { tables, rules, views } = makeDictionary(await open({ "views/v.sql": VIEW }));
  const architectures = tables.find(({ name }) => name === "architectures");
  expect(architectures).toMatchObject({
    rowCount: 3,
    evidence: { seen: 1, recalled: 1, disputed: 1 },
    key: ["id"],
    rules: [
      "first_production_date is not before introduced",
      "a row marked as seen cites a source",
      "a disputed row says in its note what is disputed",
    ],
  });
  const column = (name: string) => architectures?.columns.find((one) => one.name === name);
  expect(column("introduced")).toMatchObject({ type: "date", sqlType: "DATE", required: false, filled: 2 });
  expect(column("adoption_2025")).toMatchObject({ type: "integer", min: 0, max: 3, filled: 1 });
  expect(column("category")?.values.find(({ value }) => value === "capsule")).toEqual({
    value: "capsule",
    meaning: "capsule networks",
    count: 1,
  });
  expect(column("sources")?.references).toEqual({ table: "sources", column: "key" });
  expect(column("id")?.pattern).toBe("^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$");
  expect(rules.map(({ description }) => description)).toContain("all adoption events of one technique have one tier");
  expect(views).toMatchObject([{ name: "v", title: "Names", tables: ["models"] }]);
});
