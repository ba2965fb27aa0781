import { describe, expect, it } from "vitest";
import {
  appendixVerdict,
  describeLater,
  describeReadings,
  type Measured,
  ON_RECORD,
  readingsResult,
  readingTests,
  YEAR_END,
} from "../../../src/friction/moe/readings.ts";

const row = (gain: number, more: Partial<Measured> = {}): Measured => ({
  id: "r",
  model: "M",
  says: "independent",
  metric: "throughput_speedup",
  gain,
  context_tokens: null,
  batch: null,
  reported: "2025-06-01",
  evidence: "seen",
  sources: [],
  ...more,
});

const rows = [
  ...[2.4, 2.5, 2.6].map((gain) => row(gain)),
  ...[2.5, 2.5, 2.5].map((gain) => row(gain, { reported: "2026-02-01" })),
  ...[0.2, 0.3, 0.4].map((gain) => row(gain, { metric: "slowdown", says: "own paper" })),
];

describe("the readings of one claim", () => {
  const tests = readingTests(rows, [2, 3]);
  const sizes = new Map(tests.map(({ reading: r, middle }) => [`${r.until} ${r.slowdowns} ${r.ownPapers}`, middle?.n]));

  it("differ in their rows", () => {
    expect(tests).toHaveLength(8);
    expect(sizes.get(`${YEAR_END} true true`)).toBe(6);
    expect(sizes.get(`${YEAR_END} true false`)).toBe(3);
    expect(sizes.get(`${ON_RECORD} false true`)).toBe(6);
    expect(sizes.get(`${ON_RECORD} true true`)).toBe(9);
  });

  it("can differ in their answer", () => {
    const verdicts = new Set(tests.map(({ verdict }) => verdict));
    expect(verdicts).toEqual(new Set(["undecidable", "agrees"]));
  });

  it("are marked where a page shows them", () => {
    const marked = readingsResult(tests, YEAR_END).rows.map((r) => String(r["until"]));
    expect(marked.filter((text) => text.includes("shown above"))).toEqual(["until the end of 2025, shown above"]);
    expect(marked.filter((text) => text.includes("table 2"))).toEqual(["all on record, as on the page of table 2"]);
    const other = readingsResult(tests, "2024-06-30").rows.map((r) => String(r["until"]));
    expect(other.some((text) => text.includes("shown above"))).toBe(false);
  });

  it("are compared with the page of table 2 by that page's rule", () => {
    expect(appendixVerdict(rows)).toBe("agrees");
    // Its rule asks for the median alone.
    const wide = [0.1, 0.1, 2.5, 9, 9].map((gain) => row(gain));
    expect(appendixVerdict(wide)).toBe("agrees");
    expect(describeReadings(wide, [2, 3])).toContain("it says “The data agrees” on a median of 2.5× (5 rows)");
    expect(describeReadings(wide, [2, 3])).toContain("wholly within that range in none");
  });

  it("have nothing to say of no rows", () => {
    expect(describeReadings([], [2, 3])).toBe(
      "No measured throughput over a dense model is on record in this selection.",
    );
  });
});

describe("the rows that a date leaves out", () => {
  const long = (reported: string, context_tokens: number | null = 65_536) => row(2, { reported, context_tokens });

  it("counts those beyond 32K tokens and after the date", () => {
    const found = [long("2025-12-31"), long("2026-01-16"), long("2026-03-09", 131_072), long("2026-02-01", 32_768)];
    const text = describeLater([...found, long("2026-02-01", null)], YEAR_END);
    expect(text).toContain(" 2 rows of measured throughput");
    expect(text).toMatch(/beyond 32K tokens were reported after 31\sDecember\s2025/);
    expect(describeLater(found.slice(0, 2), YEAR_END)).toContain(" 1 row of measured throughput");
    expect(describeLater(found, ON_RECORD)).toBe("");
  });
});
