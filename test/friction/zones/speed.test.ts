import { describe, expect, it } from "vitest";
import { captionOf, methodNote } from "../../../src/friction/zones/curves.ts";
import { exemplarsOf } from "../../../src/friction/zones/exemplars.ts";
import { compareZones, zoneLags } from "../../../src/friction/zones/lags.ts";
import type { DurationRow } from "../../../src/friction/zones/rows.ts";
import { overBoth, speedFinding } from "../../../src/friction/zones/speed-claims.ts";
import { describeRange, type MonthRange, parseMonths, parseParts } from "../../../src/tables/claimed-months.ts";
import { describeMedian, describeP, verdictOfMedian } from "../../../src/tables/survival-text.ts";
import type { Zone } from "../../../src/ui/zones.ts";

const row = (months: number | null, more: Partial<DurationRow> = {}): DurationRow => ({
  zone_introduction: "yellow",
  architecture_id: "t",
  technique: "T",
  category: "attention",
  stage: "first_production",
  status: months === null ? "undated" : "reached",
  months,
  introduced: "2020-01-01",
  adoption_2025: 1,
  n_events: 0,
  evidence: "seen",
  ...more,
});

const repeat = (n: number, make: (i: number) => DurationRow) => Array.from({ length: n }, (_, i) => make(i));

const waiting = (months: number, more: Partial<DurationRow> = {}) =>
  row(months, { status: "not_reached", adoption_2025: 0, ...more });

function lag(rows: readonly DurationRow[], zone: Zone = "yellow") {
  const found = zoneLags(rows, "first_production").find((candidate) => candidate.zone === zone);
  if (!found) throw new Error(`no lag of ${zone}`);
  return found;
}

describe("claimed months", () => {
  it.each([
    ["12-18", { from: 12, to: 18 }, "12–18 months"],
    ["36+", { from: 36, to: Number.POSITIVE_INFINITY }, "36 months or more"],
    ["20", { from: 20, to: 20 }, "20 months"],
  ])("reads %s", (quantity, range, words) => {
    expect(parseMonths(quantity)).toEqual(range);
    expect(describeRange(range)).toBe(words);
  });

  it.each([null, "", "0 as of 2025-12", "months"])("finds none in %s", (quantity) => {
    expect(parseMonths(quantity)).toBeNull();
  });

  it("reads a sum as its parts", () => {
    expect(parseParts("8+6+6=20")).toEqual([8, 6, 6]);
    expect(parseParts("20")).toEqual([]);
    expect(parseParts(null)).toEqual([]);
  });
});

