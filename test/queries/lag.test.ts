import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const technique = (id: string, more: object = {}) => ({
  id,
  name: id.toUpperCase(),
  category: "attention",
  introduced: "2020-01-01",
  adoption_2025: 1,
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
  sources: ["s"],
  evidence: "seen",
  ...more,
});

const data = {
  architectures: [technique("fast"), technique("slow"), technique("known", { adoption_2025: 3 }), technique("bare")],
  adoption_events: [
    event("fast.paper", "fast", "paper", "2020-01-01"),
    event("fast.code", "fast", "reference_code", "2020-07-01"),
    event("fast.a", "fast", "serving_stack", "2021-01-01", { who: "A" }),
    event("fast.a2", "fast", "serving_stack", "2021-02-01", { who: "A / Other" }),
    event("fast.b", "fast", "serving_stack", "2022-01-01", { who: "B" }),
    event("fast.b2", "fast", "serving_stack", "2022-03-01", { who: "B" }),
    event("fast.default", "fast", "default", "2019-12-01", { evidence: "recalled" }),
    event("slow.paper", "slow", "paper", "2021-12-31"),
    event("slow.late", "slow", "default", "2026-03-01"),
    event("known.paper", "known", "paper", "2023-06", { evidence: "recalled" }),
    event("bare.default", "bare", "default", "2020-01-01"),
  ],
};

describe("adoption_stages", () => {
  it("takes the second serving stack from another than the first one's", async () => {
    const { select } = await databaseWith(data);
    const rows = await select(
      "SELECT stage, event_id, n_events FROM adoption_stages WHERE technique_id = 'fast' AND stage LIKE '%serving%' ORDER BY stage",
    );
    expect(rows).toEqual([
      { stage: "serving_stack", event_id: "fast.a", n_events: 4 },
      { stage: "two_serving_stacks", event_id: "fast.b", n_events: 1 },
    ]);
  });
});

describe("lag/durations", () => {
  const of = async (stage: string, parameters = {}) => {
    const { run } = await databaseWith(data);
    const rows = await run("lag/durations", { stage, ...parameters });
    return rows.map((row) => [row["technique_id"], row["status"], row["months"], row["lag_months"]]);
  };

  it("tells those that got there from those that wait, and from those with no date", async () => {
    expect(await of("default")).toEqual([
      ["fast", "reached", 0, -1],
      ["slow", "waiting", 48, null],
      ["known", "undated", null, null],
    ]);
    expect(await of("two_serving_stacks")).toEqual([
      ["fast", "reached", 24, 24],
      ["known", "waiting", 31, null],
      ["slow", "waiting", 48, null],
    ]);
  });

  it("knows nothing of what came after the as-of date", async () => {
    expect(await of("default", { as_of: "2026-06-30" })).toContainEqual(["slow", "reached", 50, 50]);
    expect(await of("two_serving_stacks", { as_of: "2021-12-31" })).toEqual([
      ["slow", "waiting", 0, null],
      ["fast", "waiting", 24, null],
    ]);
    expect(await of("default", { as_of: "1990-01-01" })).toEqual([]);
  });

  it("starts the clock with the code where asked to", async () => {
    expect(await of("serving_stack", { clock: "reference_code" })).toEqual([["fast", "reached", 6, 6]]);
    expect(await of("serving_stack", { clock: "birth" })).toEqual([]);
  });

  it("leaves out unread dates on demand", async () => {
    expect(await of("default", { verified_only: true })).toEqual([["slow", "waiting", 48, null]]);
    expect((await of("serving_stack", { verified_only: true })).map(([id]) => id)).toEqual(["fast", "slow"]);
  });

  it("gives all six stages without a choice", async () => {
    const { run } = await databaseWith(data);
    expect(await run("lag/durations")).toHaveLength(18);
  });
});

describe("lag/timeline", () => {
  it("bounds the months of a date known to its month, and keeps techniques without a paper", async () => {
    const { run } = await databaseWith({
      architectures: data.architectures,
      adoption_events: [
        event("a.paper", "fast", "paper", "2024-01-31"),
        event("a.library", "fast", "library", "2024-04"),
        event("b.default", "bare", "default", "2020-01-01", { evidence: "recalled" }),
      ],
    });
    const rows = await run("lag/timeline");
    expect(rows.map((row) => [row["event_id"], row["months"], row["months_low"], row["months_high"]])).toEqual([
      ["b.default", null, null, null],
      ["a.paper", 0, 0, 0],
      ["a.library", 2, 2, 3],
    ]);
    expect(await run("lag/timeline", { verified_only: true })).toHaveLength(2);
  });
});

describe("lag/evidence", () => {
  it("counts first dates and how many were read", async () => {
    const { run } = await databaseWith(data);
    expect(await run("lag/evidence")).toContainEqual({
      stage: "default",
      n_techniques: 3,
      n_events: 3,
      n_first_seen: 2,
      first_on_record: "2019-12-01",
      last_first_day: "2026-03-01",
    });
  });
});
