import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { runQuery } from "../../loaders/run-query.ts";
import type { ResultRow } from "../../src/engine/result.ts";
import { databaseWith, type SomeRows } from "./database.ts";

const { queries } = await readQueryFolder("src/queries");

const COLUMNS = ["verdict", "actual", "value", "low", "high", "n", "n_seen", "decisive"];

const technique = (id: string, more: object = {}) => ({
  id,
  name: id,
  category: "attention",
  introduced: "2018-01-01",
  adoption_2025: 0,
  evidence: "seen",
  ...more,
});

const event = (technique_id: string, stage: string, date: string, more: object = {}) => ({
  id: `${technique_id}.${stage}.${date}`,
  technique_id,
  tier: "kernel",
  stage,
  date,
  what: `${technique_id} ${stage}`,
  who: "Lab",
  evidence: "seen",
  ...more,
});

const rating = (architecture_id: string, as_of_kind: string, axes: readonly number[], more: object = {}) => {
  const [ga = 0, mal = 0, par = 0, sti = 0, im = 0] = axes;
  return {
    architecture_id,
    as_of_kind,
    rater: "first",
    rubric_version: 1,
    is_default: true,
    ga,
    mal,
    par,
    sti,
    im,
    evidence: "seen",
    ...more,
  };
};

const model = (id: string, more: object = {}) => ({
  id,
  name: id,
  org: id,
  released: "2025-01-01",
  params_total_b: 7,
  evidence: "seen",
  ...more,
});

async function answer(claim: string, rows: SomeRows): Promise<ResultRow> {
  const { run } = await databaseWith(rows);
  const [row, ...others] = await run(`claims/${claim}`);
  if (row === undefined || others.length > 0) throw new Error(`claims/${claim} gives other than one row`);
  return row;
}

const verdict = async (claim: string, rows: SomeRows) => (await answer(claim, rows))["verdict"];

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("the claims on adoption and architectures", () => {
  let dataset: Awaited<ReturnType<typeof openDataset>>;
  beforeAll(async () => {
    dataset = await openDataset(".");
  }, 60_000);
  afterAll(() => dataset?.database.close());

  it("each have a test of their own name", async () => {
    const { rows } = await runQuery(
      dataset.database.connection,
      "SELECT id FROM essay_claims WHERE testable_by IN ('adoption_events', 'architectures') ORDER BY id",
    );
    const tested = new Map(queries.map(({ id, claims }) => [id, claims.map(({ text }) => text)]));
    expect(rows.map((row) => String(row["id"])).filter((id) => tested.get(`claims/${id}`)?.join() !== id)).toEqual([]);
  });

  it("answer in one row of the same shape, and decide nothing without rows", async () => {
    const { rows } = await runQuery(
      dataset.database.connection,
      "SELECT id FROM essay_claims WHERE testable_by IN ('adoption_events', 'architectures') ORDER BY id",
    );
    const { run } = await databaseWith({});
    for (const { id } of rows) {
      const [row, ...others] = await run(`claims/${id}`);
      expect(others, String(id)).toEqual([]);
      expect(Object.keys(row ?? {}), String(id)).toEqual(COLUMNS);
      expect(row, String(id)).toMatchObject({ verdict: "unsupported", actual: expect.any(String), decisive: [] });
    }
  });
});

