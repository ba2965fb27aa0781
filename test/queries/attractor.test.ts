import { describe, expect, it } from "vitest";
import { databaseWith, type SomeRows } from "./database.ts";

const technique = (id: string, introduced: string, org: readonly string[], more: object = {}) => ({
  id,
  name: id,
  category: "state-space",
  introduced,
  org,
  evidence: "seen",
  sources: ["work"],
  ...more,
});

const rating = (architecture_id: string, more: object = {}) => ({
  architecture_id,
  as_of_kind: "introduction",
  as_of: "2024-01-01",
  rater: "first",
  rubric_version: 1,
  is_default: true,
  ga: 2,
  mal: 1,
  par: 1,
  sti: 0,
  im: 0,
  evidence: "seen",
  ...more,
});

const model = (id: string, org: string, released: string, params_total_b: number, more: object = {}) => ({
  id,
  name: id,
  org,
  released,
  params_total_b,
  is_frontier_flagship: false,
  mechanisms: [],
  evidence: "seen",
  sources: ["work"],
  ...more,
});

describe("attractor/candidates", () => {
  const world = (more: SomeRows = {}): SomeRows => ({
    architectures: [
      technique("new", "2024-06-01", ["MIT", "Google Brain"]),
      technique("before", "2017-01-01", ["MIT"]),
      technique("young", "2026-10-01", ["MIT"]),
      technique("attention", "2024-01-01", ["MIT"], { category: "attention" }),
      technique("launched", "2024-05-01", ["Zyphra"]),
    ],
    ratings: ["new", "before", "young", "attention", "launched"].map((id) => rating(id)),
    models: [
      model("small", "Google", "2020-01-01", 11),
      model("large", "DeepMind/NVIDIA", "2024-05-31", 280),
      model("after", "Google", "2024-06-01", 900),
      model("own", "Google", "2024-09-01", 40, { mechanisms: ["new"] }),
      model("theirs", "AI21 Labs", "2025-03", 52, { mechanisms: ["new"], is_frontier_flagship: true }),
      model("launched", "Zyphra", "2024-05-01", 7, { mechanisms: ["launched"] }),
    ],
    ...more,
  });
  const of = async (rows: SomeRows, parameters = {}) => {
    const { run } = await databaseWith(rows);
    return run("attractor/candidates", parameters);
  };

  it("lists what replaces attention, came after the Transformer and had time", async () => {
    const found = await of(world());
    expect(found.map(({ architecture_id }) => architecture_id)).toEqual(["launched", "new"]);
    expect(found.map(({ is_release }) => is_release)).toEqual([true, false]);
    expect((await of(world(), { as_of: "2025-05-01" })).map(({ architecture_id }) => architecture_id)).toEqual([
      "launched",
    ]);
  });

  it("takes backing from models of the authors' houses before that day, under all their names", async () => {
    const [, row] = await of(world());
    expect(row).toMatchObject({ h: 4, ga: 2, backing_b: 280, backing_model: "large", n_models_before: 2 });
  });

  it("is not moved by what came afterwards", async () => {
    const [, row] = await of(world({ models: [model("later", "MIT", "2024-06-02", 5000, { mechanisms: ["new"] })] }));
    expect(row).toMatchObject({ backing_b: 0, backing_model: null });
  });

  it("tells uses by others from the authors' own", async () => {
    const [, row] = await of(world());
    expect(row).toMatchObject({
      n_models: 2,
      n_by_others: 1,
      first_by_other: "2025-03-01",
      first_by_other_precision: "month",
      first_other_model: "theirs",
      first_other_house: "AI21 Labs",
      first_large: "2024-09-01",
      first_flagship: null,
      largest_model_b: 52,
    });
    const [, early] = await of(world(), { as_of: "2025-02-28", min_age_months: 6 });
    expect(early).toMatchObject({ n_models: 1, n_by_others: 0, first_by_other: null });
  });

  it("leaves out what was not read in its source where it is asked to", async () => {
    const rows = world();
    const unread = { ...rows, ratings: rows.ratings?.map((one) => ({ ...one, evidence: "recalled" })) ?? [] };
    expect((await of(unread)).map(({ evidence }) => evidence)).toEqual(["recalled", "recalled"]);
    const models = rows.models?.map((one) => ({ ...one, evidence: "recalled" })) ?? [];
    const [, row] = await of({ ...rows, models }, { verified_only: true });
    expect(row).toMatchObject({ backing_b: 0, n_models: 0 });
  });
});

