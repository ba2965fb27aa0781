import type { Column } from "../src/schema/column.ts";
import type { Dictionary, DictionaryColumn, DictionaryTable } from "../src/schema/dictionary.ts";
import type { ParsedRow } from "../src/schema/rules.ts";
import { SQL_TYPES } from "../src/schema/sql.ts";
import type { Table } from "../src/schema/table.ts";
import { TABLE_NAMES, tableNamed } from "../src/schema/tables.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { DATASET_RULES } from "./dataset-rules.ts";

/** The data dictionary of a dataset. */
export function makeDictionary({ tables, views, version }: AssembledDataset): Dictionary {
  return {
    version,
    tables: TABLE_NAMES.map((name) => describeTable(tableNamed(name), tables[name])),
    views: views.map(({ name, file, tables: below, columns }) => ({
      name,
      title: file.title,
      description: file.description,
      tables: below,
      columns,
    })),
    rules: DATASET_RULES.map(({ description, tables: concerned }) => ({ description, tables: concerned })),
  };
}

function describeTable(table: Table, rows: readonly ParsedRow[]): DictionaryTable {
  const { name, title, description, key, unique = [], rules = [], columns } = table;
  const evidence = columns["evidence"]?.type === "enum" ? Object.keys(columns["evidence"].values) : [];
  return {
    name,
    title,
    description,
    rowCount: rows.length,
    evidence: Object.fromEntries(evidence.map((mark) => [mark, countValue(rows, "evidence", mark)])),
    key,
    unique,
    rules: rules.map((rule) => rule.description),
    columns: Object.entries(columns).map(([column, declared]) => describeColumn(column, declared, rows)),
  };
}

function describeColumn(name: string, column: Column, rows: readonly ParsedRow[]): DictionaryColumn {
  const isNumeric = column.type === "integer" || column.type === "number";
  const hasPattern = column.type === "text" || column.type === "list";
  return {
    name,
    type: column.type,
    sqlType: SQL_TYPES[column.type],
    description: column.description,
    unit: column.unit ?? null,
    required: column.optional !== true,
    filled: rows.filter((row) => row[name] !== null).length,
    pattern: hasPattern ? (column.pattern?.source ?? null) : null,
    min: isNumeric ? (column.min ?? null) : null,
    max: isNumeric ? (column.max ?? null) : null,
    values:
      column.type === "enum"
        ? Object.entries(column.values).map(([value, meaning]) => ({
            value,
            meaning,
            count: countValue(rows, name, value),
          }))
        : [],
    references: column.references ?? null,
  };
}

function countValue(rows: readonly ParsedRow[], column: string, value: string): number {
  return rows.filter((row) => row[column] === value).length;
}
