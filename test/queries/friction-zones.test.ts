import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const technique = (id: string, more: object = {}) => ({
  id,
  name: id.toUpperCase(),
  category: "attention",
  introduced: "2020-01-01",
  adoption_2025: 0,
  evidence: "seen",
  ...more,
});

const rating = (architecture_id: string, as_of_kind: "introduction" | "2025", im: number, more: object = {}) => ({
  architecture_id,
  as_of_kind,
  rater: "first",
  rubric_version: 1,
  is_default: true,
  as_of: as_of_kind === "introduction" ? "2020-01-01" : "2025-12-31",
  ga: 2,
  mal: 2,
  par: 2,
  sti: 2,
  im,
  evidence: "seen",
  ...more,
});

const event = (id: string, technique_id: string, stage: string, date: string, more: object = {}) => ({
  id,
  technique_id,
  tier: "kernel",
  stage,
  date,
  what: id,
  who: "Lab",
  evidence: "seen",
  ...more,
});

describe("friction/zones", () => {
  const architectures = [
    technique("fast", { first_production_date: "2021-01-01", adoption_2025: 2 }),
    technique("unread", { first_production_date: "2022-01-01", adoption_2025: 1, evidence: "recalled" }),
    technique("undated", { adoption_2025: 1 }),
    technique("waiting"),
    technique("unrated"),
  ];
  const ratings = ["fast", "unread", "undated", "waiting"].flatMap((id) => [
    rating(id, "introduction", 1),
    rating(id, "2025", 2),
    rating(id, "introduction", 0, { rater: "second", is_default: false }),
  ]);

  it("gives each rated technique once for each stage, with its zone at introduction", async () => {
    const { run } = await databaseWith({
      architectures,
      ratings,
      adoption_events: [event("p", "fast", "paper", "2020-01-01"), event("d", "fast", "default", "2023-01-01")],
    });
    const rows = await run("friction/zones");
    expect(rows.map((row) => [row["architecture_id"], row["stage"], row["status"], row["months"]])).toEqual([
      ["fast", "first_production", "reached", 12],
      ["unread", "first_production", "reached", 24],
      ["waiting", "first_production", "not_reached", 72],
      ["undated", "first_production", "undated", null],
      ["fast", "default", "reached", 36],
    ]);
    expect(new Set(rows.map((row) => row["zone_introduction"]))).toEqual(new Set(["yellow"]));
    expect(rows[0]?.["n_events"]).toBe(1);
  });

  it("leaves out unread rows on demand", async () => {
    const { run } = await databaseWith({ architectures, ratings });
    const rows = await run("friction/zones", { verified_only: true });
    expect(rows.map((row) => row["architecture_id"])).toEqual(["fast", "waiting", "undated"]);
  });
});

describe("ratings at introduction that are as of a later day", () => {
  const data = {
    architectures: ["prompt", "late", "later"]
      .map((id) => technique(id))
      .concat(technique("never", { introduced: null })),
    ratings: [
      rating("prompt", "introduction", 1, { as_of: "2020-04-30" }),
      rating("late", "introduction", 1, { as_of: "2020-05-01" }),
      rating("later", "introduction", 1, { as_of: "2022-01", evidence: "recalled" }),
      rating("later", "introduction", 1, { as_of: "2020-01-01", rater: "second", is_default: false }),
      rating("never", "introduction", 1, { as_of: null }),
      ...["prompt", "late", "later", "never"].map((id) => rating(id, "2025", 2)),
    ],
  };

  it("are left out of every figure and listed with the reason", async () => {
    const { run } = await databaseWith(data);
    const ids = async (query: string, parameters = {}) =>
      (await run(query, parameters)).map((row) => row["architecture_id"]);
    expect(await ids("friction/zones")).toEqual(["prompt"]);
    expect(await ids("friction/zones-moved")).toEqual(["prompt"]);
    expect(await run("friction/zones-flow")).toMatchObject([{ n: 1 }]);
    const leftOut = await run("friction/zones-left-out");
    expect(leftOut.map((row) => [row["architecture_id"], row["reason"], row["months_late"]])).toEqual([
      ["later", "rated_late", 24],
      ["late", "rated_late", 4],
      ["never", "no_date", null],
    ]);
    expect(await ids("friction/zones-left-out", { verified_only: true })).toEqual(["late", "never"]);
  });

  it("come back where the reader allows it", async () => {
    const { run } = await databaseWith(data);
    expect(await run("friction/zones", { max_months_late: 100 })).toHaveLength(3);
    expect(await run("friction/zones-flow", { max_months_late: 100 })).toMatchObject([{ n: 3 }]);
    for (const max_months_late of [100, null])
      expect(await run("friction/zones-left-out", { max_months_late })).toHaveLength(1);
  });
});

describe("friction over time", () => {
  const data = {
    architectures: [
      technique("rose", { adoption_2025: 3 }),
      technique("fell"),
      technique("still", { adoption_2025: 1 }),
      technique("unread"),
    ],
    ratings: [
      rating("rose", "introduction", 1),
      rating("rose", "2025", 2),
      rating("fell", "introduction", 1),
      rating("fell", "2025", 0),
      rating("still", "introduction", 1),
      rating("still", "2025", 1),
      rating("unread", "introduction", 0),
      rating("unread", "2025", 2, { evidence: "recalled" }),
    ],
  };

  it("counts moves between zones and of E", async () => {
    const { run } = await databaseWith(data);
    expect(await run("friction/zones-flow")).toEqual([
      {
        zone_introduction: "yellow",
        green_2025: 2,
        yellow_2025: 2,
        orange_2025: 0,
        red_2025: 0,
        n: 4,
        e_rose: 2,
        e_fell: 1,
        adopted: 2,
        adopted_e_rose: 1,
        not_adopted: 2,
        not_adopted_e_rose: 1,
        n_seen: 3,
      },
    ]);
    expect(await run("friction/zones-flow", { verified_only: true })).toMatchObject([{ n: 3, e_rose: 1 }]);
  });

  it("lists the techniques whose E moved, the largest gain first", async () => {
    const { run } = await databaseWith(data);
    const moved = async (parameters = {}) =>
      (await run("friction/zones-moved", parameters)).map((row) => row["architecture_id"]);
    expect(await moved()).toEqual(["unread", "rose", "fell"]);
    expect(await moved({ verified_only: true })).toEqual(["rose", "fell"]);
    expect(await moved({ search: "Ose" })).toEqual(["rose"]);
    expect(await moved({ search: "%" })).toEqual([]);
  });
});

describe("friction/templates", () => {
  it("counts months from the paper with which the essay starts, up to the end of 2025", async () => {
    const { run } = await databaseWith({
      architectures: [technique("flashattention"), technique("flashattention-2"), technique("other")],
      ratings: [rating("flashattention", "introduction", 1)],
      adoption_events: [
        event("code", "flashattention", "reference_code", "2022-05-20"),
        event("flashattention.paper.2022-05-27", "flashattention", "paper", "2022-05-27"),
        event("two", "flashattention-2", "default", "2024-01-30", { evidence: "recalled" }),
        event("late", "flashattention-2", "serving_stack", "2026-01-01"),
        event("other", "other", "paper", "2022-06-01"),
      ],
    });
    const rows = await run("friction/templates");
    expect(rows.map((row) => [row["event_id"], row["months"], row["starts_clock"], row["zone_introduction"]])).toEqual([
      ["code", -0.2, false, "yellow"],
      ["flashattention.paper.2022-05-27", 0, true, "yellow"],
      ["two", 20.1, false, null],
    ]);
    expect(await run("friction/templates", { verified_only: true })).toHaveLength(2);
  });
});
