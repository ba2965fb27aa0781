import { ascending } from "d3";
import { architectures } from "../schema/tables/architectures.js";
import { EVIDENCE, isEvidence } from "../ui/evidence.js";
import { isZone, ZONE_STYLES, ZONES } from "../ui/zones.js";
import { type Architecture, yearOf } from "./architecture.js";
import { type Facet, UNKNOWN } from "./facets.js";
import { compareBy, type SortKey } from "./order.js";
import { type SearchField, searchIndex } from "./search.js";
import type { List } from "./selection.js";

const CATEGORIES: Readonly<Record<string, string>> = architectures.columns.category.values;

/** Adoption at the end of 2025, in the words of the data dictionary. */
export const ADOPTION: Readonly<Record<string, string>> = { 0: "none found", 1: "few", 2: "several", 3: "standard" };

const scale = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, i) => String(low + i));

const orUnknown = (value: string | number | null) => (value === null ? UNKNOWN : String(value));

const zoneName = (value: string) => (isZone(value) ? ZONE_STYLES[value].name : "Not rated");

/** The facets of the list of techniques. Years run without gaps between the first and the last one. */
function architectureFacets(rows: readonly Architecture[]): readonly Facet<Architecture>[] {
  const years = rows.flatMap((row) => (row.introduced === null ? [] : [Number(yearOf(row.introduced))]));
  const present = new Set(rows.map((row) => row.category));
  const newest = years.reduce((a, b) => Math.max(a, b), 0);
  const oldest = years.reduce((a, b) => Math.min(a, b), newest);
  return [
    {
      key: "zone",
      label: "Zone in 2025",
      values: [...ZONES, UNKNOWN],
      valueOf: (row) => orUnknown(row.zone_2025),
      nameOf: zoneName,
    },
    {
      key: "zone_intro",
      label: "Zone at introduction",
      values: [...ZONES, UNKNOWN],
      valueOf: (row) => orUnknown(row.zone_introduction),
      nameOf: zoneName,
    },
    {
      key: "adoption",
      label: "Adoption in 2025",
      values: [...scale(0, 3), UNKNOWN],
      valueOf: (row) => orUnknown(row.adoption_2025),
      nameOf: (value) => (value === UNKNOWN ? "Not known" : `${value} ${ADOPTION[value] ?? ""}`),
      description: architectures.columns.adoption_2025.description,
    },
    {
      key: "category",
      label: "Category",
      values: Object.keys(CATEGORIES)
        .filter((category) => present.has(category))
        .sort(ascending),
      valueOf: (row) => row.category,
      nameOf: categoryName,
    },
    {
      key: "year",
      label: "Year introduced",
      values: [...(years.length === 0 ? [] : scale(oldest, newest)), UNKNOWN],
      valueOf: (row) => orUnknown(yearOf(row.introduced)),
      nameOf: (value) => (value === UNKNOWN ? "Not known" : value),
    },
    {
      key: "h",
      label: "H, hardware fit",
      values: [...scale(0, 6), UNKNOWN],
      valueOf: (row) => orUnknown(row.h),
      nameOf: (value) => (value === UNKNOWN ? "Not rated" : value),
      description: "GEMM alignment + memory access locality + parallelism, 0–6",
    },
    {
      key: "e",
      label: "E in 2025, ecosystem",
      values: [...scale(0, 4), UNKNOWN],
      valueOf: (row) => orUnknown(row.e_2025),
      nameOf: (value) => (value === UNKNOWN ? "Not rated" : value),
      description: "Serving-topology impact + infrastructure maturity at the end of 2025, 0–4",
    },
    {
      key: "evidence",
      label: "Evidence",
      values: Object.keys(EVIDENCE),
      valueOf: (row) => row.evidence,
      nameOf: (value) => (isEvidence(value) ? sentenceCase(EVIDENCE[value].text) : value),
    },
  ];
}

/** A category as a reader reads it: `moe-routing` becomes `MoE routing`. */
export function categoryName(category: string): string {
  const words = category
    .replaceAll("-", " ")
    .replace(/^moe\b/, "MoE")
    .replace(/^kan$/, "KAN")
    .replace(/\b(rnn|ffn)\b/g, (word) => word.toUpperCase());
  return sentenceCase(words);
}

/** What a category holds, in the words of the data dictionary. */
export function categoryMeaning(category: string): string {
  return CATEGORIES[category] ?? category;
}

const zoneRank = (zone: Architecture["zone_2025"]) => (zone === null ? null : ZONES.indexOf(zone));

/** By what the list can be sorted. `sql.ts` says the same in SQL. */
const ARCHITECTURE_SORTS: readonly SortKey<Architecture>[] = [
  { key: "name", label: "Name", valueOf: (row) => row.name.toLowerCase() },
  { key: "category", label: "Category", valueOf: (row) => row.category },
  { key: "introduced", label: "Introduced", valueOf: (row) => row.introduced, largestFirst: true },
  { key: "zone_intro", label: "Zone at introduction", valueOf: (row) => zoneRank(row.zone_introduction) },
  { key: "zone", label: "Zone in 2025", valueOf: (row) => zoneRank(row.zone_2025) },
  { key: "h", label: "H", valueOf: (row) => row.h, largestFirst: true },
  { key: "e", label: "E in 2025", valueOf: (row) => row.e_2025, largestFirst: true },
  { key: "adoption", label: "Adoption", valueOf: (row) => row.adoption_2025, largestFirst: true },
  { key: "models", label: "Models", valueOf: (row) => row.n_models, largestFirst: true },
  { key: "events", label: "Adoption events", valueOf: (row) => row.n_events, largestFirst: true },
  { key: "evidence", label: "Evidence", valueOf: (row) => row.evidence },
];

/** Where a search looks, heaviest first. `sql.ts` looks in the same columns. */
const ARCHITECTURE_SEARCH: readonly SearchField<Architecture>[] = [
  { weight: 10, textOf: (row) => row.name },
  { weight: 8, textOf: (row) => row.aliases.join(" ") },
  { weight: 4, textOf: (row) => row.paper ?? "" },
  { weight: 3, textOf: (row) => row.org.join(" ") },
  { weight: 2, textOf: (row) => row.one_line },
];

/** The list of techniques as readers meet it: what is most used first. */
export function architectureList(rows: readonly Architecture[]): List<Architecture> {
  return {
    rows,
    facets: architectureFacets(rows),
    sorts: ARCHITECTURE_SORTS,
    search: searchIndex(rows, ARCHITECTURE_SEARCH),
    usual: [
      compareBy<Architecture>({ valueOf: (row) => row.adoption_2025 }, true),
      compareBy<Architecture>({ valueOf: (row) => row.n_models }, true),
      compareBy<Architecture>({ valueOf: (row) => row.id }, false),
    ],
  };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
