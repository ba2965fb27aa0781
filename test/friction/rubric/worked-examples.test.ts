import { describe, expect, it } from "vitest";
import { readDataset } from "../../../loaders/dataset.ts";
import { zoneOf } from "../../../src/analysis/rubric.ts";
import { ANCHORS } from "../../../src/analysis/rubric-text.ts";
import { moeFinding } from "../../../src/friction/rubric/moe.ts";
import type { AnchorRow, MoeRow } from "../../../src/friction/rubric/rows.ts";
import { compareRatings, summarizeAgreement, workedExamples } from "../../../src/friction/rubric/worked-examples.ts";

const level = (text: string | undefined): 0 | 1 | 2 => (text === "2" ? 2 : text === "1" ? 1 : 0);

/** A rating of Mixtral, to which the essay gives H 5, E 3, yellow. */
function mixtral(levels: string, more: Partial<AnchorRow> = {}): AnchorRow {
  const [ga, mal, par, sti, im] = [...levels].map(level);
  const h = (ga ?? 0) + (mal ?? 0) + (par ?? 0);
  const e = (sti ?? 0) + (im ?? 0);
  return {
    claim_id: "map-ex-mixtral",
    architecture_id: "coarse-top2-moe",
    name: "Coarse-grained top-2 MoE",
    claim: "Mixtral-8x7B scores H 5, E 3, Yellow.",
    essay_h: 5,
    essay_e: 3,
    essay_zone: "yellow",
    rater: "one",
    rubric_version: 1,
    as_of_kind: "2025",
    as_of: "2025-12-31",
    as_of_precision: "day",
    is_anchor_row: false,
    ga: ga ?? 0,
    mal: mal ?? 0,
    par: par ?? 0,
    h,
    sti: sti ?? 0,
    im: im ?? 0,
    e,
    zone: zoneOf(h, e),
    why_ga: null,
    why_mal: null,
    why_par: null,
    why_sti: null,
    why_im: null,
    evidence: "seen",
    ...more,
  };
}

const introduction = { as_of_kind: "introduction", as_of: "2023-12-11" } as const;

const sentencesOf = (rows: readonly AnchorRow[]) =>
  workedExamples(rows).flatMap((example) => compareRatings(example).map(({ sentence }) => sentence));

it("has the anchors' scores as the essay's claims give them", async () => {
  const { tables } = await readDataset("data");
  const claims = ["map-ex-transformer", "map-ex-mixtral", "map-ex-mamba", "map-ex-kan"].map((id) =>
    tables.essay_claims.find((row) => row["id"] === id),
  );
  expect(claims.map((row) => row?.["quantity"])).toEqual(ANCHORS.map(({ h, e }) => `${h}; ${e}`));
  for (const [i, { zone }] of ANCHORS.entries())
    expect(String(claims[i]?.["claim"]).toLowerCase()).toContain(`, ${zone}.`);
});

describe("compareRatings", () => {
  it("says what moved between the dates", () => {
    expect(sentencesOf([mixtral("22111", introduction), mixtral("22112")])).toEqual([
      "At the end of 2025 the same H 5 and E 3: Yellow, as in the essay. At introduction IM 1 instead of 2, so H 5, E 2: Orange.",
    ]);
  });

  it("gives the axes of a sum that differs, and those that have room for the gap", () => {
    expect(sentencesOf([mixtral("12112")])).toEqual([
      "At the end of 2025 H 4 against the essay's 5 (GA 1, MAL 2, PAR 1; 1 point more on GA or PAR would close the gap) and the same E 3: Orange where the essay has Yellow.",
    ]);
    expect(sentencesOf([mixtral("22122")])).toEqual([
      "At the end of 2025 the same H 5 and E 4 against the essay's 3 (STI 2, IM 2; 1 point fewer on STI or IM would close the gap): Green where the essay has Yellow.",
    ]);
  });

  it("keeps raters apart who differ, and lets those speak together who do not", () => {
    const rows = [
      mixtral("22112"),
      mixtral("12112", { rater: "version-2-a", rubric_version: 2 }),
      mixtral("12112", { rater: "version-2-b", rubric_version: 2 }),
    ];
    const comparisons = workedExamples(rows).flatMap(compareRatings);
    expect(comparisons.map(({ raters }) => raters)).toEqual([
      ["one, version 1"],
      ["version-2-a, version 2", "version-2-b, version 2"],
    ]);
  });

  it("has nothing to say of an example that nobody rated", () => {
    expect(sentencesOf([mixtral("22112", { rater: null })])).toEqual([]);
  });
});

describe("summarizeAgreement", () => {
  it("sets ratings that knew the essay's scores apart", () => {
    const rows = [
      mixtral("22112", { is_anchor_row: true }),
      mixtral("22111", { is_anchor_row: true, ...introduction }),
      mixtral("12112", { rater: "two" }),
    ];
    expect(summarizeAgreement(workedExamples(rows))).toBe(
      "1 of 2 ratings for the end of 2025 give the essay's zone, and 0 of 1 for the introduction. But 1 of those for 2025 is marked as an anchor of the rubric: whoever gave it knew the essay's scores, so its agreement shows little. 0 of 1 other rating gives the essay's zone.",
    );
  });

  it("says so where nothing is left", () => {
    expect(summarizeAgreement([])).toContain("No rating");
  });
});

describe("moeFinding", () => {
  const moe = (zone_introduction: MoeRow["zone_2025"], zone_2025: MoeRow["zone_2025"], id = "x"): MoeRow => ({
    architecture_id: id,
    name: id,
    introduced: "2023-12-11",
    introduced_precision: "day",
    h: 5,
    e_introduction: 2,
    zone_introduction,
    e_2025: 3,
    zone_2025,
    evidence: "seen",
  });
  const many = (n: number, row: MoeRow) => Array.from({ length: n }, () => row);

  it("tells Mixtral's two zones and their dates", () => {
    const { sentence } = moeFinding([...many(9, moe("orange", "orange")), moe("orange", "yellow", "coarse-top2-moe")]);
    expect(sentence).toContain(
      "Orange at introduction (11\u00a0December\u00a02023), with H 5, E 2, and Yellow at the end of 2025",
    );
  });

  it.each([
    [20, 0, "agrees"],
    [11, 9, "mixed"],
    [1, 19, "disagrees"],
    [2, 0, "undecidable"],
  ])("%d orange and %d red techniques: the data %s", (orange, red, verdict) => {
    const rows = [...many(orange, moe("orange", "orange")), ...many(red, moe("red", "red"))];
    expect(moeFinding(rows).verdict).toBe(verdict);
  });
});
