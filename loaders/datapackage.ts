import { createHash } from "node:crypto";
import type { Column } from "../src/schema/column.ts";
import type { ParsedRow } from "../src/schema/rules.ts";
import { precisionColumn, type Table } from "../src/schema/table.ts";
import { TABLE_NAMES, tableNamed } from "../src/schema/tables.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { tableCsv } from "./exports.ts";
import { PROJECT } from "./project.ts";

const TYPES: Readonly<Record<Column["type"], string>> = {
  text: "string",
  enum: "string",
  list: "string",
  integer: "integer",
  number: "number",
  boolean: "boolean",
  date: "date",
};

/** The Frictionless descriptor (Tabular Data Package, version 1) of the CSV exports. */
export function makeDataPackage({ tables, version }: AssembledDataset): object {
  const sources = essaySources(tables.sources);
  return {
    profile: "tabular-data-package",
    name: PROJECT.name,
    title: PROJECT.title,
    description: `${PROJECT.description} Catalog version ${version}. A date is the first day of the year, month or day that is known; the column after it says which. Items of a list column are separated by ";"; Table Schema cannot state a foreign key for such items, so the column's description names the table that they refer to.`,
    version: PROJECT.version,
    keywords: PROJECT.keywords,
    licenses: [PROJECT.licence],
    contributors: [{ title: PROJECT.creator, role: "author" }],
    ...(sources.length === 0 ? {} : { sources }),
    resources: TABLE_NAMES.map((name) => describeResource(tableNamed(name), tables[name])),
  };
}

/** The essays under test; what else was cited is in the sources table. */
function essaySources(rows: readonly ParsedRow[]): readonly object[] {
  return rows.filter(({ kind }) => kind === "essay").map(({ title, url }) => ({ title, path: url }));
}

function describeResource(table: Table, rows: readonly ParsedRow[]): object {
  const bytes = tableCsv(table, rows);
  return {
    profile: "tabular-data-resource",
    name: table.name,
    path: `${table.name}.csv`,
    title: table.title,
    description: `One row is ${table.description}.`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
    schema: {
      fields: Object.entries(table.columns).flatMap(([name, column]) => describeFields(table, name, column)),
      primaryKey: table.key,
      ...foreignKeys(table),
      missingValues: [""],
    },
  };
}

function describeFields(table: Table, name: string, column: Column): readonly object[] {
  const isAlone = [table.key, ...(table.unique ?? [])].some((group) => group.length === 1 && group[0] === name);
  const required = column.optional ? {} : { required: true };
  const field = {
    name,
    type: TYPES[column.type],
    description: describeColumn(column),
    constraints: { ...required, ...(isAlone ? { unique: true } : {}), ...valueConstraints(column) },
  };
  if (column.type !== "date") return [field];
  const precision = {
    name: precisionColumn(name),
    type: "string",
    description: `How precisely ${name} is known`,
    constraints: { ...required, enum: ["year", "month", "day"] },
  };
  return [field, precision];
}

function describeColumn({ type, description, unit, references }: Column): string {
  const items = type === "list" && references ? ` (each item is in ${references.table}.${references.column})` : "";
  return `${description}${unit === undefined ? "" : `, in ${unit}`}${items}`;
}

function valueConstraints(column: Column): object {
  switch (column.type) {
    case "enum":
      return { enum: Object.keys(column.values) };
    case "integer":
    case "number":
      return {
        ...(column.min === undefined ? {} : { minimum: column.min }),
        ...(column.max === undefined ? {} : { maximum: column.max }),
      };
    case "text":
      return column.pattern ? { pattern: schemaPattern(column.pattern) } : {};
    default:
      return {};
  }
}

/** A pattern in the words of XML Schema, as Table Schema asks: it has no anchors, non-capturing groups or escaped slashes. */
function schemaPattern({ source }: RegExp): string {
  return source
    .replace(/^\^|\$$/g, "")
    .replaceAll("(?:", "(")
    .replaceAll("\\/", "/");
}

/** The property is left out where there is nothing to list: an empty list is not valid. */
function foreignKeys(table: Table): { readonly foreignKeys?: readonly object[] } {
  const keys = Object.entries(table.columns).flatMap(([name, { type, references }]) => {
    if (!references || type === "list") return [];
    const resource = references.table === table.name ? "" : references.table;
    return [{ fields: name, reference: { resource, fields: references.column } }];
  });
  return keys.length === 0 ? {} : { foreignKeys: keys };
}