describe("the lag of a zone", () => {
  it("counts the undated in the share but not in the times", () => {
    const found = lag([row(0), row(10), row(null), waiting(40)]);
    expect(found).toMatchObject({ reached: 2, undated: 1, atOnce: 1 });
    expect(found.watched).toHaveLength(3);
    expect(found.share).toMatchObject({ share: 0.75, n: 4 });
  });

  it("knows the zones apart and empty ones as empty", () => {
    const rows = [row(5), row(6, { zone_introduction: "red" })];
    expect(zoneLags(rows, "first_production").map(({ watched }) => watched.length)).toEqual([0, 1, 0, 1]);
    expect(lag([], "green")).toMatchObject({ share: null, amongReached: null });
  });

  it.each([
    [[], "nothing on record"],
    [repeat(4, () => row(3)), "too few to tell"],
    [[...repeat(2, (i) => row(i + 1)), ...repeat(8, () => waiting(60))], "more than half have not got there"],
    [[...repeat(5, () => waiting(1)), row(3), row(4)], "too few to tell"],
    [repeat(9, (i) => row(i + 1)), "5 months (95% interval 2–8)"],
  ])("is told in words, case %#", (rows, words) => {
    expect(describeMedian(lag(rows))).toMatch(
      words === "5 months (95% interval 2–8)" ? /^5 months \(95% interval / : words,
    );
  });

  it("compares zones that differ and those that do not", () => {
    const slow = repeat(20, (i) => row(40 + i, { zone_introduction: "red" }));
    const fast = repeat(20, (i) => row(1 + i));
    expect(compareZones([...slow, ...fast], "first_production")?.pValue).toBeLessThan(0.001);
    expect(compareZones(fast, "first_production")).toBeNull();
    expect(describeP(0)).toBe("p < 0.0001");
    expect(describeP(0.0312)).toBe("p = 0.031");
  });
});

describe("a claimed range against a median", () => {
  const around = (centre: number, n = 30) => lag(repeat(n, (i) => row(centre + (i - n / 2) / 10)));

  it("agrees, disagrees or cannot decide", () => {
    expect(verdictOfMedian(around(22), { from: 20, to: 24 })).toBe("agrees");
    expect(verdictOfMedian(around(10), { from: 20, to: 24 })).toBe("disagrees");
    expect(verdictOfMedian(around(19.9), { from: 20, to: 24 })).toBe("undecidable");
    expect(verdictOfMedian(around(22, 4), { from: 20, to: 24 })).toBe("undecidable");
  });

  it("takes a median that lies beyond the watch for late", () => {
    const late = lag([row(3), ...repeat(40, () => waiting(60))]);
    expect(verdictOfMedian(late, { from: 36, to: Number.POSITIVE_INFINITY })).toBe("agrees");
    expect(verdictOfMedian(late, { from: 12, to: 18 })).toBe("disagrees");
  });

  it("does not let a short watch pass for a late median", () => {
    const young = lag(repeat(40, () => waiting(6)));
    expect(verdictOfMedian(young, { from: 36, to: Number.POSITIVE_INFINITY })).toBe("undecidable");
  });

  it("needs both stages to agree", () => {
    expect(overBoth(["agrees", "agrees"])).toBe("agrees");
    expect(overBoth(["agrees", "undecidable"])).toBe("mixed");
    expect(overBoth(["agrees", "disagrees"])).toBe("mixed");
    expect(overBoth(["disagrees", "undecidable"])).toBe("undecidable");
    expect(overBoth(["disagrees", "disagrees"])).toBe("disagrees");
  });
});

describe("the claims on speed", () => {
  const both = (make: (stage: DurationRow["stage"]) => DurationRow[]) => [
    ...make("first_production"),
    ...make("default"),
  ];
  const rows = both((stage) => repeat(30, (i) => row(20.6 + i / 10, { stage })));

  it("agree where both stages do", () => {
    expect(speedFinding(rows, "yellow", { from: 20, to: 24 }, false)).toMatchObject({ verdict: "agrees", n: 60 });
  });

  it("decide nothing on rows selected by their outcome", () => {
    const finding = speedFinding(rows, "yellow", { from: 20, to: 24 }, true);
    expect(finding.verdict).toBe("undecidable");
    expect(finding.sentence).toContain("An absence cannot be read in a source");
  });

  it("decide nothing without months", () => {
    expect(speedFinding(rows, "yellow", null, false).verdict).toBe("undecidable");
  });

  const kan = (more: Partial<DurationRow> = {}) => waiting(20, { zone_introduction: "red", category: "kan", ...more });

  it.each([
    ["undecidable", [kan({ evidence: "recalled" })]],
    ["agrees", [kan()]],
    ["disagrees", [kan(), kan({ status: "reached" })]],
    ["undecidable", [kan({ status: "undated", months: null, evidence: "recalled" })]],
    ["undecidable", []],
  ] as const)("of no use of KANs: %s, case %#", (verdict, family) => {
    expect(speedFinding(family, "red", null, false).verdict).toBe(verdict);
  });
});

describe("examples", () => {
  it("follow their rule", () => {
    const rows = [
      row(5, { architecture_id: "few", adoption_2025: 3, n_events: 1 }),
      row(5, { architecture_id: "many", adoption_2025: 3, n_events: 9 }),
      row(5, { architecture_id: "small", adoption_2025: 1, n_events: 20 }),
      waiting(10, { architecture_id: "young", introduced: "2024-01-01" }),
      waiting(90, { architecture_id: "old", introduced: "2018-01-01" }),
    ];
    const { adopted, notAdopted } = exemplarsOf(rows, "yellow");
    expect(adopted.map((r) => r.architecture_id)).toEqual(["many", "few", "small"]);
    expect(notAdopted.map((r) => r.architecture_id)).toEqual(["old", "young"]);
    expect(exemplarsOf(rows, "red")).toEqual({ adopted: [], notAdopted: [] });
  });
});

describe("the caption of the curves", () => {
  const months: ReadonlyMap<Zone, MonthRange> = new Map([["yellow", { from: 20, to: 24 }]]);
  const sentences = (text: string) => text.split(/\.(?: |$)/).filter(Boolean);

  it("says so where there is nothing to draw", () => {
    for (const rows of [[], [row(3)]])
      expect(captionOf(rows, "first_production", months, false)).toBe(
        "No zone has enough techniques in this selection to draw a curve.",
      );
    expect(methodNote([], "first_production")).toContain("green (n = 0)");
  });

  it("is the finding and two sentences at most, the method a note", () => {
    const rows = [...repeat(30, (i) => row(20 + i)), ...repeat(30, (i) => row(120 + i, { zone_introduction: "red" }))];
    const caption = captionOf(rows, "first_production", months, false);
    expect(sentences(caption)).toHaveLength(3);
    expect(caption).toContain("First production use, median time: yellow");
    expect(caption).toContain("The curves differ by more than chance");
    expect(methodNote(rows, "first_production")).toContain("30 techniques watched for more than 96 months");
    expect(sentences(captionOf(rows, "first_production", months, true))[0]).toContain("An absence cannot be read");
  });
});