describe("a claim on the months to adoption", () => {
  const kernels = (reachedOn: readonly (string | null)[]): SomeRows => ({
    architectures: reachedOn.map((date, i) => technique(`k${i}`, { first_production_date: date })),
    adoption_events: reachedOn.map((_, i) => event(`k${i}`, "paper", "2018-01-01")),
  });

  it("follows the median of those that arrived and the middle of all that were watched", async () => {
    const about24 = ["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01"];
    const about2 = numbers(5).map(() => "2018-03-01");
    expect(await verdict("waw-kernel-lag", kernels(about24))).toBe("reproduced");
    expect(await verdict("waw-kernel-lag", kernels(about2))).toBe("contradicted");
    expect(await verdict("waw-kernel-lag", kernels(about24.slice(1)))).toBe("unsupported");
  });

  it("is not reproduced by the few that arrived where most never did", async () => {
    const row = await answer(
      "waw-kernel-lag",
      kernels([...numbers(5).map(() => "2020-01-01"), ...numbers(9).map(() => null)]),
    );
    expect(row).toMatchObject({ verdict: "mixed", value: 24, n: 14, n_seen: 14 });
    expect(row["actual"]).toContain("9 never did");
    expect(row["decisive"]).toEqual(numbers(5).map((i) => `architectures:k${i}`));
  });

  it("is not decided by rows read in their source alone, as those are the ones that arrived", async () => {
    const { run } = await databaseWith(kernels(numbers(5).map(() => "2020-01-01")));
    expect((await run("claims/waw-kernel-lag", { verified_only: true }))[0]).toMatchObject({ verdict: "unsupported" });
  });

  it("takes two stages of a zone for two readings", async () => {
    const orange = (production: string | null, byDefault: string | null): SomeRows => ({
      architectures: numbers(6).map((i) => technique(`o${i}`, { first_production_date: production })),
      ratings: numbers(6).flatMap((i) =>
        ["introduction", "2025"].map((kind) => rating(`o${i}`, kind, [2, 1, 1, 1, 1])),
      ),
      adoption_events: numbers(6).flatMap((i) => [
        event(`o${i}`, "paper", "2018-01-01"),
        ...(byDefault === null ? [] : [event(`o${i}`, "default", byDefault)]),
      ]),
    });
    expect(await verdict("map-orange-speed", orange("2022-01-01", "2023-01-01"))).toBe("reproduced");
    expect(await verdict("map-orange-speed", orange("2018-02-01", "2023-01-01"))).toBe("mixed");
    expect(await verdict("map-orange-speed", orange("2018-02-01", "2018-03-01"))).toBe("contradicted");
    expect(await verdict("map-orange-speed", orange(null, null))).toBe("unsupported");
  });

  it("compares two tiers by shares of all, not of those that arrived", async () => {
    const tiers = (weights: string, kernel: string | null): SomeRows => ({
      architectures: numbers(5).flatMap((i) => [
        technique(`w${i}`, { first_production_date: weights }),
        technique(`k${i}`, { first_production_date: kernel }),
      ]),
      adoption_events: numbers(5).flatMap((i) => [
        event(`w${i}`, "paper", "2018-01-01", { tier: "weight_only" }),
        event(`k${i}`, "paper", "2018-01-01"),
      ]),
    });
    expect(await verdict("map-weeks", tiers("2018-01-20", null))).toBe("reproduced");
    expect(await verdict("map-weeks", tiers("2018-01-20", "2018-06-01"))).toBe("mixed");
    expect(await verdict("map-weeks", tiers("2020-01-01", "2018-06-01"))).toBe("contradicted");
  });
});

describe("a claim on one date", () => {
  const release = (date: string, evidence = "seen"): SomeRows => ({
    adoption_events: [event("flashattention-2", "framework_upstream", date, { who: "PyTorch", evidence })],
  });

  it("holds at the precision that it gives", async () => {
    expect(await verdict("map-flash-pt22", release("2024-01-30"))).toBe("reproduced");
    expect(await verdict("map-flash-pt22", release("2024-02-01"))).toBe("contradicted");
  });

  it("is not decided by a date that nobody read in its source", async () => {
    expect(await answer("map-flash-pt22", release("2024-01-30", "recalled"))).toMatchObject({
      verdict: "unsupported",
      n: 1,
      n_seen: 0,
    });
  });
});

