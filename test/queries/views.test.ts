import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const rating = (architecture_id: string, as_of_kind: string, scores: string, more: object = {}) => {
  const [ga, mal, par, sti, im] = [...scores].map(Number);
  return {
    architecture_id,
    as_of_kind,
    as_of: as_of_kind === "2025" ? "2025-12-31" : "2022-05-27",
    rater: "first",
    rubric_version: 1,
    ga: ga ?? 0,
    mal: mal ?? 0,
    par: par ?? 0,
    sti: sti ?? 0,
    im: im ?? 0,
    is_default: true,
    evidence: "seen",
    ...more,
  };
};

describe("zones", () => {
  it("adds the axes up and gives the essay's four examples their zones", async () => {
    const { select } = await databaseWith({
      ratings: [
        rating("flash", "2025", "22222"),
        rating("mixtral", "2025", "22112"),
        rating("falcon-mamba", "2025", "12112"),
        rating("kan", "2025", "00200"),
      ],
    });
    expect(await select("SELECT architecture_id, h, e, zone FROM zones ORDER BY ALL")).toEqual([
      { architecture_id: "falcon-mamba", h: 4, e: 3, zone: "orange" },
      { architecture_id: "flash", h: 6, e: 4, zone: "green" },
      { architecture_id: "kan", h: 2, e: 0, zone: "red" },
      { architecture_id: "mixtral", h: 5, e: 3, zone: "yellow" },
    ]);
  });

  it("gives every pair of scores the zone that the pure function gives", async () => {
    const { zoneOf } = await import("../../src/analysis/rubric.ts");
    const thirds = (sum: number) => [Math.min(2, sum), Math.min(2, Math.max(0, sum - 2)), Math.max(0, sum - 4)];
    const pairs = Array.from({ length: 35 }, (_, i) => ({ h: i % 7, e: Math.floor(i / 7) }));
    const { select } = await databaseWith({
      ratings: pairs.map(({ h, e }) =>
        rating(`h${h}e${e}`, "2025", [...thirds(h), Math.min(2, e), Math.max(0, e - 2)].join("")),
      ),
    });
    const rows = await select("SELECT h, e, zone FROM zones ORDER BY e, h");
    expect(rows).toEqual(pairs.map(({ h, e }) => ({ h, e, zone: zoneOf(h, e) })));
  });
});

describe("friction_over_time", () => {
  it("sets the default rating of 2025 beside the same rater's rating at introduction", async () => {
    const { select } = await databaseWith({
      ratings: [
        rating("moe", "introduction", "22100"),
        rating("moe", "2025", "22112"),
        rating("moe", "introduction", "11100", { rater: "second", is_default: false }),
        rating("moe", "2025", "11122", { rater: "second", is_default: false }),
      ],
    });
    expect(
      await select("SELECT * EXCLUDE (introduced_precision, rubric_version, evidence) FROM friction_over_time"),
    ).toEqual([
      {
        architecture_id: "moe",
        rater: "first",
        introduced: "2022-05-27",
        h: 5,
        e_introduction: 0,
        e_2025: 3,
        zone_introduction: "orange",
        zone_2025: "yellow",
        e_gain: 3,
        zone_moved: true,
      },
    ]);
  });
});

