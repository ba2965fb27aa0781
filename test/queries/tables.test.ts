import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const flagship = (id: string, released: string, architecture_class: string, more: object = {}) => ({
  id,
  name: id,
  org: "Lab",
  released,
  architecture_class,
  is_frontier_flagship: true,
  evidence: "seen",
  attention: "GQA",
  ...more,
});

describe("tables/frontier-releases", () => {
  const models = [
    flagship("old", "2022-12-31", "dense_transformer"),
    flagship("first", "2023-01-01", "dense_transformer"),
    flagship("last", "2025-12-31", "hybrid", { evidence: "recalled" }),
    flagship("new", "2026-01-01", "hybrid"),
    flagship("side", "2024-01-01", "dense_transformer", { is_frontier_flagship: false }),
  ];

  it("lists flagships of the period, its first and last day included", async () => {
    const { run } = await databaseWith({ models });
    expect((await run("tables/frontier-releases")).map((row) => row["id"])).toEqual(["first", "last"]);
  });

  it("leaves out unverified rows on demand", async () => {
    const { run } = await databaseWith({ models });
    expect((await run("tables/frontier-releases", { verified_only: true })).map((row) => row["id"])).toEqual(["first"]);
  });

  it("moves with the period", async () => {
    const { run } = await databaseWith({ models });
    const rows = await run("tables/frontier-releases", { released_from: "2026-01-01", released_until: "2026-12-31" });
    expect(rows.map((row) => row["id"])).toEqual(["new"]);
  });
});

describe("tables/frontier-releases-finding", () => {
  it("counts classes by year", async () => {
    const { run } = await databaseWith({
      models: [
        flagship("a", "2024-02-01", "moe_transformer"),
        flagship("b", "2024-12", "moe_transformer", { evidence: "recalled" }),
        flagship("c", "2023", "dense_transformer"),
      ],
    });
    expect(await run("tables/frontier-releases-finding")).toEqual([
      { release_year: 2023, architecture_class: "dense_transformer", n: 1, n_seen: 1 },
      { release_year: 2024, architecture_class: "moe_transformer", n: 2, n_seen: 1 },
    ]);
  });
});

describe("tables/moe-reality-check", () => {
  const gain = (id: string, kind: string, low: number | null, high: number | null, more: object = {}) => ({
    id,
    kind,
    value_low: low,
    value_high: high,
    metric: "throughput_speedup",
    baseline_kind: "dense",
    evidence: "seen",
    ...more,
  });

  it("groups gains by who reports them and by context, with the geometric middle of ranges", async () => {
    const { run } = await databaseWith({
      moe_measurements: [
        gain("m1", "paper_measurement", 2, 8, { context_tokens: 4096 }), // middle 4
        gain("m2", "independent_measurement", 3, 3, { context_tokens: 512, evidence: "recalled" }),
        gain("m3", "independent_measurement", 9, 9, { context_tokens: 2048 }),
        gain("c1", "marketing_claim", null, 7),
        gain("long", "paper_measurement", 1.5, 1.5, { context_tokens: 131_072 }),
        gain("none", "paper_measurement", null, null),
        gain("cost", "paper_measurement", 5, 5, { metric: "cost_ratio" }),
      ],
    });
    const rows = await run("tables/moe-reality-check");
    expect(rows).toEqual([
      {
        baseline_kind: "dense",
        reported_by: "claimed",
        metric: "throughput_speedup",
        context_band: "not stated",
        n: 1,
        median_x: 7,
        lowest_x: 7,
        highest_x: 7,
        n_seen: 1,
        rows_used: ["c1"],
      },
      {
        baseline_kind: "dense",
        reported_by: "measured",
        metric: "throughput_speedup",
        context_band: "up to 4K",
        n: 3,
        median_x: 4,
        lowest_x: 2,
        highest_x: 9,
        n_seen: 2,
        rows_used: ["m1", "m2", "m3"],
      },
      {
        baseline_kind: "dense",
        reported_by: "measured",
        metric: "throughput_speedup",
        context_band: "over 32K",
        n: 1,
        median_x: 1.5,
        lowest_x: 1.5,
        highest_x: 1.5,
        n_seen: 1,
        rows_used: ["long"],
      },
    ]);
  });

  it("draws one row for each gain, a one-sided range as a point", async () => {
    const { run } = await databaseWith({ moe_measurements: [gain("c1", "marketing_claim", null, 7)] });
    expect(await run("tables/moe-reality-check-chart")).toMatchObject([
      { id: "c1", reported_by: "claimed", value_low: 7, value_high: 7 },
    ]);
  });
});

