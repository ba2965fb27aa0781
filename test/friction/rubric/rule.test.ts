import { describe, expect, it } from "vitest";
import { ZONE_RULE } from "../../../src/analysis/rubric.ts";
import { ANCHORS } from "../../../src/analysis/rubric-text.ts";
import { THRESHOLDS } from "../../../src/analysis/zone-rules.ts";
import type { CellRow, ExemplarRow } from "../../../src/friction/rubric/rows.ts";
import { keptExamples, namedCases, ruledCells, zoneOutcomes } from "../../../src/friction/rubric/rule-outcome.ts";
import {
  adoptionCaution,
  adoptionSentence,
  freedomSentence,
  ruleSentence,
} from "../../../src/friction/rubric/rule-sentences.ts";
import {
  allowedValues,
  describeAllowed,
  describeRule,
  FREEDOM,
  PRESETS,
  readRule,
  writeRule,
} from "../../../src/friction/rubric/rule-state.ts";

const address = (query: Record<string, string>) => (key: string) => query[key] ?? null;

const cell = (h: number, e: number, n: number, adopted = 0, widely = 0): CellRow => ({
  ratings: "default",
  as_of_kind: "introduction",
  h,
  e,
  n,
  n_rated_late: 0,
  n_known: n,
  n_adopted: adopted,
  n_widely_adopted: widely,
});

describe("readRule", () => {
  it("has the site's rule where the address says nothing", () => {
    expect(readRule(address({}))).toEqual({ rule: ZONE_RULE, problems: [] });
  });

  it("takes each threshold from the address", () => {
    const { rule, problems } = readRule(address({ red_h: "0", yellow_sum: "10" }));
    expect(rule).toEqual({ ...ZONE_RULE, redMaxH: 0, yellowMinTotal: 10 });
    expect(problems).toEqual([]);
  });

  it.each(["7", "-1", "2.5", "", "two", "1e1", "007"])("names %j as no threshold, and uses the default", (text) => {
    const { rule, problems } = readRule(address({ red_h: text }));
    expect(rule).toEqual(ZONE_RULE);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("red_h");
  });
});

describe("writeRule", () => {
  it("makes one step for the back button, and takes defaults out of the address", () => {
    const query: Record<string, string | null> = { red_h: "3", green_e: "2" };
    const steps: string[] = [];
    const state = {
      get: (key: string) => query[key] ?? null,
      set: (key: string, value: string | null, how: "push" | "replace" = "push") => {
        query[key] = value;
        steps.push(`${how} ${key}=${value}`);
      },
    };
    writeRule(state, { ...ZONE_RULE, greenMinH: 6 });
    expect(steps).toEqual(["push red_h=null", "replace green_h=6", "replace green_e=null"]);
  });
});

describe("allowedValues", () => {
  it("holds the other thresholds where they are", () => {
    expect(allowedValues(ZONE_RULE, "greenMinE")).toEqual([4]);
    expect(allowedValues({ ...ZONE_RULE, greenMinH: 6 }, "greenMinE")).toEqual([0, 1, 2, 3, 4]);
    expect(allowedValues({ ...ZONE_RULE, yellowMinTotal: 7 }, "greenMinE")).toEqual([]);
  });

  it("has a value if and only if that value keeps every example", () => {
    for (const rule of [ZONE_RULE, { ...ZONE_RULE, greenMinE: 3 }, ...PRESETS.map((preset) => preset.rule)])
      for (const threshold of THRESHOLDS)
        expect(allowedValues(rule, threshold).includes(rule[threshold])).toBe(
          keptExamples(ANCHORS, rule).every(({ keeps }) => keeps),
        );
  });

  it("is told beside what more there is where the others move", () => {
    expect(describeAllowed(ZONE_RULE, "greenMinE")).toBe("Worked examples allow only 4 (0 to 4 if others move)");
    expect(describeAllowed({ ...ZONE_RULE, yellowMinTotal: 7 }, "greenMinE")).toContain("allow no value (");
    expect(describeAllowed({ ...ZONE_RULE, greenMinH: 6 }, "greenMinE")).toBe("Worked examples allow 0 to 4");
  });
});

describe("PRESETS", () => {
  it("are rules that an address can hold, and all keep the worked examples", () => {
    for (const { rule } of PRESETS) expect(keptExamples(ANCHORS, rule).every(({ keeps }) => keeps)).toBe(true);
  });

  it("names a rule by which only the sum counts", () => {
    const rule = PRESETS.find(({ name }) => name === "Sum only")?.rule;
    const bySum = new Map<number, Set<string>>();
    for (const { h, e, zone } of ruledCells([], rule ?? ZONE_RULE))
      bySum.set(h + e, (bySum.get(h + e) ?? new Set()).add(zone));
    expect([...bySum.values()].every((zones) => zones.size === 1)).toBe(true);
  });
});