describe("adoption_lags", () => {
  const event = (id: string, stage: string, date: string, more: object = {}) => ({
    id,
    technique_id: "flash",
    tier: "kernel",
    stage,
    date,
    what: "…",
    who: "…",
    evidence: "seen",
    ...more,
  });
  const architectures = [{ id: "flash", name: "FlashAttention" }];

  it("counts months from the first paper to the first event of each stage", async () => {
    const { select } = await databaseWith({
      architectures,
      adoption_events: [
        event("p", "paper", "2022-05-27"),
        event("p2", "paper", "2023-07-17"),
        event("d2", "default", "2024-06-01"),
        event("d1", "default", "2024-01-30", { evidence: "recalled" }),
      ],
    });
    // 2022-05-27 to 2024-01-30 is 613 days; 613 / 30.4375 = 20.14.
    expect(await select("SELECT * EXCLUDE (paper_date_precision, stage_date_precision) FROM adoption_lags")).toEqual([
      {
        technique_id: "flash",
        technique: "FlashAttention",
        tier: "kernel",
        stage: "default",
        paper_event_id: "p",
        paper_date: "2022-05-27",
        stage_event_id: "d1",
        stage_date: "2024-01-30",
        lag_months: 20.1,
        lag_months_low: 20.1,
        lag_months_high: 20.1,
        n_events: 2,
        evidence: "recalled",
      },
    ]);
  });

  it("bounds a lag whose dates are known to the month or year only", async () => {
    const { select } = await databaseWith({
      architectures,
      adoption_events: [event("p", "paper", "2022-05"), event("d", "default", "2024")],
    });
    // From 2022-05-01 to 2024-01-01: 610 days, 20.0; from 2022-05-31: 580, 19.1; to 2024-12-31: 975, 32.0.
    expect(await select("SELECT lag_months, lag_months_low, lag_months_high FROM adoption_lags")).toEqual([
      { lag_months: 20, lag_months_low: 19.1, lag_months_high: 32 },
    ]);
  });

  it("says nothing of a technique without a paper", async () => {
    const { select } = await databaseWith({ architectures, adoption_events: [event("d", "default", "2024-01-30")] });
    expect(await select("SELECT * FROM adoption_lags")).toEqual([]);
  });
});

describe("kv_cache", () => {
  const model = (id: string, more: object) => ({
    id,
    name: id,
    architecture_class: "dense_transformer",
    n_layers: 32,
    n_attention_layers: 32,
    n_recurrent_layers: 0,
    n_heads: 32,
    head_dim: 128,
    evidence: "seen",
    mechanisms: [],
    ...more,
  });
  const cache = async (more: object) => {
    const { select } = await databaseWith({ models: [model("m", more)] });
    return select("SELECT bytes_per_token, mha_bytes_per_token, ratio_to_mha FROM kv_cache");
  };

  it.each([
    // 2 values (K, V) × heads × 128 × 32 layers × 2 bytes
    ["MHA from its query heads", { attention: "MHA" }, 524_288, 1],
    ["GQA from its key–value heads", { attention: "GQA", n_kv_heads: 8 }, 131_072, 0.25],
    ["MQA as one head", { attention: "MQA" }, 16_384, 0.0313],
    // 576 latent values × 32 layers × 2 bytes; MHA would cache 8,192 values
    ["MLA from its latent vector", { attention: "MLA", kv_latent_dim: 576 }, 36_864, 0.0703],
  ])("sizes %s", async (_, more, bytes, ratio) => {
    expect(await cache(more)).toEqual([{ bytes_per_token: bytes, mha_bytes_per_token: 524_288, ratio_to_mha: ratio }]);
  });

  it("counts only the attention layers of a hybrid", async () => {
    const hybrid = {
      attention: "mixed",
      architecture_class: "hybrid",
      n_kv_heads: 8,
      n_attention_layers: 4,
      n_recurrent_layers: 28,
    };
    // 2 × 8 × 128 × 4 layers × 2 bytes
    expect(await cache(hybrid)).toEqual([{ bytes_per_token: 16_384, mha_bytes_per_token: 65_536, ratio_to_mha: 0.25 }]);
  });

  it("takes a hybrid's latent vector before its heads", async () => {
    const hybrid = {
      attention: "mixed",
      architecture_class: "hybrid",
      kv_latent_dim: 576,
      n_attention_layers: 7,
      n_recurrent_layers: 20,
      n_layers: 27,
    };
    expect(await cache(hybrid)).toMatchObject([{ bytes_per_token: 8064 }]);
  });

  it("gives a model without attention a cache of nothing", async () => {
    const mamba = {
      attention: "none",
      architecture_class: "pure_ssm",
      n_heads: null,
      head_dim: null,
      n_attention_layers: 0,
      n_recurrent_layers: 32,
    };
    expect(await cache(mamba)).toEqual([{ bytes_per_token: 0, mha_bytes_per_token: null, ratio_to_mha: null }]);
  });

  it("derives a missing head size from the width, and says so", async () => {
    const { select } = await databaseWith({
      models: [model("m", { attention: "MHA", head_dim: null, d_model: 4096 })],
    });
    expect(await select("SELECT bytes_per_token, head_dim_derived FROM kv_cache")).toEqual([
      { bytes_per_token: 524_288, head_dim_derived: true },
    ]);
  });

  it("leaves out a model whose geometry is not published", async () => {
    expect(await cache({ attention: "GQA", n_kv_heads: null })).toEqual([]);
    expect(
      await cache({
        attention: "undisclosed",
        architecture_class: "undisclosed",
        n_attention_layers: null,
        n_kv_heads: 8,
      }),
    ).toEqual([]);
  });

  it("marks windowed models as an upper bound", async () => {
    const { select } = await databaseWith({
      models: [
        model("m", {
          attention: "GQA",
          n_kv_heads: 8,
          mechanisms: ["grouped-query-attention", "sliding-window-attention"],
        }),
      ],
    });
    expect(await select("SELECT is_upper_bound FROM kv_cache")).toEqual([{ is_upper_bound: true }]);
  });
});

