import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const technique = (id: string, more: object = {}) => ({
  id,
  name: id.toUpperCase(),
  category: "systems",
  introduced: "2023-01-01",
  one_line: "Does something.",
  adoption_2025: 0,
  evidence: "seen",
  ...more,
});

const rating = (architecture_id: string, more: object = {}) => ({
  architecture_id,
  as_of_kind: "introduction",
  rater: "a",
  rubric_version: 1,
  ga: 2,
  mal: 1,
  par: 2,
  sti: 1,
  im: 0,
  is_default: true,
  evidence: "recalled",
  ...more,
});

const event = (technique_id: string, stage: string, date: string) => ({
  id: `${technique_id}-${stage}`,
  technique_id,
  tier: "kernel",
  stage,
  date,
  evidence: "seen",
});

describe("friction/scorecard-techniques", () => {
  const architectures = [
    technique("blank"),
    technique("used", {
      aliases: ["U"],
      adoption_2025: 2,
      first_production: "Model",
      first_production_date: "2023-07-01",
    }),
    technique("unchecked", { evidence: "recalled" }),
  ];
  const ratings = [
    rating("used"),
    rating("used", { rater: "b", is_default: false, ga: 0 }),
    rating("used", { as_of_kind: "2025", as_of: "2025-12-31", sti: 2, im: 2 }),
    rating("unchecked"),
  ];

  it("gives default scores at introduction, the zone of 2025, months to production and every rater", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    const rows = await run("friction/scorecard-techniques");
    expect(rows.map(({ id }) => id)).toEqual(["blank", "unchecked", "used"]);
    expect(rows[2]).toMatchObject({
      ga: 2,
      im: 0,
      rubric_version: 1,
      zone_2025: "green",
      months_to_production: 5.9,
      raters: ["a/1", "b/1"],
      aliases: ["U"],
    });
    expect(rows[0]).toMatchObject({ aliases: [], ga: null, zone_2025: null, months_to_production: null, raters: [] });
  });

  it("leaves out unverified rows on demand", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    const rows = await run("friction/scorecard-techniques", { verified_only: true });
    expect(rows.map(({ id }) => id)).toEqual(["blank", "used"]);
  });
});

describe("friction/scorecard-durations", () => {
  const architectures = [technique("fast"), technique("slow"), technique("blank")];
  const ratings = [rating("fast"), rating("slow")];
  const adoption_events = [
    event("fast", "paper", "2023-01-01"),
    event("fast", "default", "2024-01-01"),
    event("fast", "frontier_flagship", "2024-02-01"),
    event("slow", "paper", "2023-01-01"),
  ];

  it("has two stages of scored techniques, each reached or watched to the end of 2025", async () => {
    const { run } = await databaseWith({ architectures, ratings, adoption_events });
    const rows = await run("friction/scorecard-durations");
    expect(rows.map(({ stage, architecture_id, status, months }) => [stage, architecture_id, status, months])).toEqual([
      ["default", "fast", "reached", 12],
      ["default", "slow", "not_reached", 36],
      ["first_production", "fast", "not_reached", 36],
      ["first_production", "slow", "not_reached", 36],
    ]);
    expect(rows[0]).toMatchObject({ ga: 2, mal: 1, par: 2, sti: 1, im: 0 });
  });

  it("leaves out unverified rows on demand", async () => {
    const { run } = await databaseWith({
      architectures: [technique("fast", { evidence: "recalled" }), technique("slow")],
      ratings,
      adoption_events,
    });
    const rows = await run("friction/scorecard-durations", { verified_only: true });
    expect(rows.map(({ stage, architecture_id }) => [stage, architecture_id])).toEqual([
      ["default", "fast"],
      ["default", "slow"],
      ["first_production", "slow"],
    ]);
  });
});

describe("friction/scorecard-agreement", () => {
  const architectures = [technique("one"), technique("two"), technique("three")];
  const ratings = [
    rating("one"),
    rating("one", { rater: "b", is_default: false, ga: 0, evidence: "seen" }),
    rating("two"),
    rating("two", { rater: "b", is_default: false }),
    rating("two", { rater: "c", is_default: false, mal: 2 }),
    rating("three"),
    rating("three", { rater: "b", rubric_version: 2, is_default: false, im: 2 }),
    rating("three", { rater: "c", rubric_version: 2, is_default: false, im: 2 }),
    rating("three", { rater: "c", rubric_version: 2, as_of_kind: "2025", is_default: true, im: 1 }),
  ];

  it("compares one pair a technique, within a wording and at introduction", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    expect(await run("friction/scorecard-agreement")).toEqual([
      { rubric_version: 1, n: 2, same_ga: 1, same_mal: 1, same_par: 2, same_sti: 2, same_im: 2, same_zone: 1 },
      { rubric_version: 2, n: 1, same_ga: 1, same_mal: 1, same_par: 1, same_sti: 1, same_im: 1, same_zone: 1 },
    ]);
  });

  it("leaves out unverified rows on demand", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    expect(await run("friction/scorecard-agreement", { verified_only: true })).toEqual([]);
  });
});

describe("friction/scorecard-shift", () => {
  const architectures = [technique("one"), technique("two"), technique("alone")];
  const other = (id: string, more: object = {}) =>
    rating(id, { rater: "v2", rubric_version: 2, is_default: false, ...more });
  const ratings = [
    rating("one"),
    rating("two"),
    rating("alone"),
    other("one", { sti: 2, ga: 1, evidence: "seen" }),
    other("two"),
    other("two", { as_of_kind: "2025", as_of: "2025-12-31", ga: 0 }),
    rating("two", { rater: "b", is_default: false, ga: 0 }),
  ];

  it("compares every other rater with the default rating, at introduction", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    const rows = await run("friction/scorecard-shift");
    expect(rows).toEqual([
      expect.objectContaining({ rater: "b", rubric_version: 1, default_version: 1, n: 1, n_same: 0, shift_ga: -2 }),
      expect.objectContaining({ rater: "v2", rubric_version: 2, default_version: 1, n: 2, n_same: 1 }),
    ]);
    expect(rows[1]).toMatchObject({ mean_distance: 1, shift_ga: -0.5, shift_sti: 0.5, shift_im: 0 });
  });

  it("leaves out unverified rows on demand", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    expect(await run("friction/scorecard-shift", { verified_only: true })).toEqual([]);
  });
});
