import * as v from "valibot";
import type { QueryResult } from "../../engine/result.js";
import { counted, round } from "../../tables/finding.js";
import { claims as appendixClaims } from "../../tables/moe-reality-check/claims.js";
import { VERDICTS, type Verdict } from "../../ui/claim.js";
import { formatDate } from "../../ui/format.js";
import type { Range } from "../measured/quantity.js";
import { LONG_CONTEXT_TOKENS } from "./gain.js";
import { compareRange, describeInterval, type Middle, middleOf } from "./middle.js";

export const readingRow = v.object({
  id: v.string(),
  model: v.string(),
  says: v.picklist(["own paper", "independent"]),
  metric: v.string(),
  gain: v.number(),
  context_tokens: v.nullable(v.number()),
  batch: v.nullable(v.number()),
  reported: v.string(),
  evidence: v.string(),
  sources: v.array(v.string()),
});

/** A measured throughput over a dense model, of any date. */
export type Measured = v.InferOutput<typeof readingRow>;

/** Which rows the claim of 2–3× is taken to speak of. */
export interface Reading {
  /** The last day of a report that counts. */
  readonly until: string;
  readonly slowdowns: boolean;
  readonly ownPapers: boolean;
}

export interface ReadingTest {
  readonly reading: Reading;
  readonly middle: Middle | null;
  readonly verdict: Verdict;
}

/** The last days between which the page lets its reader choose: the end of its year, and all on record. */
export const YEAR_END = "2025-12-31";
export const ON_RECORD = "2026-12-31";

/** How the page of table 2 reads the claim. */
export const APPENDIX_READING: Reading = { until: ON_RECORD, slowdowns: false, ownPapers: true };

function usedBy(rows: readonly Measured[], { until, slowdowns, ownPapers }: Reading): readonly Measured[] {
  return rows.filter(
    (r) => r.reported <= until && (slowdowns || r.metric !== "slowdown") && (ownPapers || r.says === "independent"),
  );
}

/** A claimed range under every reading. */
export function readingTests(rows: readonly Measured[], range: Range): readonly ReadingTest[] {
  return [YEAR_END, ON_RECORD].flatMap((until) =>
    [true, false].flatMap((slowdowns) =>
      [true, false].map((ownPapers) => {
        const reading = { until, slowdowns, ownPapers };
        const middle = middleOf(usedBy(rows, reading));
        return { reading, middle, verdict: compareRange(middle, range) };
      }),
    ),
  );
}

/** How many throughputs at long contexts a selection leaves out for their date, in words; empty where it is none. */
export function describeLater(rows: readonly Measured[], until: string): string {
  const n = rows.filter((r) => (r.context_tokens ?? 0) > LONG_CONTEXT_TOKENS && r.reported > until).length;
  if (n === 0) return "";
  return ` ${counted(n, "row")} of measured throughput over a dense model beyond 32K tokens ${n === 1 ? "was" : "were"} reported after ${formatDate(until)}, so this selection leaves ${n === 1 ? "it" : "them"} out.`;
}

export function sameReading(a: Reading, b: Reading): boolean {
  return a.until === b.until && a.slowdowns === b.slowdowns && a.ownPapers === b.ownPapers;
}

/** What the page of table 2 says to the claim on the same rows, so that the two can be compared. */
export function appendixVerdict(rows: readonly Measured[]): Verdict | undefined {
  const test = appendixClaims.find(({ claim }) => claim === "waw-moe-2-3x");
  return test?.test(
    usedBy(rows, APPENDIX_READING).map((r) => ({
      id: r.id,
      system: "",
      model: r.model,
      metric: r.metric,
      baseline_kind: "dense",
      reported_by: "measured",
      value_low: r.gain,
      value_high: r.gain,
      context_tokens: r.context_tokens,
      evidence: r.evidence,
    })),
  ).verdict;
}

/** How much the answer turns on the reading, and how the page of table 2 reads it. */
export function describeReadings(rows: readonly Measured[], range: Range): string {
  const tests = readingTests(rows, range);
  const medians = tests.flatMap(({ middle }) => (middle ? [middle.median] : []));
  if (medians.length === 0) return "No measured throughput over a dense model is on record in this selection.";
  const holds = tests.filter(({ verdict }) => verdict === "agrees").length;
  const fails = tests.filter(({ verdict }) => verdict === "disagrees").length;
  const [low, high] = range;
  const inside = medians.filter((value) => value >= low && value <= high).length;
  const appendix = tests.find(({ reading }) => sameReading(reading, APPENDIX_READING))?.middle;
  const there = appendixVerdict(rows);
  return `Under ${counted(tests.length, "reading")} the median lies between ${round(Math.min(...medians))} and ${round(Math.max(...medians))}×, in ${inside} of them within ${low}–${high}×. Its interval lies wholly within that range in ${holds || "none"} and wholly outside in ${fails || "none"}. ${
    appendix && there
      ? `The page “MoE reality check”, table 2, leaves slowdowns out, takes reports of any date and asks only whether the median lies in the range; so it says “${VERDICTS[there].text}” on a median of ${round(appendix.median)}× (${counted(appendix.n, "row")}). Here the interval must lie in the range.`
      : ""
  }`.trim();
}

const COLUMNS = [
  ["until", "text"],
  ["slowdowns", "text"],
  ["who", "text"],
  ["n", "number"],
  ["reports", "number"],
  ["median", "number"],
  ["interval", "text"],
  ["verdict", "text"],
] as const;

/** The readings as a table; `shownUntil` is the last day of the page's other parts. */
export function readingsResult(tests: readonly ReadingTest[], shownUntil: string): QueryResult {
  const shown: Reading = { until: shownUntil, slowdowns: true, ownPapers: true };
  return {
    columns: COLUMNS.map(([name, kind]) => ({ name, kind })),
    rows: tests.map(({ reading, middle, verdict }) => ({
      until: `${reading.until === YEAR_END ? `until the end of ${YEAR_END.slice(0, 4)}` : "all on record"}${
        sameReading(reading, shown) ? ", shown above" : ""
      }${sameReading(reading, APPENDIX_READING) ? ", as on the page of table 2" : ""}`,
      slowdowns: reading.slowdowns ? "counted" : "left out",
      who: reading.ownPapers ? "all but announcements" : "independent only",
      n: middle?.n ?? 0,
      reports: middle?.reports ?? 0,
      median: middle ? Number(round(middle.median)) : null,
      interval: middle?.interval ? describeInterval(middle.interval) : "too few reports",
      verdict,
    })),
  };
}