describe("adoption_durations", () => {
  const stages = "SELECT architecture_id, status, months, reached_on FROM adoption_durations WHERE stage";

  it("tells reached, not reached and adopted without a date apart", async () => {
    const { select } = await databaseWith({
      architectures: [
        { id: "shipped", introduced: "2022-01-01", adoption_2025: 2, first_production_date: "2023-01-01" },
        { id: "unused", introduced: "2024-12-31", adoption_2025: 0 },
        { id: "undated", introduced: "2022-01-01", adoption_2025: 1 },
        { id: "unrated", introduced: "2022-01-01" },
        { id: "later", introduced: "2026-01-01", adoption_2025: 0 },
        { id: "late-product", introduced: "2024-12-31", adoption_2025: 0, first_production_date: "2026-02-01" },
      ],
    });
    // 365 days are 12.0 months of 30.4375 days, from either end of the year.
    expect(await select(`${stages} = 'first_production' ORDER BY 1`)).toEqual([
      { architecture_id: "late-product", status: "not_reached", months: 12, reached_on: null },
      { architecture_id: "shipped", status: "reached", months: 12, reached_on: "2023-01-01" },
      { architecture_id: "undated", status: "undated", months: null, reached_on: null },
      { architecture_id: "unused", status: "not_reached", months: 12, reached_on: null },
    ]);
  });

  it("takes the first default of techniques whose events were collected, and no event after 2025", async () => {
    const event = (technique: string, stage: string, date: string) => ({
      id: `${technique}.${stage}.${date}`,
      technique_id: technique,
      tier: "kernel",
      stage,
      date,
      evidence: "seen",
    });
    const { select } = await databaseWith({
      architectures: [
        { id: "early", introduced: "2022-01-01", adoption_2025: 3 },
        { id: "late", introduced: "2024-12-31", adoption_2025: 2 },
        { id: "somewhen", introduced: "2022-01-01", adoption_2025: 3 },
        { id: "no-events", introduced: "2022-01-01", adoption_2025: 3 },
      ],
      adoption_events: [
        event("early", "paper", "2022-01-01"),
        event("early", "default", "2024-01-01"),
        event("early", "default", "2023-01-01"),
        event("late", "paper", "2024-12-31"),
        event("late", "default", "2026-01-05"),
        event("somewhen", "paper", "2022-01-01"),
      ],
    });
    expect(await select(`${stages} = 'default' ORDER BY 1`)).toEqual([
      { architecture_id: "early", status: "reached", months: 12, reached_on: "2023-01-01" },
      { architecture_id: "late", status: "not_reached", months: 12, reached_on: null },
      { architecture_id: "somewhen", status: "undated", months: null, reached_on: null },
    ]);
  });
});