describe("zoneOutcomes", () => {
  it("adds up the cells of each zone", () => {
    const rows = [cell(6, 4, 10, 9, 5), cell(5, 4, 10, 8, 4), cell(0, 0, 4)];
    const [green, yellow, orange, red] = zoneOutcomes(rows, ZONE_RULE);
    expect(green).toMatchObject({ n: 20, adopted: { n: 20, share: 0.85 }, widelyAdopted: { share: 0.45 } });
    expect(yellow).toMatchObject({ n: 0, adopted: null });
    expect(orange).toMatchObject({ n: 0 });
    expect(red).toMatchObject({ n: 4, adopted: { share: 0 } });
  });
});

const named = (as_of_kind: "introduction" | "2025", e: number, more: Partial<ExemplarRow> = {}): ExemplarRow => ({
  claim_id: "map-yellow-flash",
  claim: "",
  essay_zone: "yellow",
  architecture_id: "flashattention",
  name: "FlashAttention",
  rater: "one",
  rubric_version: 1,
  is_default: true,
  as_of_kind,
  h: 6,
  e,
  evidence: "seen",
  ...more,
});

describe("namedCases", () => {
  it("tries both dates", () => {
    const [flash] = namedCases([named("introduction", 3), named("2025", 4)], "default", ZONE_RULE);
    expect(flash).toMatchObject({ zones: { introduction: "yellow", "2025": "green" }, holds: "introduction" });
  });

  it("follows one rater alone, and says where that rater has none", () => {
    const rows = [named("2025", 4), named("2025", 2, { rater: "two", rubric_version: 2, is_default: false })];
    expect(namedCases(rows, "two/2", ZONE_RULE)).toMatchObject([{ zones: { "2025": "yellow" }, holds: "2025" }]);
    expect(namedCases(rows, "three/1", ZONE_RULE)).toMatchObject([{ holds: "unrated", evidence: null }]);
  });
});

describe("sentences", () => {
  const cases = namedCases([named("introduction", 3), named("2025", 4)], "default", ZONE_RULE);

  it("says what holds under the site's rule", () => {
    const text = ruleSentence(keptExamples(ANCHORS, ZONE_RULE), cases, ruledCells([cell(6, 4, 3)], ZONE_RULE));
    expect(text).toBe(
      "4 of 4 worked examples keep the essay's zone. Of 1 technique that the essay names for a zone, 1 is there at one of the two dates at least, 0 at both. This is the map that the rest of this site shows.",
    );
  });

  it("names what breaks", () => {
    const rule = { ...ZONE_RULE, yellowMinTotal: 7 };
    const text = ruleSentence(keptExamples(ANCHORS, rule), [], ruledCells([cell(4, 3, 2), cell(0, 0, 1)], rule));
    expect(text).toContain(
      "3 of 4 worked examples keep the essay's zone: Falcon Mamba 7B turns from Orange to Yellow.",
    );
    expect(text).toContain("4 cells of 35 and 2 of 3 techniques change zone");
  });

  it("says whether adoption falls from zone to zone, and where the comparison is circular", () => {
    const falling = zoneOutcomes([cell(6, 4, 10, 9, 9), cell(0, 0, 10, 1, 1)], ZONE_RULE);
    const rising = zoneOutcomes([cell(6, 4, 10, 1, 1), cell(0, 0, 10, 9, 9)], ZONE_RULE);
    expect(adoptionSentence(falling, "July")).toContain("It falls from zone to zone.");
    expect(adoptionSentence(rising, "July")).toContain("Red is above Green.");
    expect(adoptionSentence(zoneOutcomes([], ZONE_RULE), "July")).toContain("No technique");
    expect(adoptionCaution("2025", "default", 0)).toContain("the same fact twice");
    expect(adoptionCaution("introduction", "default", 0)).not.toContain("the same fact twice");
    expect(adoptionCaution("introduction", "two/2", 0)).not.toContain("knew what became");
    expect(adoptionCaution("introduction", "default", 7)).toContain("Not counted here: 7 techniques");
  });

  it("counts the rules that the worked examples leave", () => {
    const text = freedomSentence(FREEDOM, [cell(2, 0, 1), cell(3, 3, 3)]);
    expect(text).toContain(`${FREEDOM.nKeeping} (7%) give all four`);
    expect(text).toContain("3 of 4 techniques (75%)");
  });

  it("writes a rule out", () => {
    expect(describeRule(ZONE_RULE)).toBe(
      "Red where H ≤ 2 or H + E ≤ 4; else green where H ≥ 5 and E ≥ 4; else yellow where H + E ≥ 8; else orange.",
    );
  });
});