describe("attractor/case-events", () => {
  it("gives first events of the studies with months from the paper, up to the day", async () => {
    const event = (technique_id: string, stage: string, date: string) => ({
      id: `${technique_id}.${stage}.${date}`,
      technique_id,
      tier: "kernel",
      stage,
      date,
      what: "it",
      who: "they",
      evidence: "seen",
      sources: ["work"],
    });
    const { run } = await databaseWith({
      architectures: [technique("retnet", "2023-07-17", ["Microsoft"]), technique("other", "2023-01-01", ["MIT"])],
      adoption_events: [
        event("retnet", "paper", "2023-07-17"),
        event("retnet", "library", "2023-12-31"),
        event("retnet", "abandoned", "2024-05-08"),
        event("other", "paper", "2023-01-01"),
      ],
    });
    const rows = await run("attractor/case-events", { as_of: "2024-01-01" });
    // 167 days are 5.49 months of 30.4375 days.
    expect(rows.map(({ case_study, stage, months }) => [case_study, stage, months])).toEqual([
      ["RetNet", "paper", 0],
      ["RetNet", "library", 5.5],
    ]);
  });
});

describe("attractor/retnet", () => {
  const rows: SomeRows = {
    architectures: [technique("retnet", "2023-07-17", ["Microsoft"], { paper_small_scale_result: "parity" })],
    ratings: [rating("retnet")],
    kernel_benchmarks: [
      { id: "fast", value: 2 },
      { id: "slow", value: 0.6 },
    ].map((one) => ({
      ...one,
      architecture_id: "retnet",
      primitive: "linear_attention",
      implementation: "code",
      metric: "speedup_vs",
      date: "2025-01-01",
      evidence: "seen",
    })),
    models: [
      model("relative", "MiniMax", "2025-01-14", 456, { mechanisms: ["lightning-attention"] }),
      model("phi", "Microsoft", "2024-01-01", 4),
    ],
  };

  it("says by its rule which way each row speaks", async () => {
    const { run } = await databaseWith(rows);
    const found = await run("attractor/retnet");
    expect(found.map(({ explanation, bears, row_key }) => [explanation, bears, row_key])).toEqual([
      ["hardware", "against", "kernel_benchmarks:fast"],
      ["hardware", "against", "models:relative"],
      ["hardware", "against", "ratings:retnet/first/introduction"],
      ["hardware", "for", "kernel_benchmarks:slow"],
      ["quality", "against", "models:relative"],
      ["quality", "open", "architectures:retnet"],
      ["backing", "open", "models:phi"],
    ]);
  });

  it("counts the evidence that would decide, and says what no column holds", async () => {
    const wanted = async (more: SomeRows) => {
      const { run } = await databaseWith({ ...rows, ...more });
      return (await run("attractor/retnet-missing")).map(({ n_rows }) => n_rows);
    };
    expect(await wanted({})).toEqual([0, 0, 0, null, 0, null]);
    expect(await wanted({ models: [model("big", "Tencent", "2025-01-01", 70, { mechanisms: ["retnet"] })] })).toEqual([
      0,
      0,
      0,
      null,
      1,
      null,
    ]);
  });
});