describe("a lag with several readings", () => {
  const flash = (byDefault: string, lastStack: string, evidence = "seen"): SomeRows => ({
    adoption_events: [
      event("flashattention", "paper", "2022-05-27"),
      event("flashattention-2", "default", byDefault, { evidence, who: "PyTorch" }),
      event("flashattention", "serving_stack", "2022-07-01", { who: "early" }),
      event("flashattention", "serving_stack", lastStack, { who: "late", evidence }),
    ],
  });

  it("is reproduced by all, mixed by some and contradicted by none of them", async () => {
    expect(await verdict("map-flash-lag-20", flash("2024-01-30", "2024-01-20"))).toBe("reproduced");
    expect(await verdict("map-flash-lag-20", flash("2024-01-30", "2024-05-30"))).toBe("mixed");
    expect(await verdict("map-flash-lag-20", flash("2023-01-30", "2024-05-30"))).toBe("contradicted");
    expect(await verdict("com-flash-20plus", flash("2024-01-30", "2024-05-30"))).toBe("reproduced");
  });

  it("shows an unverified reading without counting it", async () => {
    const row = await answer("map-flash-lag-20", flash("2024-01-30", "2024-01-20", "recalled"));
    expect(row).toMatchObject({ verdict: "unsupported", n: 2, n_seen: 0 });
    expect(row["actual"]).toContain("(not verified)");
  });

  it("counts mixtures of experts from Switch to a second organisation", async () => {
    const moe = (second: string): SomeRows => ({
      adoption_events: [
        event("sparsely-gated-moe", "paper", "2017-01-23"),
        event("sparsely-gated-moe", "paper", "2021-01-11", { what: "Switch Transformer" }),
        event("sparsely-gated-moe", "frontier_flagship", "2021-06-01", { who: "First" }),
        event("sparsely-gated-moe", "frontier_flagship", "2021-07-01", { who: "First" }),
        event("sparsely-gated-moe", "frontier_flagship", second, { who: "Second" }),
      ],
    });
    expect(await answer("map-moe-36", moe("2024-03-27"))).toMatchObject({ verdict: "reproduced", value: 38.5 });
    expect(await verdict("map-moe-36", moe("2022-03-27"))).toBe("contradicted");
    expect(await verdict("waw-moe-lag-36", moe("2024-01-11"))).toBe("reproduced");
  });

  it("dates grouped-query attention by the first quarter with a majority of models", async () => {
    const gqa = (released: string, count: number): SomeRows => ({
      adoption_events: [event("grouped-query-attention", "paper", "2023-05-22")],
      models: numbers(6).map((i) => model(`m${i}`, { released, attention: i < count ? "GQA" : "MHA" })),
    });
    expect(await answer("waw-gqa-lag-12", gqa("2024-05-01", 4))).toMatchObject({ verdict: "reproduced", value: 11.8 });
    expect(await verdict("waw-gqa-lag-12", gqa("2025-05-01", 4))).toBe("contradicted");
    expect(await verdict("waw-gqa-lag-12", gqa("2024-05-01", 3))).toBe("unsupported");
  });
});

describe("a claim that something did not exist", () => {
  const kan = (more: SomeRows): SomeRows => ({
    architectures: [technique("kan", { category: "kan" }), technique("rope", { category: "position" })],
    models: [model("plain", { mechanisms: ["rope"] })],
    ...more,
  });

  it("stands until one use was read in its source", async () => {
    expect(await verdict("waw-kan-none", kan({}))).toBe("reproduced");
    expect(await verdict("waw-kan-none", kan({ models: [model("odd", { mechanisms: ["kan"] })] }))).toBe(
      "contradicted",
    );
    const unread = [model("odd", { mechanisms: ["kan"], evidence: "recalled" })];
    expect(await verdict("waw-kan-none", kan({ models: unread }))).toBe("unsupported");
  });

  it("looks no further than its date", async () => {
    const later = { models: [model("odd", { mechanisms: ["kan"], released: "2026-03-01" })] };
    expect(await verdict("map-kan-zero", kan(later))).toBe("reproduced");
    expect(await verdict("waw-kan-none", kan(later))).toBe("contradicted");
  });

  it("is contradicted by open code between two events, and by nothing outside them", async () => {
    const code = (date: string): SomeRows => ({
      adoption_events: [
        event("sparsely-gated-moe", "paper", "2021-01-11", { what: "Switch Transformer" }),
        event("sparsely-gated-moe", "library", date),
        event("sparsely-gated-moe", "frontier_flagship", "2023-12-11"),
      ],
    });
    expect(await verdict("map-moe-no-oss", code("2021-08-16"))).toBe("contradicted");
    expect(await verdict("map-moe-no-oss", code("2024-08-16"))).toBe("unsupported");
  });
});

describe("a falsifier", () => {
  const kernels = (toDefault: string): SomeRows => ({
    architectures: numbers(5).map((i) => technique(`k${i}`)),
    adoption_events: numbers(5).flatMap((i) => [
      event(`k${i}`, "default", toDefault),
      event(`k${i}`, "framework_upstream", toDefault, { who: "PyTorch" }),
      event(`k${i}`, "serving_stack", "2018-02-01", { who: "vLLM" }),
      event(`k${i}`, "serving_stack", "2018-03-01", { who: "SGLang", id: `k${i}.second` }),
    ]),
  });

  it("contradicts the model where its condition was met, and leaves it standing where it was not", async () => {
    expect(await answer("waw-fals-kernel", kernels("2018-06-01"))).toMatchObject({ verdict: "contradicted", value: 5 });
    expect(await verdict("waw-fals-kernel", kernels("2020-06-01"))).toBe("reproduced");
  });
});

