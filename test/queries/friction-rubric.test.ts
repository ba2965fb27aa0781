import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

/** A rating by its five levels in the order of the rubric. */
const rating = (architecture_id: string, levels: string, more: object = {}) => {
  const [ga = 0, mal = 0, par = 0, sti = 0, im = 0] = [...levels].map(Number);
  return {
    architecture_id,
    as_of_kind: "2025",
    as_of: "2025-12-31",
    rater: "one",
    rubric_version: 1,
    ga,
    mal,
    par,
    sti,
    im,
    why_ga: `${architecture_id} ga`,
    is_default: true,
    evidence: "seen",
    ...more,
  };
};

const technique = (id: string, category: string, adoption_2025: number | null, more: object = {}) => ({
  id,
  name: id.toUpperCase(),
  category,
  adoption_2025,
  introduced: "2022-01-01",
  evidence: "seen",
  ...more,
});

describe("friction/rubric-levels", () => {
  const examplesOf = async (rows: Parameters<typeof databaseWith>[0], more: object = {}) => {
    const { run } = await databaseWith(rows);
    const found = await run("friction/rubric-levels", { ...more });
    return (axis: string, level: number, version = 1) =>
      found.filter((row) => row["axis"] === axis && row["level"] === level && row["rubric_version"] === version);
  };

  it("shows the best-known techniques of two families", async () => {
    const at = await examplesOf({
      architectures: [
        technique("first", "attention", 3),
        technique("second", "attention", 2),
        technique("third", "position", 1),
      ],
      ratings: [rating("first", "20000"), rating("second", "20000"), rating("third", "20000")],
    });
    expect(at("ga", 2)).toMatchObject([
      { place: 1, name: "FIRST", reason: "first ga", n_agreed: 3, n_split: 0 },
      { place: 2, name: "THIRD", reason: "third ga", n_agreed: 3 },
    ]);
  });

  it("prefers checked ratings, then levels that stand out, then what more models use", async () => {
    const at = await examplesOf({
      architectures: [
        technique("alike", "a", 3, { introduced: "2010-01-01" }),
        technique("apart", "b", 3),
        technique("used", "c", 3, { introduced: "2024-01-01" }),
        technique("unchecked", "d", 3),
      ],
      models: [{ id: "m", name: "M", mechanisms: ["used"] }],
      ratings: [
        rating("alike", "22222"),
        rating("apart", "20000"),
        rating("used", "20000"),
        rating("unchecked", "20000", { evidence: "recalled" }),
      ],
    });
    expect(at("ga", 2).map((row) => row["architecture_id"])).toEqual(["used", "apart"]);
  });

  it("keeps techniques whose raters disagree apart, and versions of the rubric too", async () => {
    const at = await examplesOf({
      architectures: [technique("torn", "a", 3), technique("calm", "b", 0)],
      ratings: [
        rating("torn", "20000"),
        rating("torn", "10000", { rater: "two", is_default: false }),
        rating("torn", "00000", { rater: "three", rubric_version: 2, is_default: false }),
        rating("calm", "20000"),
        rating("calm", "20000", { rater: "two", is_default: false, why_ga: "another reason" }),
      ],
    });
    expect(at("ga", 2)).toMatchObject([
      { architecture_id: "calm", n_raters: 2, rater: "one", reason: "calm ga", n_agreed: 1, n_split: 1 },
    ]);
    expect(at("ga", 1)).toMatchObject([{ architecture_id: null, n_agreed: 0, n_split: 1 }]);
    expect(at("ga", 0, 2)).toMatchObject([{ architecture_id: "torn", n_agreed: 1 }]);
  });

  it("leaves out ratings without a reason, and unchecked ones on demand", async () => {
    const rows = {
      architectures: [technique("mute", "a", 3), technique("unchecked", "b", 1)],
      ratings: [rating("mute", "20000", { why_ga: null }), rating("unchecked", "20000", { evidence: "recalled" })],
    };
    expect((await examplesOf(rows))("ga", 2)).toMatchObject([{ architecture_id: "unchecked", n_agreed: 2 }]);
    const checked = await examplesOf(rows, { verified_only: true });
    expect(checked("ga", 2)).toMatchObject([{ architecture_id: null, n_agreed: 1 }]);
  });
});

