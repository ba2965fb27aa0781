import * as v from "valibot";
import { MAX_NAME } from "./limits.js";

/**
 * A name that stands in SQL without quotes, after `$` and in `${}`: letters, digits and underscores, in ASCII so that no
 * two names look alike.
 */
export const NAME_PATTERN = /^[A-Za-z_][A-Za-z0-9_]*$/;

export const nameSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_NAME, `a name has at most ${MAX_NAME} characters`),
  v.regex(NAME_PATTERN, "a name has letters, digits and underscores, and begins with no digit"),
);

/** Two names are one to DuckDB if they differ in case alone. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Words that DuckDB reserves: a table of that name could be read only in quotes. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
  deferrable desc describe distinct do else end except false fetch for foreign from grant group having in initially
  intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing
  primary qualify references returning select show some summarize symmetric table then to trailing true union unique
  unpivot using variadic when where window with`.split(/\s+/),
);
