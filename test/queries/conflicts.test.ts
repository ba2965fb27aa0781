import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { databaseWith, type SomeRows } from "./database.ts";

const { queries } = await readQueryFolder("src/queries");

const conflicts = queries.filter(({ id }) => id.startsWith("conflicts/"));

/** The contradictions between and within essays that are resolved one by one. */
const NAMED = [
  "falcon-h1-size",
  "falcon-mamba-date",
  "flashattention-months",
  "jamba-size",
  "moe-zone",
  "qwen3-next-release",
];

async function resolve(name: string, rows: SomeRows) {
  const { run } = await databaseWith(rows);
  const [row, ...others] = await run(`conflicts/${name}`);
  expect(others).toEqual([]);
  return { outcome: row?.["outcome"], resolution: String(row?.["resolution"]), decisive: row?.["decisive"] };
}

const model = (name: string, more: object) => ({ id: name.toLowerCase(), name, evidence: "seen", ...more });

describe("contradictions", () => {
  let dataset: Awaited<ReturnType<typeof openDataset>>;
  beforeAll(async () => {
    dataset = await openDataset(".");
  }, 60_000);
  afterAll(() => dataset?.database.close());

  it("each have a query, which names the claims concerned and is open without rows", async () => {
    expect(conflicts.map(({ id }) => id.slice("conflicts/".length))).toEqual(NAMED);
    for (const name of NAMED) expect(await resolve(name, {}), name).toMatchObject({ outcome: "open", decisive: [] });
    for (const { claims, id } of conflicts) expect(claims.length, id).toBeGreaterThan(0);
  });

  it("are named by both claims, and stand in no claim twice", async () => {
    const { rows } = await runQuery(
      dataset.database.connection,
      `WITH named AS (SELECT id, unnest(conflicts_with) AS other FROM essay_claims)
      SELECT id, other, count(*) AS n FROM named GROUP BY id, other
      HAVING count(*) > 1 OR id = other OR NOT EXISTS (
        SELECT 1 FROM named AS back WHERE back.id = named.other AND back.other = named.id
      )`,
    );
    expect(rows).toEqual([]);
  });

  it("of two claims or more are contradictions on record, each claim against another of them", async () => {
    const { rows } = await runQuery(
      dataset.database.connection,
      "SELECT id, unnest(conflicts_with) AS other FROM essay_claims",
    );
    for (const { id, claims } of conflicts.filter((one) => one.claims.length > 1)) {
      const ids = claims.map(({ text }) => text);
      for (const own of ids) {
        const rivals = rows.filter((row) => row["id"] === own && ids.includes(String(row["other"])));
        expect(rivals.length, `${id}: ${own}`).toBeGreaterThan(0);
      }
    }
  });
});

describe("months of FlashAttention", () => {
  const event = (stage: string, date: string, who: string, evidence = "seen") => ({
    id: `${stage}-${who}-${date}`,
    technique_id: "flashattention",
    stage,
    date,
    what: `${who} ${stage}`,
    who,
    evidence,
  });
  const paper = event("paper", "2022-05-27", "Stanford");
  const at20 = event("default", "2024-01-30", "PyTorch");
  const at24 = event("serving_stack", "2024-05-30", "Last");
  const first = event("serving_stack", "2022-09-01", "First");
  const outcome = async (...adoption_events: ReturnType<typeof event>[]) =>
    resolve("flashattention-months", { adoption_events: [paper, ...adoption_events] });

  it("are decided where the read events fit one claim only, and else depend on the event", async () => {
    expect(await outcome(at20)).toMatchObject({ outcome: "decided" });
    expect(await outcome(first, at24, at20)).toMatchObject({ outcome: "reading" });
    expect((await outcome(first, at24, at20)).resolution).toMatch(/20\.1 to .*fits 20.*24\.1 to .*fits about 24/);
    expect(await outcome(event("default", "2022-12-01", "PyTorch"))).toMatchObject({ outcome: "against" });
  });

  it("do not follow a date that was not read", async () => {
    const recalled = event("default", "2024-01-30", "PyTorch", "recalled");
    expect(await outcome(recalled, first, at24)).toMatchObject({ outcome: "decided" });
  });
});

describe("the zone of a mixture", () => {
  const rating = (rater: string, as_of_kind: string, stiIm: readonly [number, number], more: object = {}) => ({
    architecture_id: "coarse-top2-moe",
    rater,
    as_of_kind,
    rubric_version: 1,
    is_default: rater === "a",
    ga: 2,
    mal: 1,
    par: 2,
    sti: stiIm[0],
    im: stiIm[1],
    evidence: "seen",
    ...more,
  });
  const rows = (late: readonly [number, number], more: object = {}): SomeRows => ({
    architectures: [{ id: "coarse-top2-moe", name: "Top-2", category: "moe-routing", evidence: "seen" }],
    ratings: [rating("a", "introduction", [1, 1], more), rating("a", "2025", late, more)],
  });

  it("is decided where it is one, and else a question of date and rater", async () => {
    expect(await resolve("moe-zone", rows([1, 1]))).toMatchObject({ outcome: "decided" });
    const moved = await resolve("moe-zone", rows([2, 1]));
    expect(moved.outcome).toBe("reading");
    expect(moved.resolution).toContain("orange at introduction and yellow for the end of 2025");
  });

  it("leaves out ratings that started from the essay's scores", async () => {
    expect(await resolve("moe-zone", rows([2, 1], { note: "Anchor row" }))).toMatchObject({ outcome: "open" });
  });
});

describe("facts on one model", () => {
  it("contradict a date, and bear it out where the record gives it", async () => {
    const released = (day: string, evidence = "seen") => ({
      models: [model("Falcon Mamba 7B", { released: day, evidence })],
    });
    const early = await resolve("falcon-mamba-date", released("2024-08-12"));
    expect(early).toMatchObject({ outcome: "against", decisive: ["models:falcon mamba 7b"] });
    expect(early.resolution).toContain("2024-08-12; the essay says September 2024, 20 days or more too late");
    expect(await resolve("falcon-mamba-date", released("2024-09-10"))).toMatchObject({ outcome: "decided" });
    expect(await resolve("falcon-mamba-date", released("2024-08-12", "recalled"))).toMatchObject({ outcome: "open" });
  });

  it("contradict a size, and bear it out where the record gives it", async () => {
    const falcon = (params_total_b: number) => ({ models: [model("Falcon-H1 34B", { params_total_b })] });
    expect(await resolve("falcon-h1-size", falcon(34))).toMatchObject({ outcome: "against" });
    expect((await resolve("falcon-h1-size", falcon(34))).resolution).toContain("4.1 times the largest");
    expect(await resolve("falcon-h1-size", falcon(140))).toMatchObject({ outcome: "decided" });
    const jamba = (params_active_b: number) => ({
      models: [model("Jamba v0.1", { params_total_b: 52, params_active_b })],
    });
    expect(await resolve("jamba-size", jamba(12))).toMatchObject({ outcome: "against" });
    expect((await resolve("jamba-size", jamba(12))).resolution).toContain("52B parameters 12B are active");
    expect(await resolve("jamba-size", jamba(52))).toMatchObject({ outcome: "decided" });
  });

  it("settle whether Qwen3-Next was released", async () => {
    const qwen = (released: string) => ({ models: [model("Qwen3-Next 80B-A3B", { released })] });
    expect(await resolve("qwen3-next-release", qwen("2025-09-09"))).toMatchObject({ outcome: "decided" });
    expect(await resolve("qwen3-next-release", qwen("2026-02-01"))).toMatchObject({ outcome: "against" });
  });
});
