import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const row = (id: string, metric: string, low: number | null, high: number | null, more: object = {}) => ({
  id,
  system: "S",
  model: "M",
  baseline: "D",
  baseline_kind: "dense",
  metric,
  value_low: low,
  value_high: high,
  phase: "decode",
  kind: "independent_measurement",
  date: "2025-06-01",
  evidence: "seen",
  ...more,
});

describe("moe_gains", () => {
  it("turns every effect into a gain of one direction, ranges included", async () => {
    const { select } = await databaseWith({
      moe_measurements: [
        row("faster", "throughput_speedup", 2, 8),
        row("slower", "slowdown", 2, 8),
        row("one-sided", "throughput_speedup", null, 3),
        row("direction", "slowdown", null, null),
        row("nothing", "throughput_speedup", null, null),
      ],
    });
    expect(await select("SELECT id, gain_low, gain_high, gain, is_worse FROM moe_gains ORDER BY id")).toEqual([
      { id: "direction", gain_low: null, gain_high: null, gain: null, is_worse: true },
      { id: "faster", gain_low: 2, gain_high: 8, gain: 4, is_worse: false },
      { id: "nothing", gain_low: null, gain_high: null, gain: null, is_worse: null },
      { id: "one-sided", gain_low: 3, gain_high: 3, gain: 3, is_worse: false },
      { id: "slower", gain_low: 0.125, gain_high: 0.5, gain: 0.25, is_worse: true },
    ]);
  });

  it("sorts a slowdown and a saving by what was timed", async () => {
    const { select } = await databaseWith({
      moe_measurements: [
        row("a", "slowdown", 2, 2),
        row("b", "slowdown", 2, 2, { phase: "training" }),
        row("c", "cost_ratio", 2, 2, { phase: "training" }),
        row("d", "cost_ratio", 2, 2),
        row("e", "latency_speedup", 2, 2),
        row("f", "memory_ratio", 2, 2),
        row("g", "training_speedup", 2, 2, { phase: "training" }),
      ],
    });
    const families = await select("SELECT family FROM moe_gains ORDER BY id");
    expect(families.map((r) => r["family"])).toEqual([
      "throughput",
      "training speed",
      "training cost",
      "serving cost",
      "latency",
      "memory",
      "training speed",
    ]);
  });
});

describe("friction/moe", () => {
  const moe_measurements = [
    row("dense", "throughput_speedup", 2, 2),
    row("other", "throughput_speedup", 9, 9, { baseline_kind: "same_model", baseline: "an older accelerator" }),
    row("itself", "slowdown", 2, 2, { baseline_kind: "same_model", baseline: "itself at 1K context" }),
    row("late", "throughput_speedup", 2, 2, { date: "2026-01" }),
    row("recalled", "throughput_speedup", 2, 2, { evidence: "recalled" }),
  ];
  const ids = (rows: readonly { readonly [column: string]: unknown }[]) => rows.map((r) => r["id"]).sort();

  it("keeps gains over a dense model, and a mixture against itself at a short context", async () => {
    const { run } = await databaseWith({ moe_measurements });
    const rows = await run("friction/moe", { reported_until: "2026-12-31" });
    expect(ids(rows)).toEqual(["dense", "itself", "late", "recalled"]);
    expect(rows.find((r) => r["id"] === "itself")).toMatchObject({ compared_with: "itself, short context", gain: 0.5 });
  });

  it("leaves out later and unverified rows on demand", async () => {
    const { run } = await databaseWith({ moe_measurements });
    expect(ids(await run("friction/moe"))).toEqual(["dense", "itself", "recalled"]);
    expect(ids(await run("friction/moe", { verified_only: true }))).toEqual(["dense", "itself"]);
  });
});

describe("friction/moe-readings", () => {
  it("holds measured throughput of any date, slowdowns included", async () => {
    const { run } = await databaseWith({
      moe_measurements: [
        row("fast", "throughput_speedup", 2, 2, { date: "2026-01" }),
        row("slow", "slowdown", 2, 2),
        row("training", "slowdown", 2, 2, { phase: "training" }),
        row("announced", "throughput_speedup", 9, 9, { kind: "marketing_claim" }),
        row("direction", "slowdown", null, null),
        row("recalled", "throughput_speedup", 2, 2, { evidence: "recalled", date: "2024" }),
      ],
    });
    const ids = (rows: readonly { readonly [column: string]: unknown }[]) => rows.map((r) => r["id"]);
    expect(ids(await run("friction/moe-readings"))).toEqual(["recalled", "slow", "fast"]);
    expect(ids(await run("friction/moe-readings", { verified_only: true }))).toEqual(["slow", "fast"]);
  });
});

describe("friction/moe-summary", () => {
  it("gives median and range, and counts rows without a ratio and rows that are worse", async () => {
    const { run } = await databaseWith({
      moe_measurements: [
        row("a", "throughput_speedup", 4, 4),
        row("b", "slowdown", 2, 2, { evidence: "recalled" }),
        row("c", "slowdown", null, null),
        row("long", "throughput_speedup", 7, 7, { context_tokens: 32_769 }),
        row("edge", "throughput_speedup", 5, 5, { context_tokens: 32_768 }),
      ],
    });
    const rows = await run("friction/moe-summary");
    expect(rows.map((r) => [r["part"], r["n"], r["median_gain"]])).toEqual([
      ["all", 5, 4.5],
      ["independent", 5, 4.5],
      ["decode", 5, 4.5],
      ["context 4K to 32K", 1, 5],
      ["context not stated", 3, 2.25],
      ["context over 32K", 1, 7],
    ]);
    expect(rows.find((r) => r["part"] === "context not stated")).toMatchObject({
      family: "throughput",
      n_ratio: 2,
      lowest_gain: 0.5,
      highest_gain: 4,
      n_worse: 2,
      n_seen: 2,
      rows_used: ["a", "b", "c"],
    });
  });
});