describe("a claim on ratings", () => {
  it("asks raters who did not know the essay's scores", async () => {
    const kan = (axes: readonly number[], note: string | null): SomeRows => ({
      architectures: [technique("kan")],
      ratings: [
        rating("kan", "2025", [0, 0, 2, 0, 0], { note: "Anchor row: H 2, E 0." }),
        rating("kan", "2025", axes, { rater: "blind", is_default: false, note }),
      ],
    });
    expect(await verdict("map-ex-kan", kan([0, 0, 2, 0, 0], null))).toBe("reproduced");
    expect(await verdict("map-ex-kan", kan([0, 0, 1, 0, 0], null))).toBe("mixed");
    expect(await verdict("map-ex-kan", kan([2, 2, 2, 2, 2], null))).toBe("contradicted");
    expect(await verdict("map-ex-kan", kan([0, 0, 2, 0, 0], "An anchor row as well"))).toBe("unsupported");
  });

  it("calls a family by its zone where the intervals of both dates say so", async () => {
    const moe = (count: number, orange: number): SomeRows => ({
      architectures: numbers(count).map((i) => technique(`m${i}`, { category: "moe-routing" })),
      ratings: numbers(count).flatMap((i) =>
        ["introduction", "2025"].map((kind) => rating(`m${i}`, kind, i < orange ? [2, 1, 1, 1, 1] : [2, 2, 2, 2, 2])),
      ),
    });
    expect(await verdict("map-moe-orange", moe(12, 12))).toBe("reproduced");
    expect(await verdict("map-moe-orange", moe(12, 7))).toBe("mixed");
    expect(await verdict("map-moe-orange", moe(12, 0))).toBe("contradicted");
    expect(await verdict("map-moe-orange", moe(4, 4))).toBe("unsupported");
    expect(await answer("map-moe-orange", moe(10, 5))).toMatchObject({ value: 0.5, low: 0.237, high: 0.763 });
  });
});

describe("a claim on what goes with adoption", () => {
  /** Techniques whose H and small-scale result each may follow adoption, run against it, or ignore it. */
  const techniques = (h: (i: number) => number, gain: (i: number) => string): SomeRows => ({
    architectures: numbers(24).map((i) =>
      technique(`t${i}`, { adoption_2025: i < 12 ? 0 : 2, paper_small_scale_result: gain(i) }),
    ),
    ratings: numbers(24).map((i) => rating(`t${i}`, "introduction", [h(i), 1, 1, 1, i % 2])),
  });
  const follows = (i: number) => (i < 12 ? 0 : 2);
  const alternates = (i: number) => (i % 2 === 0 ? "better" : "worse");

  it("follows the paired lead of one score over the other", async () => {
    expect(await verdict("waw-claim1-hw-beats-bench", techniques(follows, alternates))).toBe("reproduced");
    expect(
      await verdict(
        "waw-claim1-hw-beats-bench",
        techniques(
          (i) => i % 3,
          (i) => (i < 12 ? "worse" : "better"),
        ),
      ),
    ).toBe("contradicted");
    expect(
      await verdict(
        "waw-claim1-hw-beats-bench",
        techniques((i) => i % 2, alternates),
      ),
    ).toBe("unsupported");
  });

  it("gives the areas that pairwise comparison gives", async () => {
    const row = await answer("waw-claim1-hw-beats-bench", techniques(follows, alternates));
    expect(row["actual"]).toContain("AUC 1.00 against 0.50 for use in several (12 of 24 techniques)");
    expect(row["value"]).toBe(0.5);
  });

  it("ranks traits by their correlation with adoption", async () => {
    const row = await answer(
      "waw-strongest-constraint",
      techniques((i) => (i === 0 ? 2 : follows(i)), alternates),
    );
    expect(row).toMatchObject({ verdict: "reproduced", n: 24, n_seen: 24 });
    expect(
      await verdict(
        "waw-strongest-constraint",
        techniques(
          (i) => i % 2,
          (i) => (i < 11 ? "worse" : "better"),
        ),
      ),
    ).toBe("contradicted");
  });
});
