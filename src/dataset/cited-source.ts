import * as v from "valibot";
import { sources } from "../schema/tables/sources.js";
import { isTableName, TABLE_NAMES, tableNamed } from "../schema/tables.js";
import { EVIDENCE, isEvidence } from "../ui/evidence.js";
import { yearOf } from "./architecture.js";
import { type Facet, UNKNOWN } from "./facets.js";
import { compareBy, type SortKey } from "./order.js";
import { type SearchField, searchIndex } from "./search.js";
import type { List } from "./selection.js";

/** One row of `src/queries/dataset/cited-sources.sql`. */
export const citedSource = v.object({
  key: v.string(),
  title: v.string(),
  authors: v.nullable(v.string()),
  published: v.nullable(v.string()),
  published_precision: v.nullable(v.picklist(["year", "month", "day"])),
  kind: v.string(),
  url: v.string(),
  n_rows: v.number(),
  cited_by: v.array(v.string()),
  evidence: v.picklist(["seen", "recalled", "disputed"]),
  note: v.nullable(v.string()),
});

export type CitedSource = v.InferOutput<typeof citedSource>;

export interface Citing {
  readonly table: string;
  readonly title: string;
  readonly rows: number;
}

const KINDS: Readonly<Record<string, string>> = sources.columns.kind.values;

/** The tables whose rows cite a source, in the order in which a reader should meet them. */
export function citingTables({ cited_by }: Pick<CitedSource, "cited_by">): readonly Citing[] {
  const citing = cited_by.map((entry) => {
    const [table = "", rows] = entry.split(":");
    return { table, title: tableTitle(table), rows: Number(rows) };
  });
  const place = ({ table }: Citing) => (isTableName(table) ? TABLE_NAMES.indexOf(table) : TABLE_NAMES.length);
  return citing.sort((a, b) => place(a) - place(b));
}

/** Facets of the list of sources. A source counts under each table that cites it. */
function sourceFacets(rows: readonly CitedSource[]): readonly Facet<CitedSource>[] {
  const years = new Set(rows.map((row) => yearOf(row.published) ?? UNKNOWN));
  return [
    {
      key: "kind",
      label: "Kind",
      values: Object.keys(KINDS),
      valueOf: (row) => row.kind,
      nameOf: kindName,
    },
    {
      key: "cited",
      label: "Cited in",
      values: [...TABLE_NAMES.filter((name) => name !== "sources"), "none"],
      valueOf: citingNames,
      nameOf: (value) => (value === "none" ? "Not cited" : tableTitle(value)),
    },
    {
      key: "year",
      label: "Year",
      values: [...years].sort(),
      valueOf: (row) => yearOf(row.published) ?? UNKNOWN,
      nameOf: (value) => (value === UNKNOWN ? "Not known" : value),
    },
    {
      key: "evidence",
      label: "Evidence",
      values: Object.keys(EVIDENCE),
      valueOf: (row) => row.evidence,
      nameOf: (value) => (isEvidence(value) ? EVIDENCE[value].text : value),
    },
  ];
}

/** A kind of source as a reader reads it. */
export function kindName(kind: string): string {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const SOURCE_SORTS: readonly SortKey<CitedSource>[] = [
  { key: "title", label: "Title", valueOf: (row) => row.title.toLowerCase() },
  { key: "kind", label: "Kind", valueOf: (row) => row.kind },
  { key: "published", label: "Published", valueOf: (row) => row.published, largestFirst: true },
  { key: "rows", label: "Rows that cite it", valueOf: (row) => row.n_rows, largestFirst: true },
  { key: "evidence", label: "Evidence", valueOf: (row) => row.evidence },
];

const SOURCE_SEARCH: readonly SearchField<CitedSource>[] = [
  { weight: 10, textOf: (row) => row.title },
  { weight: 6, textOf: (row) => row.authors ?? "" },
  { weight: 4, textOf: (row) => row.key },
  { weight: 2, textOf: (row) => row.url },
];

/** The list of cited works: what most rows rest on first. */
export function citedSourceList(rows: readonly CitedSource[]): List<CitedSource> {
  return {
    rows,
    facets: sourceFacets(rows),
    sorts: SOURCE_SORTS,
    search: searchIndex(rows, SOURCE_SEARCH),
    usual: [
      compareBy<CitedSource>({ valueOf: (row) => row.n_rows }, true),
      compareBy<CitedSource>({ valueOf: (row) => row.key }, false),
    ],
  };
}

function citingNames(row: CitedSource): readonly string[] {
  return row.cited_by.length === 0 ? ["none"] : row.cited_by.map((entry) => entry.replace(/:.*/, ""));
}

function tableTitle(table: string): string {
  return isTableName(table) ? tableNamed(table).title : table;
}
