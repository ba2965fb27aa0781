import type { Share, Summary } from "../analysis/summary.js";
import type { Verdict } from "../ui/claim.js";

/** What the data says of one claim, computed from rows. */
export interface Finding {
  readonly sentence: string;
  readonly verdict: Verdict;
  /** Rows on which the finding rests, and how many of them were read in their source. */
  readonly n: number;
  readonly nSeen: number;
}

/** A claim of an essay, and how to answer it from the rows of one query. */
export interface ClaimTest<R> {
  readonly claim: string;
  /** How it reads the claim, where its page has no one way: which rows, from when to which event, as of when. */
  readonly reading?: string | undefined;
  readonly test: (rows: readonly R[]) => Finding;
}

/** Fewer observations than this decide nothing. */
export const MIN_OBSERVATIONS = 5;

interface Sourced {
  readonly evidence: string;
}

/** A finding that rests on exactly the given rows. */
export function findingFrom(rows: readonly Sourced[], verdict: Verdict, sentence: string): Finding {
  return { sentence, verdict, n: rows.length, nSeen: rows.filter((row) => row.evidence === "seen").length };
}

export function counted(n: number, singular: string, plural = `${singular}s`): string {
  return `${n} ${n === 1 ? singular : plural}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** `62% (95% interval 53–70%, n = 121)` */
export function describeShare({ share, low, high, n }: Share): string {
  return `${percent(share)} (95% interval ${Math.round(low * 100)}–${percent(high)}, n = ${n})`;
}

/** `median 3.1× (middle half 2–4.5×, n = 20)`; quartiles of a handful would say more than it holds. */
export function describeSummary({ median, lowerQuartile, upperQuartile, n }: Summary, unit: string): string {
  if (n < MIN_OBSERVATIONS) return `median ${round(median)}${unit} (n = ${n})`;
  return `median ${round(median)}${unit} (middle half ${round(lowerQuartile)}–${round(upperQuartile)}${unit}, n = ${n})`;
}

/** At most three significant digits, as a reader would write it. */
export function round(value: number): string {
  return String(Number(value.toPrecision(value >= 1000 ? 4 : 3)));
}

/** `a, b and c` */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