describe("friction/rubric-anchors", () => {
  const rows = {
    architectures: [technique("kan", "kan", 0)],
    essay_claims: [{ id: "map-ex-kan", claim: "KANs score H 2, E 0, Red.", quantity: "2; 0", evidence: "seen" }],
    ratings: [
      rating("kan", "00200", { note: "Anchor row: H 2, E 0.", evidence: "recalled" }),
      rating("kan", "10200", { rater: "two", rubric_version: 2, is_default: false }),
    ],
  };

  it("reads the essay's scores from its claim and sets every rating beside them", async () => {
    const { run } = await databaseWith(rows);
    expect(await run("friction/rubric-anchors")).toMatchObject([
      { essay_h: 2, essay_e: 0, essay_zone: "red", rater: "one", h: 2, e: 0, zone: "red", is_anchor_row: true },
      { essay_h: 2, rater: "two", rubric_version: 2, h: 3, is_anchor_row: false },
    ]);
  });

  it("keeps an example without any checked rating", async () => {
    const { run } = await databaseWith({ ...rows, ratings: rows.ratings.slice(0, 1) });
    expect(await run("friction/rubric-anchors", { verified_only: true })).toMatchObject([
      { essay_h: 2, rater: null, zone: null },
    ]);
  });
});

describe("friction/rubric-exemplars", () => {
  it("takes the essay's zone from the section of its claim", async () => {
    const { run } = await databaseWith({
      architectures: [technique("rope", "position", 3), technique("kan", "kan", 0)],
      essay_claims: [
        { id: "map-rope-zero", claim: "RoPE is free.", section: "Zone 1", evidence: "seen" },
        { id: "map-kan-zero", claim: "No KAN.", section: "Zone 4", evidence: "seen" },
      ],
      ratings: [rating("rope", "22222"), rating("kan", "00200", { evidence: "recalled" })],
    });
    expect(await run("friction/rubric-exemplars")).toMatchObject([
      { architecture_id: "rope", essay_zone: "green", h: 6, e: 4, zone: "green" },
      { architecture_id: "kan", essay_zone: "red", h: 2, e: 0, zone: "red" },
    ]);
    expect(await run("friction/rubric-exemplars", { verified_only: true })).toHaveLength(1);
  });
});

describe("friction/rubric-cells", () => {
  const rows = {
    architectures: [
      technique("wide", "a", 3),
      technique("few", "b", 1),
      technique("late", "c", 3, { introduced: "2025-01-01" }),
      technique("unknown", "d", null),
    ],
    ratings: [
      rating("wide", "22222"),
      rating("few", "22222", { evidence: "recalled" }),
      rating("late", "22222"),
      rating("unknown", "22222"),
      rating("wide", "00000", { rater: "two", rubric_version: 2, is_default: false }),
    ],
  };

  it("counts techniques of each cell, and adoption only where there was time for it", async () => {
    const { run } = await databaseWith(rows);
    const best = {
      as_of_kind: "2025",
      h: 6,
      e: 4,
      n: 4,
      n_seen: 3,
      n_rated_late: 0,
      n_known: 2,
      n_adopted: 2,
      n_widely_adopted: 1,
    };
    expect(await run("friction/rubric-cells")).toEqual([
      { ratings: "default", ...best },
      { ratings: "one/1", ...best },
      {
        ratings: "two/2",
        as_of_kind: "2025",
        h: 0,
        e: 0,
        n: 1,
        n_seen: 1,
        n_rated_late: 0,
        n_known: 1,
        n_adopted: 1,
        n_widely_adopted: 1,
      },
    ]);
    expect((await run("friction/rubric-cells", { introduced_before: "2026-01-01" }))[0]).toMatchObject({ n_known: 3 });
    expect((await run("friction/rubric-cells", { verified_only: true }))[0]).toMatchObject({ n: 3, n_known: 1 });
  });
});

describe("friction/rubric-cells at introduction", () => {
  it("counts adoption only for ratings as of then", async () => {
    const early = { as_of_kind: "introduction" };
    const { run } = await databaseWith({
      architectures: [technique("prompt", "a", 1), technique("later", "b", 3)],
      ratings: [
        rating("prompt", "22222", { ...early, as_of: "2022-04" }),
        rating("later", "22222", { ...early, as_of: "2024-01" }),
      ],
    });
    expect((await run("friction/rubric-cells"))[0]).toMatchObject({ n: 2, n_rated_late: 1, n_known: 1, n_adopted: 1 });
    const all = { n_rated_late: 0, n_known: 2, n_widely_adopted: 1 };
    for (const max_months_late of [24, null])
      expect((await run("friction/rubric-cells", { max_months_late }))[0]).toMatchObject(all);
  });
});

describe("friction/rubric-moe", () => {
  it("sets both dates of each mixture-of-experts technique side by side", async () => {
    const { run } = await databaseWith({
      architectures: [technique("mixtral", "moe-routing", 2), technique("rope", "position", 3)],
      ratings: [
        rating("mixtral", "22112"),
        rating("mixtral", "22111", { as_of_kind: "introduction", as_of: "2023-12-11" }),
        rating("rope", "22222"),
        rating("rope", "22220", { as_of_kind: "introduction", as_of: "2021-04-20" }),
      ],
    });
    expect(await run("friction/rubric-moe")).toMatchObject([
      { architecture_id: "mixtral", zone_introduction: "orange", zone_2025: "yellow" },
    ]);
  });
});
