import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const score = (architecture_id: string, as_of_kind: string, rater: string, digits: string, more: object = {}) => {
  const [ga, mal, par, sti, im] = [...digits].map(Number);
  const axes = { ga: ga ?? 0, mal: mal ?? 0, par: par ?? 0, sti: sti ?? 0, im: im ?? 0 };
  return {
    architecture_id,
    as_of_kind,
    rater,
    rubric_version: 1,
    is_default: false,
    evidence: "seen",
    ...axes,
    ...more,
  };
};

const both = (id: string, rater: string, early: string, late: string, more: object = {}) => [
  score(id, "introduction", rater, early, more),
  score(id, "2025", rater, late, more),
];

describe("friction/trial-techniques", () => {
  const architectures = [
    {
      id: "shipped",
      name: "Shipped",
      introduced: "2022-01-01",
      adoption_2025: 2,
      first_production_date: "2023-01-01",
      paper_small_scale_result: "not_compared",
      evidence: "seen",
    },
    {
      id: "unused",
      introduced: "2022-01-01",
      adoption_2025: 0,
      paper_small_scale_result: "better",
      evidence: "recalled",
    },
    { id: "unrated", introduced: "2022-01-01", adoption_2025: 1, evidence: "seen" },
    { id: "undated", adoption_2025: 1, evidence: "seen" },
  ];
  const ratings = [
    ...both("shipped", "first-pass-a", "22110", "22122", { is_default: true }),
    ...both("shipped", "other", "00000", "00000"),
    ...both("unused", "first-pass-b", "11111", "11111", { is_default: true }),
    ...both("undated", "first-pass-b", "11111", "11111", { is_default: true }),
  ];

  it("takes the default scores at introduction, never those of 2025", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    const [shipped, unused, ...rest] = await run("friction/trial-techniques");
    expect(shipped).toMatchObject({
      architecture_id: "shipped",
      h: 5,
      e: 1,
      zone: "orange",
      small_scale_result: null,
      months: 12,
    });
    expect(unused).toMatchObject({ architecture_id: "unused", small_scale_result: "better", status: "not_reached" });
    expect(rest).toEqual([]);
  });

  it("tells how late the scored date lies", async () => {
    const late = { is_default: true, as_of: "2022-07-02" };
    const { run } = await databaseWith({
      architectures: architectures.slice(0, 1),
      ratings: [score("shipped", "introduction", "first-pass-a", "22110", late)],
    });
    // 182 days of 30.4375 a month.
    expect((await run("friction/trial-techniques"))[0]).toMatchObject({ rated_months_late: 6, rubric_version: 1 });
  });

  it("leaves out unverified rows on demand", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    const rows = await run("friction/trial-techniques", { verified_only: true });
    expect(rows.map((row) => row["architecture_id"])).toEqual(["shipped"]);
  });
});

describe("friction/trial-ratings", () => {
  it("joins both dates and takes the two sessions of the first pass as one rater", async () => {
    const { run } = await databaseWith({
      ratings: [
        ...both("a", "first-pass-b", "21010", "21012", { is_default: true }),
        ...both("a", "first-pass-a", "00000", "00000"),
        ...both("a", "second-pass", "22222", "22222"),
        ...both("alone", "first-pass-a", "11111", "11111", { is_default: true }),
      ],
    });
    expect(await run("friction/trial-ratings")).toEqual([
      {
        architecture_id: "a",
        rater: "first-pass",
        rubric_version: 1,
        ga: 2,
        mal: 1,
        par: 0,
        sti_introduction: 1,
        im_introduction: 0,
        sti_2025: 1,
        im_2025: 2,
      },
      expect.objectContaining({ rater: "second-pass", ga: 2 }),
    ]);
  });
});

describe("friction/trial-disagreements", () => {
  it("lists hardware scores once and ecosystem scores by date, widest apart first", async () => {
    const { run } = await databaseWith({
      architectures: [{ id: "a", name: "A" }],
      ratings: [
        ...both("a", "version-2-a", "21011", "21012", { why_ga: "dense" }),
        ...both("a", "version-2-b", "01010", "01012", { why_ga: "scan" }),
      ],
    });
    const rows = await run("friction/trial-disagreements");
    expect(rows.map((row) => [row["axis"], row["as_of_kind"], row["score_one"], row["score_two"]])).toEqual([
      ["GA", "either", 2, 0],
      ["IM", "introduction", 1, 0],
    ]);
    expect(rows[0]).toMatchObject({ why_one: "dense", why_two: "scan" });
    expect(await run("friction/trial-disagreements", { rater_one: "nobody" })).toEqual([]);
  });
});