describe("tables/ssm-evidence-gap", () => {
  const model = (id: string, family: string, params_total_b: number, more: object = {}) => ({
    id,
    name: id,
    family,
    params_total_b,
    origin: "from_scratch",
    released: "2024-08",
    evidence: "seen",
    ...more,
  });

  it("names the largest of each kind in each band and keeps conversions apart", async () => {
    const { run } = await databaseWith({
      sequence_models: [
        model("mamba-2.8b", "pure_ssm", 2.8),
        model("falcon-mamba", "pure_ssm", 7.3),
        model("mamba2-8b", "pure_ssm", 8.3),
        model("rwkv-14b", "linear_rnn", 14),
        model("qrwkv-32b", "linear_rnn", 32, { origin: "converted" }),
        model("jamba", "hybrid_ssm", 52),
        model("undated", "hybrid_linear", 456, { released: null }),
      ],
    });
    const rows = await run("tables/ssm-evidence-gap");
    expect(
      rows.map((row) => [
        row["scale_band"],
        row["largest_pure_ssm"],
        row["n_pure_ssm"],
        row["largest_linear_rnn"],
        row["largest_converted"],
        row["largest_hybrid"],
      ]),
    ).toEqual([
      ["1B to 3B", "mamba-2.8b", 1, null, null, null],
      ["3B to 8B", "mamba2-8b", 2, null, null, null],
      ["13B to 40B", null, 0, "rwkv-14b", "qrwkv-32b", null],
      ["40B to 100B", null, 0, null, null, "jamba"],
      ["100B and more", null, 0, null, null, "undated"],
    ]);
  });

  it("stops at the date asked for", async () => {
    const { run } = await databaseWith({
      sequence_models: [model("late", "pure_ssm", 70, { released: "2026-03-01" })],
    });
    expect(await run("tables/ssm-evidence-gap", { released_until: "2025-12-31" })).toEqual([]);
    expect(await run("tables/ssm-evidence-gap-chart", { released_until: "2025-12-31" })).toEqual([]);
  });
});

describe("tables/infrastructure-lag", () => {
  const event = (id: string, technique_id: string, tier: string, stage: string, date: string, evidence = "seen") => ({
    id,
    technique_id,
    tier,
    stage,
    date,
    evidence,
  });
  const rows = {
    architectures: [
      { id: "gqa", name: "GQA" },
      { id: "flash", name: "FlashAttention" },
    ],
    adoption_events: [
      event("1", "flash", "kernel", "paper", "2022-05-27"),
      event("2", "flash", "kernel", "framework_upstream", "2024-01-30"),
      event("3", "flash", "kernel", "default", "2024-06-01", "recalled"),
      event("4", "gqa", "weight_only", "paper", "2023-05-22"),
      event("5", "gqa", "weight_only", "frontier_flagship", "2023-07-18"),
    ],
  };

  it("spreads each technique's stages over columns, tiers in order of cost", async () => {
    const { run } = await databaseWith(rows);
    const found = await run("tables/infrastructure-lag");
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      tier: "weight_only",
      technique: "GQA",
      paper: "2023-05-22",
      months_to_flagship: 1.9,
      on_by_default: null,
      evidence: "seen",
    });
    // 2022-05-27 to 2024-06-01 is 736 days, 24.2 months.
    expect(found[1]).toMatchObject({
      tier: "kernel",
      framework: "2024-01-30",
      months_to_framework: 20.1,
      months_to_default: 24.2,
      evidence: "recalled",
    });
  });

  it("drops the stages that were not read in a source on demand", async () => {
    const { run } = await databaseWith(rows);
    const found = await run("tables/infrastructure-lag", { verified_only: true });
    expect(found[1]).toMatchObject({ months_to_framework: 20.1, months_to_default: null });
  });

  it("summarizes lags by tier and stage", async () => {
    const { run } = await databaseWith(rows);
    expect(await run("tables/infrastructure-lag-finding")).toEqual([
      {
        tier: "weight_only",
        stage: "frontier_flagship",
        n: 1,
        median_months: 1.9,
        lower_quartile_months: 1.9,
        upper_quartile_months: 1.9,
        n_seen: 1,
      },
      {
        tier: "kernel",
        stage: "framework_upstream",
        n: 1,
        median_months: 20.1,
        lower_quartile_months: 20.1,
        upper_quartile_months: 20.1,
        n_seen: 1,
      },
      {
        tier: "kernel",
        stage: "default",
        n: 1,
        median_months: 24.2,
        lower_quartile_months: 24.2,
        upper_quartile_months: 24.2,
        n_seen: 0,
      },
    ]);
  });
});

