import { type Picks, UNKNOWN } from "./facets.js";
import type { Order } from "./order.js";
import { wordsOf } from "./search.js";

/** The SQL behind each filter; `text` values are quoted, the others are whole numbers. */
const FILTERS: Readonly<Record<string, { readonly expression: string; readonly kind: "text" | "number" }>> = {
  zone: { expression: "late.zone", kind: "text" },
  zone_intro: { expression: "early.zone", kind: "text" },
  adoption: { expression: "architectures.adoption_2025", kind: "number" },
  category: { expression: "architectures.category", kind: "text" },
  year: { expression: "year(architectures.introduced)", kind: "number" },
  h: { expression: "late.h", kind: "number" },
  e: { expression: "late.e", kind: "number" },
  evidence: { expression: "architectures.evidence", kind: "text" },
};

const zoneRank = (column: string) =>
  `CASE ${column} WHEN 'green' THEN 0 WHEN 'yellow' THEN 1 WHEN 'orange' THEN 2 WHEN 'red' THEN 3 END`;

const ORDERS: Readonly<Record<string, string>> = {
  name: "lower(architectures.name)",
  category: "architectures.category",
  introduced: "architectures.introduced",
  zone_intro: zoneRank("early.zone"),
  zone: zoneRank("late.zone"),
  h: "late.h",
  e: "late.e",
  adoption: "architectures.adoption_2025",
  models: "n_models",
  events: "n_events",
  evidence: "architectures.evidence",
};

/** The list's usual order, which also parts rows that are equal in the chosen one. */
const USUAL = ["architectures.adoption_2025 DESC NULLS LAST", "n_models DESC", "architectures.id"];

/** The techniques with one column more: all that a search looks in, folded as `search.ts` folds it. */
const WITH_SEARCHED = `(
  SELECT
    *,
    lower(strip_accents(concat_ws(
      ' ', name, array_to_string(aliases, ' '), paper, array_to_string(org, ' '), one_line
    ))) AS searched
  FROM architectures
) AS architectures`;

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The query that a selection of techniques stands for: the same rows, in the same order unless they are ranked by
 * relevance, which SQL is not asked to do.
 */
export function selectionSql({
  q,
  picks,
  order,
}: {
  readonly q: string;
  readonly picks: Picks;
  readonly order: Order | null;
}): string {
  const words = [...new Set(wordsOf(q))];
  const conditions = [
    ...words.map((word) => `regexp_matches(architectures.searched, ${sqlText(wordPattern(word))})`),
    ...Object.entries(FILTERS).flatMap(([key, { expression, kind }]) => {
      const chosen = picks[key];
      return chosen === undefined || chosen.size === 0 ? [] : [oneOf(expression, [...chosen], kind)];
    }),
  ];
  const expression = order === null ? undefined : ORDERS[order.key];
  const sorted = expression === undefined ? [] : [`${expression} ${order?.descending ? "DESC" : "ASC"} NULLS LAST`];
  const ranked = order === null && words.length > 0;
  return `${ranked ? "-- The page ranks these rows by relevance; here they stand in the list's usual order.\n" : ""}SELECT
  architectures.id,
  architectures.name,
  architectures.category,
  architectures.introduced,
  architectures.introduced_precision,
  early.zone AS zone_introduction,
  late.zone AS zone_2025,
  late.h,
  early.e AS e_introduction,
  late.e AS e_2025,
  architectures.adoption_2025,
  (SELECT count(*) FROM models WHERE list_has(models.mechanisms, architectures.id)) AS n_models,
  (SELECT count(*) FROM adoption_events WHERE adoption_events.technique_id = architectures.id) AS n_events,
  architectures.evidence
FROM ${words.length > 0 ? WITH_SEARCHED : "architectures"}
LEFT JOIN zones AS late
  ON late.architecture_id = architectures.id AND late.as_of_kind = '2025' AND late.is_default
LEFT JOIN zones AS early
  ON early.architecture_id = architectures.id AND early.as_of_kind = 'introduction' AND early.is_default
${conditions.length === 0 ? "" : `WHERE ${conditions.join("\n  AND ")}\n`}ORDER BY ${[...sorted, ...USUAL].join(", ")}`;
}

/** A regular expression for the start of a word, as `wordsOf` parts words: runs of letters or runs of digits. */
function wordPattern(word: string): string {
  return `(^|[^\\p{${/^\p{N}/u.test(word) ? "N" : "L"}}])${word}`;
}

function oneOf(expression: string, chosen: readonly string[], kind: "text" | "number"): string {
  const known = chosen.filter((value) => value !== UNKNOWN);
  const literals = known.flatMap((value) => {
    if (kind === "text") return [sqlText(value)];
    return /^-?\d+$/.test(value) ? [value] : [];
  });
  const within = literals.length === 1 ? `${expression} = ${literals[0]}` : `${expression} IN (${literals.join(", ")})`;
  if (known.length === chosen.length) return within;
  return literals.length === 0 ? `${expression} IS NULL` : `(${within} OR ${expression} IS NULL)`;
}