describe("attractor/utilization", () => {
  const row = (id: string, primitive: string, metric: string, value: number, more: object = {}) => ({
    id,
    primitive,
    implementation: "code",
    gpu: "H100",
    dtype: "bf16",
    shape: "n",
    metric,
    value,
    date: "2025-01-01",
    evidence: "seen",
    sources: ["work"],
    ...more,
  });
  const shares = async (kernel_benchmarks: readonly object[], parameters = {}) => {
    const { run } = await databaseWith({ kernel_benchmarks: kernel_benchmarks.map((one) => ({ ...one })) });
    return run("attractor/utilization", parameters);
  };
  const sheet = row("sheet", "datasheet", "tflops", 1000, { gpu: "H100 SXM", peak_tflops: 1000 });

  it("takes stated shares as they are and divides rates by the peak of their device and format", async () => {
    const found = await shares([
      sheet,
      row("a", "attention_flash2", "pct_of_peak", 35, { value_high: 40 }),
      row("b", "gemm", "tflops", 800, { dtype: "fp16" }),
      row("c", "gemm", "tflops", 800, { dtype: "fp8" }),
      row("d", "gemm", "tflops", 60, { dtype: "fp32" }),
      row("e", "wkv", "tflops", 100, { peak_tflops: 200 }),
    ]);
    expect(found.map(({ id, share, share_high, how }) => [id, share, share_high, how])).toEqual([
      ["b", 0.8, null, "computed"],
      ["c", null, null, "computed"],
      ["a", 0.35, 0.4, "stated"],
      ["e", 0.5, null, "computed"],
    ]);
  });

  it("counts a figure given both ways once, and no claim of an essay", async () => {
    const found = await shares([
      sheet,
      row("rate", "gemm", "tflops", 800),
      row("share", "gemm", "pct_of_peak", 80),
      row("claim", "kan_spline", "tensor_core_utilization_pct", 10, { implementation: "essay claim under test" }),
    ]);
    expect(found.map(({ id }) => id)).toEqual(["share"]);
  });

  it("puts runs with their families and apart from kernels", async () => {
    const run = (id: string, implementation: string) => row(id, "training_run", "mfu_pct", 40, { implementation });
    const found = await shares([
      run("moe", "Mixtral 8x7B (MoE)"),
      run("hybrid", "Mamba-2-Hybrid 8B"),
      run("dense", "GPT-3 175B"),
      row("fa", "attention_flash2", "mfu_pct", 72),
      row("wkv", "wkv", "mfu_pct", 48, { note: "Computed here: from tokens per second." }),
    ]);
    expect(found.map(({ id, family, level, how }) => [id, family, level, how])).toEqual([
      ["moe", "Mixture of experts", "run", "stated"],
      ["fa", "Transformer", "run", "stated"],
      ["dense", "Transformer", "run", "stated"],
      ["wkv", "RWKV", "run", "computed"],
      ["hybrid", "Mamba-2 (SSD)", "run", "stated"],
    ]);
  });

  it("keeps to the day and to what was read", async () => {
    const rows = [
      row("old", "gemm", "pct_of_peak", 80),
      row("new", "gemm", "pct_of_peak", 90, { date: "2026-01", evidence: "recalled" }),
    ];
    expect((await shares(rows, { as_of: "2025-12-31" })).map(({ id }) => id)).toEqual(["old"]);
    expect((await shares(rows, { verified_only: true })).map(({ id }) => id)).toEqual(["old"]);
  });

  it("sets general units beside matrix units of the same GPU", async () => {
    const { run } = await databaseWith({
      kernel_benchmarks: [
        sheet,
        row("general", "datasheet", "tflops", 50, { gpu: "H100 SXM", dtype: "fp32" }),
        row("other", "datasheet", "tflops", 50, { gpu: "A100 SXM", dtype: "fp32" }),
      ],
    });
    expect(await run("attractor/off-matrix")).toMatchObject([{ device: "H100 SXM", share: 0.05, evidence: "seen" }]);
  });
});

describe("attractor/own-kernels", () => {
  it("gives each kernel of a run as a share of that run's fastest arithmetic, with its interval", async () => {
    const row = (run: string, kernel: string, useful_flops: number, more: object = {}) => ({
      id: `${run}.${kernel}`,
      run,
      date: "2026-01-02",
      adapter: run,
      is_software: run === "soft",
      size: "quick",
      kernel,
      family: "gemm",
      parameters: "{}",
      status: "passed",
      median_ms: 2,
      low_ms: 1,
      high_ms: 4,
      n_samples: 12,
      useful_flops,
      compulsory_bytes: 1,
      evidence: "measured",
      ...more,
    });
    const { run } = await databaseWith({
      kernel_runs: [
        row("soft", "ceilings-fma-scalar", 1000),
        row("soft", "ceilings-copy", 0),
        row("soft", "gemm-tiled", 400),
        row("soft", "gemm-f16", 400, { status: "unsupported", median_ms: null }),
        row("gpu", "ceilings-fma-vec4", 4000),
        row("gpu", "recurrent-scan-parallel", 400),
        row("bare", "gemm-tiled", 400),
      ],
    });
    const found = await run("attractor/own-kernels");
    expect(found.map(({ run: of, kernel, share, low, high }) => [of, kernel, share, low, high])).toEqual([
      ["gpu", "recurrent-scan-parallel", 0.1, 0.05, 0.2],
      ["soft", "gemm-tiled", 0.4, 0.2, 0.8],
    ]);
  });
});