describe("friction/moe-costs", () => {
  it("lists losses over any baseline, the costliest first and those without a ratio last", async () => {
    const { run } = await databaseWith({
      moe_measurements: [
        row("gain", "throughput_speedup", 2, 2),
        row("little", "memory_ratio", 0.5, 0.5),
        row("much", "slowdown", 15, 15),
        row("unknown", "slowdown", null, null),
        row("system", "slowdown", 3, 3, { baseline_kind: "same_model" }),
      ],
    });
    expect((await run("friction/moe-costs")).map((r) => [r["id"], r["times_worse"]])).toEqual([
      ["much", 15],
      ["little", 2],
      ["unknown", null],
      ["system", 3],
    ]);
  });
});

describe("friction/moe-missing", () => {
  it("counts what rows state, by who says so and in all", async () => {
    const { run } = await databaseWith({
      moe_measurements: [
        row("full", "throughput_speedup", 2, 2, { context_tokens: 65_536, batch: 1, hardware: "H100", n_gpus: 1 }),
        row("bare", "throughput_speedup", 2, 2, { kind: "marketing_claim" }),
        row("other", "throughput_speedup", 2, 2, { baseline_kind: "other_moe", batch: 1 }),
      ],
    });
    const counts = { n_context: 1, n_batch: 1, n_hardware: 1, n_accelerators: 1, n_all_three: 1, n_beyond_32k: 1 };
    expect(await run("friction/moe-missing")).toEqual([
      {
        says: "announced",
        n: 1,
        n_context: 0,
        n_batch: 0,
        n_hardware: 0,
        n_accelerators: 0,
        n_all_three: 0,
        n_beyond_32k: 0,
      },
      { says: "independent", n: 1, ...counts },
      { says: "all", n: 2, ...counts },
    ]);
  });
});

describe("friction/moe-serving", () => {
  it("lists the serving stacks by date", async () => {
    const event = (id: string, technique_id: string, stage: string, date: string) => ({
      id,
      technique_id,
      stage,
      date,
      evidence: "seen",
    });
    const { run } = await databaseWith({
      adoption_events: [
        event("late", "expert-parallelism", "serving_stack", "2025-02-24"),
        event("first", "sparsely-gated-moe", "serving_stack", "2023-12-11"),
        event("model", "sparsely-gated-moe", "frontier_flagship", "2023-12-11"),
        event("other", "mamba", "serving_stack", "2024-01-01"),
      ],
    });
    expect((await run("friction/moe-serving")).map((r) => r["id"])).toEqual(["first", "late"]);
    expect(await run("friction/moe-serving", { reported_until: "2015-01-01" })).toEqual([]);
  });
});

describe("friction/moe-models", () => {
  const model = (id: string, more: object = {}) => ({
    id,
    name: id,
    org: "O",
    ffn: "dense",
    params_total_b: 7,
    n_layers: 32,
    d_model: 4096,
    n_heads: 32,
    evidence: "seen",
    ...more,
  });

  it("keeps dense models of known shape, and mixtures whose experts are published", async () => {
    const { run } = await databaseWith({
      models: [
        model("dense"),
        model("no-shape", { n_layers: null }),
        model("mixture", { ffn: "moe", n_experts: 8, n_experts_active: 2 }),
        model("no-experts", { ffn: "moe" }),
        model("recalled", { evidence: "recalled" }),
      ],
    });
    const names = async (verified_only: boolean) =>
      (await run("friction/moe-models", { verified_only })).map((r) => r["id"]);
    expect(await names(false)).toEqual(["dense", "mixture", "recalled"]);
    expect(await names(true)).toEqual(["dense", "mixture"]);
  });

  it("has one row of computed gains for each pair, read in the source where all of it was", async () => {
    const result = (quantity: string, value: number, more: object = {}) => ({
      id: `moe-serving:mixture.vs.dense:${quantity}`,
      model: "moe-serving",
      scenario: "mixture.vs.dense",
      quantity,
      value,
      low: value / 2,
      high: value * 2,
      unit: "1",
      assumptions: "-",
      inputs: ["models:mixture"],
      evidence: "seen",
      ...more,
    });
    const { run } = await databaseWith({
      models: [model("mixture"), model("dense")],
      model_results: [
        result("decode-gain.batch-1.context-4096", 4),
        result("decode-gain.batch-32.context-131072", 2, { evidence: "recalled" }),
        result("prefill-gain.prompt-4096", 5),
      ],
    });
    expect(await run("friction/moe-results")).toEqual([
      expect.objectContaining({
        mixture: "mixture",
        dense: "dense",
        alone_4k: 4,
        alone_128k: null,
        together_128k: 2,
        least_gain: 1,
        most_gain: 8,
        prompt_4k: 5,
        evidence: "recalled",
      }),
    ]);
  });
});
