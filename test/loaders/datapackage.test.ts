import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { expect, test } from "vitest";
import { catalogVersion } from "../../loaders/catalog.ts";
import { makeCroissant } from "../../loaders/croissant.ts";
import { readCsv } from "../../loaders/csv.ts";
import { makeDataPackage } from "../../loaders/datapackage.ts";
import { readDataset } from "../../loaders/dataset.ts";
import { tableCsv } from "../../loaders/exports.ts";
import { type FlatValue, flatRow } from "../../loaders/flat-row.ts";
import { PROJECT } from "../../loaders/project.ts";
import { TABLE_NAMES, tableNamed } from "../../src/schema/tables.ts";
import { FIXTURE } from "./support.ts";

const packageSchema = v.object({
  profile: v.literal("tabular-data-package"),
  name: v.pipe(v.string(), v.regex(/^[-a-z0-9._/]+$/)),
  licenses: v.pipe(v.array(v.object({ name: v.string(), path: v.string() })), v.minLength(1)),
  sources: v.array(v.object({ title: v.string(), path: v.string() })),
  resources: v.array(
    v.object({
      name: v.string(),
      path: v.string(),
      bytes: v.number(),
      hash: v.string(),
      schema: v.object({
        fields: v.array(
          v.object({
            name: v.string(),
            type: v.picklist(["string", "integer", "number", "boolean", "date"]),
            constraints: v.object({
              required: v.optional(v.literal(true)),
              unique: v.optional(v.literal(true)),
              enum: v.optional(v.array(v.string())),
              minimum: v.optional(v.number()),
              maximum: v.optional(v.number()),
              pattern: v.optional(v.string()),
            }),
          }),
        ),
        primaryKey: v.array(v.string()),
        foreignKeys: v.optional(
          v.pipe(
            v.array(
              v.object({ fields: v.string(), reference: v.object({ resource: v.string(), fields: v.string() }) }),
            ),
            v.minLength(1),
          ),
        ),
        missingValues: v.array(v.string()),
      }),
    }),
  ),
});

type Field = v.InferOutput<typeof packageSchema>["resources"][number]["schema"]["fields"][number];

async function describedFixture() {
  const { tables } = await readDataset(FIXTURE);
  const dataset = { tables, views: [], version: catalogVersion(tables, []) };
  return { dataset, tables, described: v.parse(packageSchema, makeDataPackage(dataset)) };
}

/** Reads a cell as Table Schema says: by the field's own declaration and nothing else. */
function parseField({ type, constraints, name }: Field, text: string): FlatValue {
  if (text === "") {
    if (constraints.required) throw new Error(`${name} is required`);
    return null;
  }
  if (constraints.enum && !constraints.enum.includes(text)) throw new Error(`${name}: ${text} is not in its enum`);
  if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`).test(text))
    throw new Error(`${name}: ${text}`);
  if (type === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`${name}: ${text} is no date`);
  if (type === "boolean") return text === "true";
  if (type !== "integer" && type !== "number") return text;
  const number = Number(text);
  if (number < (constraints.minimum ?? number) || number > (constraints.maximum ?? number)) throw new Error(name);
  return number;
}

test("every table's CSV, read by its own declaration, gives the dataset's rows back", async () => {
  const { tables, described } = await describedFixture();
  expect(described.resources.map(({ name }) => name)).toEqual(TABLE_NAMES);
  for (const name of TABLE_NAMES) {
    const resource = described.resources.find((one) => one.name === name);
    const bytes = tableCsv(tableNamed(name), tables[name]);
    expect(resource).toMatchObject({
      path: `${name}.csv`,
      bytes: bytes.length,
      hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    });
    const csv = readCsv(name, bytes);
    expect(csv.problems).toEqual([]);
    const fields = resource?.schema.fields ?? [];
    expect(csv.header.map(({ text }) => text)).toEqual(fields.map((field) => field.name));
    const rows = csv.records.map((record) =>
      Object.fromEntries(fields.map((field, index) => [field.name, parseField(field, record[index]?.text ?? "")])),
    );
    const expected = tables[name].map((row) =>
      Object.fromEntries(
        Object.entries(flatRow(tableNamed(name), row)).map(([column, value]) => {
          const isList = tableNamed(name).columns[column]?.type === "list";
          return [column, isList && Array.isArray(value) ? value.join(";") || null : value];
        }),
      ),
    );
    expect(rows, name).toEqual(expected);
  }
});

test("keys, references and constraints of the schema are declared", async () => {
  const { described } = await describedFixture();
  const schema = (name: string) => described.resources.find((one) => one.name === name)?.schema;
  expect(schema("ratings")?.primaryKey).toEqual(["architecture_id", "as_of_kind", "rater", "rubric_version"]);
  expect(schema("ratings")?.foreignKeys).toEqual([
    { fields: "architecture_id", reference: { resource: "architectures", fields: "id" } },
  ]);
  expect(schema("ratings")?.fields.find(({ name }) => name === "ga")).toMatchObject({
    type: "integer",
    constraints: { required: true, minimum: 0, maximum: 2 },
  });
  expect(schema("sources")?.fields.find(({ name }) => name === "url")?.constraints).toEqual({
    required: true,
    unique: true,
    pattern: "https?://\\S+",
  });
  expect(schema("essay_claims")).not.toHaveProperty("foreignKeys");
});

test("the essays under test are the package's sources", async () => {
  const { described } = await describedFixture();
  expect(described.sources).toEqual([{ title: "The Hardware Friction Map", path: "https://example.org/friction-map" }]);
});

test("the Croissant description covers every file and column, and its references exist", async () => {
  const { dataset } = await describedFixture();
  const identified = v.object({ "@id": v.string() });
  const field = v.object({
    "@id": v.string(),
    source: v.object({ fileObject: identified, extract: v.object({ column: v.string() }) }),
    references: v.optional(v.object({ field: identified })),
  });
  const croissant = v.parse(
    v.object({
      conformsTo: v.literal("http://mlcommons.org/croissant/1.0"),
      distribution: v.array(v.object({ "@id": v.string(), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
      recordSet: v.array(v.object({ "@id": v.string(), field: v.array(field), key: v.array(identified) })),
    }),
    makeCroissant(dataset),
  );
  const files = croissant.distribution.map((file) => file["@id"]);
  const fields = croissant.recordSet.flatMap((records) => records.field);
  const ids = fields.map((one) => one["@id"]);
  expect(files).toEqual(TABLE_NAMES.map((name) => `${name}.csv`));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { source, references } of fields) {
    expect(files).toContain(source.fileObject["@id"]);
    if (references) expect(ids).toContain(references.field["@id"]);
  }
  for (const { key } of croissant.recordSet) for (const column of key) expect(ids).toContain(column["@id"]);
});

test("name and version are those of the package, and the data has a licence of its own", async () => {
  const manifest: unknown = JSON.parse(await readFile(join(import.meta.dirname, "../../package.json"), "utf8"));
  expect(manifest).toMatchObject({ name: PROJECT.name, version: PROJECT.version });
});