describe("tables/efficient-attention", () => {
  const models = [
    flagship("llama-3-8b", "2024-04-18", "dense_transformer", {
      n_layers: 32,
      n_attention_layers: 32,
      n_heads: 32,
      n_kv_heads: 8,
      head_dim: 128,
    }),
    flagship("mha", "2024-06", "dense_transformer", { attention: "MHA" }),
    flagship("secret", "2024-06", "undisclosed", { attention: "undisclosed" }),
    flagship("mla", "2025-01", "moe_transformer", { attention: "MLA", evidence: "recalled" }),
  ];

  it("sets the cache of each model beside its attention, and keeps models without published geometry", async () => {
    const { run } = await databaseWith({ models });
    const rows = await run("tables/efficient-attention");
    expect(rows.map((row) => [row["id"], row["bytes_per_token"], row["ratio_to_mha"]])).toEqual([
      ["llama-3-8b", 131_072, 0.25],
      ["mha", null, null],
      ["mla", null, null],
    ]);
  });

  it("gives each kind its share of the year", async () => {
    const { run } = await databaseWith({ models });
    expect(await run("tables/efficient-attention-finding")).toEqual([
      { release_year: 2024, attention: "GQA", n: 1, share: 0.5, n_seen: 1 },
      { release_year: 2024, attention: "MHA", n: 1, share: 0.5, n_seen: 1 },
      { release_year: 2025, attention: "MLA", n: 1, share: 1, n_seen: 0 },
    ]);
  });
});

describe("tables/training-innovation", () => {
  it("shows numbers and labels alike, the largest gain of each kind first", async () => {
    const { run } = await databaseWith({
      training_innovations: [
        {
          id: "steps",
          method: "DAPO",
          gain_kind: "compute_saving_x",
          gain_value: 2,
          before_label: "100% steps",
          after_label: "50% steps",
          evidence: "seen",
        },
        {
          id: "math",
          method: "RL",
          gain_kind: "accuracy_points",
          gain_value: 7.1,
          before_value: 90.2,
          after_value: 97.3,
          evidence: "seen",
        },
        {
          id: "aime",
          method: "RL",
          gain_kind: "accuracy_points",
          gain_value: 40.6,
          before_value: 39.2,
          after_value: 79.8,
          evidence: "recalled",
        },
      ],
    });
    const rows = await run("tables/training-innovation");
    expect(rows.map((row) => [row["id"], row["before"], row["after"]])).toEqual([
      ["aime", "39.2", "79.8"],
      ["math", "90.2", "97.3"],
      ["steps", "100% steps", "50% steps"],
    ]);
  });
});

describe("home/numbers", () => {
  it("counts techniques, wide use by fit, recent kernel lag and verified facts", async () => {
    const rating = (architecture_id: string, as_of_kind: string, ga: number, im: number) => ({
      architecture_id,
      as_of_kind,
      as_of: as_of_kind === "2025" ? "2025-12-31" : "2023-01-01",
      rater: "r",
      rubric_version: 1,
      ga,
      mal: ga,
      par: ga,
      sti: 2,
      im,
      is_default: true,
      evidence: "seen",
    });
    const { run } = await databaseWith({
      architectures: [
        { id: "fit", name: "Fit", adoption_2025: 3, evidence: "seen" },
        { id: "unfit", name: "Unfit", adoption_2025: 0, evidence: "recalled" },
      ],
      ratings: [
        rating("fit", "introduction", 2, 0),
        rating("fit", "2025", 2, 2),
        rating("unfit", "introduction", 1, 0),
        rating("unfit", "2025", 1, 0),
      ],
      adoption_events: [
        { id: "a", technique_id: "fit", tier: "kernel", stage: "paper", date: "2023-01-01", evidence: "seen" },
        {
          id: "b",
          technique_id: "fit",
          tier: "kernel",
          stage: "serving_stack",
          date: "2023-07-02",
          evidence: "recalled",
        },
      ],
    });
    expect(await run("home/numbers")).toEqual([
      {
        n_scored: 2,
        n_moved: 1,
        n_high_fit: 1,
        n_high_fit_adopted: 1,
        n_low_fit: 1,
        n_low_fit_adopted: 0,
        kernel_lag_since_2023_months: 6,
        n_kernel_lag_since_2023: 1,
        n_kernel_lag_below_zero: 0,
        n_facts: 2,
        n_facts_seen: 1,
      },
    ]);
    expect(await run("home/numbers", { verified_only: true })).toMatchObject([
      { n_scored: 1, n_low_fit: 0, n_kernel_lag_since_2023: 0, kernel_lag_since_2023_months: null },
    ]);
  });
});
