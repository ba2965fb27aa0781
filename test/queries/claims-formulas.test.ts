import { describe, expect, it } from "vitest";
import { databaseWithModels, type SomeRows } from "./database.ts";

/** The claims tested here by arithmetic, datasheets and published kernel figures. */
const CLAIMS = [
  "att-10-100x",
  "map-100x-tax",
  "map-3x-tax",
  "map-calcifying",
  "map-falcon-faster",
  "map-flash-speedup",
  "map-gpus-8-512",
  "map-llama405-same-stack",
  "map-rubin-3x",
  "map-rubin-hbm4",
  "map-tax-1p5-to-3-5",
  "map-v3-scheduler",
  "to-50000x",
  "to-75k-breakeven",
  "to-8b-grpo",
  "to-p99-exponential",
  "waw-attn-gigabytes",
  "waw-attn-quadratic",
  "waw-blocksparse-penalty",
  "waw-claim2-arch-slowing",
  "waw-cond-exec",
  "waw-dsa-complexity",
  "waw-flash-bound-shift",
  "waw-flash-io",
  "waw-flash-memory",
  "waw-flash-speedup",
  "waw-gqa-weight-only",
  "waw-grpo",
  "waw-h100-hbm",
  "waw-kv-70b-128k",
  "waw-kv-glossary",
  "waw-mha-scaling",
  "waw-mla-sram",
  "waw-moe-long-ctx",
  "waw-moe-no-latency",
  "waw-progressive-depth",
  "waw-r1-aime",
  "waw-r1-date",
  "waw-r1-math",
  "waw-routing-aware",
  "waw-sam",
  "waw-ssm-friction",
  "waw-ssm-no-kv",
  "waw-ssm-parallel-prefix",
  "waw-swa-mistral",
  "waw-three-properties",
  "waw-training-faster",
];

const COLUMNS = ["verdict", "actual", "value", "low", "high", "n", "n_seen", "decisive"];

async function answer(claim: string, rows: SomeRows, parameters = {}) {
  const { run } = await databaseWithModels(rows);
  const [row, ...more] = await run(`claims/${claim}`, parameters);
  expect(more).toEqual([]);
  return row ?? {};
}

async function verdict(claim: string, rows: SomeRows) {
  return (await answer(claim, rows))["verdict"];
}

const figure = (id: string, metric: string, value: number, more: object = {}) => ({
  id,
  primitive: "p",
  implementation: "i",
  metric,
  value,
  date: "2025-01-01",
  evidence: "seen",
  ...more,
});

const sheet = (id: string, gpu: string, metric: string, value: number, more: object = {}) =>
  figure(id, metric, value, { primitive: "datasheet", gpu, ...more });

const fact = (id: string, quantity: string, low: number | null, high: number | null, more: object = {}) => ({
  id,
  quantity,
  value_low: low,
  value_high: high,
  context: "c",
  date: "2025-12-30",
  evidence: "seen",
  ...more,
});

const transformer = (id: string, more: object = {}) => ({
  id,
  name: id,
  org: "O",
  released: "2024-01-01",
  is_frontier_flagship: true,
  attention: "GQA",
  ffn: "dense",
  architecture_class: "dense_transformer",
  params_total_b: 70,
  params_active_b: 70,
  n_layers: 80,
  d_model: 8192,
  n_heads: 64,
  n_kv_heads: 8,
  head_dim: 128,
  context_length: 131_072,
  mechanisms: [],
  evidence: "seen",
  ...more,
});

const gain = (id: string, more: object) => ({
  id,
  method: "M",
  kind: "rl_post_training",
  model_or_paper: "DeepSeek-R1",
  org: "O",
  date: "2025-01-20",
  gain_kind: "accuracy_points",
  evidence: "seen",
  ...more,
});

const event = (id: string, technique: string, stage: string, date: string, more: object = {}) => ({
  id,
  technique_id: technique,
  tier: "kernel",
  stage,
  date,
  what: "w",
  who: "W",
  evidence: "seen",
  ...more,
});

const A_TO_E = ["a", "b", "c", "d", "e"];

describe("without any row", () => {
  it.each(CLAIMS)("%s is unsupported, in one row that says so", async (claim) => {
    const row = await answer(claim, {});
    expect(Object.keys(row)).toEqual(COLUMNS);
    expect(row).toMatchObject({ verdict: "unsupported", n: 0, n_seen: 0, decisive: [] });
    expect(row["actual"]).toEqual(expect.any(String));
  });
});

describe("a cache against a capacity", () => {
  const card = sheet("ds_h100_sxm_hbm_gb", "H100 SXM", "memory_gb", 80);
  const h100 = (heads: number, rows: SomeRows["kernel_benchmarks"] = [card]) =>
    verdict("waw-h100-hbm", { models: [transformer("m", { n_kv_heads: heads })], kernel_benchmarks: rows });

  it("is mixed where grouped heads fit and plain heads do not, and follows both readings", async () => {
    expect(await h100(8)).toBe("mixed");
    expect(await h100(64)).toBe("reproduced");
    expect(await h100(8, [{ ...card, value: 400 }])).toBe("contradicted");
    expect(await h100(8, [])).toBe("unsupported");
  });

  it("needs a geometry that was read in its source", async () => {
    const models = [transformer("m", { evidence: "recalled" })];
    expect(await verdict("waw-kv-70b-128k", { models })).toBe("unsupported");
    expect(await verdict("waw-kv-70b-128k", { models: [transformer("m")] })).toBe("mixed");
  });

  it("computes bytes from layers, heads and tokens, and leaves out what was not read on request", async () => {
    const models = [transformer("m"), transformer("r", { evidence: "recalled", n_kv_heads: 64 })];
    const read = await answer("waw-kv-70b-128k", { models }, { verified_only: true });
    expect(read).toMatchObject({ value: 42.9, low: 42.9, high: 343.6, n: 1, n_seen: 1, decisive: ["models:m"] });
  });

  it("judges 'often' by the interval of a share", async () => {
    const plain = (heads: number, count: number) =>
      Array.from({ length: count }, (_, i) => transformer(`m${i}-${heads}`, { n_heads: heads, n_kv_heads: 8 }));
    expect(await verdict("waw-kv-glossary", { models: plain(64, 8) })).toBe("reproduced");
    expect(await verdict("waw-kv-glossary", { models: plain(16, 8) })).toBe("contradicted");
    expect(await verdict("waw-kv-glossary", { models: [...plain(64, 4), ...plain(16, 4)] })).toBe("mixed");
    expect(await verdict("waw-kv-glossary", { models: plain(64, 4) })).toBe("unsupported");
  });
});

describe("a state-space model's cache", () => {
  const pure = (layers: number) => ({
    models: [transformer("s", { architecture_class: "pure_ssm", n_attention_layers: layers })],
  });

  it("must not grow in any model", async () => {
    expect(await verdict("waw-ssm-no-kv", pure(0))).toBe("reproduced");
    expect(await verdict("waw-ssm-no-kv", pure(4))).toBe("contradicted");
  });
});

describe("the roofline", () => {
  const sheets = (bandwidth: number) => [
    sheet("peak", "H100 SXM", "tflops", 989, { dtype: "bf16" }),
    sheet("memory", "H100 SXM", "gbps", bandwidth),
    sheet("sram", "H100 SXM", "sram_mb", 50, { shape: "L2 50 MiB; L1/shared 256 KiB x 132 SMs = 33 MiB" }),
  ];
  const on = (claim: string, bandwidth: number, more: object = {}) =>
    verdict(claim, {
      models: A_TO_E.map((id) => transformer(id, more)),
      kernel_benchmarks: sheets(bandwidth),
    });

  it("puts prompts across the ridge and writing below, and turns with the GPU", async () => {
    expect(await on("waw-flash-bound-shift", 3350)).toBe("mixed");
    // A ridge below every intensity: nothing was memory-bound to begin with, though writing lies above.
    expect(await on("waw-flash-bound-shift", 1e6)).toBe("mixed");
    // A ridge above every intensity.
    expect(await on("waw-flash-bound-shift", 100)).toBe("contradicted");
    // Sixty-four heads share one key-value head, and the ridge lies between an unfused prompt (62) and these.
    expect(await on("waw-flash-bound-shift", 15_650, { n_kv_heads: 1 })).toBe("reproduced");
  });

  it("asks of the quadratic cost whether both kernels are bound by memory", async () => {
    expect(await on("waw-attn-quadratic", 3350)).toBe("mixed");
    expect(await on("waw-attn-quadratic", 100)).toBe("reproduced");
    expect(await on("waw-attn-quadratic", 1e6)).toBe("contradicted");
  });
});

describe("ratios of datasheets over generations", () => {
  const generations = (bandwidths: readonly number[]) => ({
    kernel_benchmarks: ["V100 SXM2", "A100 SXM", "H100 SXM"].flatMap((gpu, i) => [
      sheet(`t${i}`, gpu, "tflops", 100 * 2 ** i, { dtype: "fp16" }),
      sheet(`b${i}`, gpu, "gbps", bandwidths[i] ?? 0),
    ]),
  });

  it("must rise at every step", async () => {
    expect(await verdict("map-calcifying", generations([1000, 1000, 1000]))).toBe("reproduced");
    expect(await verdict("map-calcifying", generations([1000, 1000, 4000]))).toBe("contradicted");
    const { kernel_benchmarks: rows } = generations([1000, 1000, 4000]);
    const faster = sheet("fp8", "H100 SXM", "tflops", 4000, { dtype: "fp8" });
    expect(await verdict("map-calcifying", { kernel_benchmarks: [...rows, faster] })).toBe("mixed");
  });
});

describe("published speed-ups", () => {
  const published = (values: readonly number[]) => ({
    kernel_benchmarks: values.map((value, i) =>
      figure(`f${i}`, "speedup_vs", value, {
        architecture_id: "flashattention",
        implementation: "FlashAttention",
        date: "2022-05-27",
      }),
    ),
  });

  it.each([
    [[2.5, 3, 3, 3, 3.5], "reproduced"],
    [[1, 3, 5, 6, 7], "mixed"],
    [[6, 7, 8, 9, 10], "contradicted"],
    [[3, 3, 3, 3], "unsupported"],
  ] as const)("%j are %s", async (values, expected) => {
    expect(await verdict("map-flash-speedup", published(values))).toBe(expected);
    expect(await verdict("waw-flash-speedup", published(values))).toBe(expected);
  });

  it("count for attention alone in both claims, which differ in the dates that they take", async () => {
    const { kernel_benchmarks: rows } = published([3, 3, 3, 3, 3]);
    const whole = rows.map((row) => ({ ...row, implementation: "FlashAttention (end to end)" }));
    expect(await verdict("waw-flash-speedup", { kernel_benchmarks: whole })).toBe("unsupported");
    expect(await verdict("map-flash-speedup", { kernel_benchmarks: whole })).toBe("unsupported");
    const late = rows.map((row) => ({ ...row, date: "2024-01-01" }));
    expect(await verdict("waw-flash-speedup", { kernel_benchmarks: late })).toBe("reproduced");
    expect(await verdict("map-flash-speedup", { kernel_benchmarks: late })).toBe("unsupported");
  });
});

describe("the tax on training without attention", () => {
  const rows = (sizes: readonly (readonly [size: number, mfu: number, gpus: number])[]) => ({
    kernel_benchmarks: [
      figure("dense", "mfu_pct", 45, { primitive: "training_run", gpu: "H100 80GB", shape: "7b, seq 2048, 8 GPUs" }),
      figure("long", "mfu_pct", 5, { primitive: "training_run", gpu: "H100 80GB", shape: "7b, seq 65536, 8 GPUs" }),
      ...sizes.map(([size, mfu, gpus], i) =>
        figure(`s${i}`, "mfu_pct", mfu, {
          primitive: "wkv",
          gpu: `H100 x${gpus}`,
          implementation: `RWKV ${size}B training`,
        }),
      ),
    ],
  });

  it("is left open without a run at scale, and decided by one", async () => {
    const small = [7, 30, 8] as const;
    expect(await verdict("map-tax-1p5-to-3-5", rows([small]))).toBe("unsupported");
    expect(await verdict("map-tax-1p5-to-3-5", rows([small, [65, 11, 512]]))).toBe("reproduced");
    expect(await verdict("map-tax-1p5-to-3-5", rows([small, [65, 40, 512]]))).toBe("mixed");
    expect(await verdict("map-tax-1p5-to-3-5", rows([[7, 45, 8] as const, [65, 40, 512]]))).toBe("contradicted");
    expect(await verdict("map-3x-tax", rows([small, [65, 15, 512]]))).toBe("reproduced");
    expect(await verdict("map-3x-tax", rows([small, [65, 40, 512]]))).toBe("contradicted");
    expect(await verdict("map-gpus-8-512", rows([[7, 40, 8] as const, [65, 15, 512]]))).toBe("reproduced");
  });

  it("is computed where none was measured at scale, and then turns on how sequences are dealt out", async () => {
    const machine = [
      sheet("peak", "H100 SXM", "tflops", 989, { dtype: "bf16" }),
      sheet("vector", "H100 SXM", "tflops", 67, { dtype: "fp32" }),
      sheet("memory", "H100 SXM", "memory_gb", 80),
      sheet("bandwidth", "H100 SXM", "gbps", 3350),
      figure("deepep_v1_intranode_dispatch", "gbps", 153),
      figure("deepep_v1_internode_dispatch", "gbps", 51),
    ];
    const { kernel_benchmarks } = rows([[7, 30, 8]]);
    for (const claim of ["map-tax-1p5-to-3-5", "map-3x-tax", "map-gpus-8-512"]) {
      expect(await verdict(claim, { kernel_benchmarks: [...kernel_benchmarks, ...machine] })).toBe("mixed");
    }
    const { actual, n } = await answer("map-3x-tax", { kernel_benchmarks: machine });
    expect(actual).toContain("measured: no run; computed at 7B and 65B: mamba1 team");
    expect(n).toBe(12);
  });
});

describe("mixtures of experts", () => {
  const measured = (gains: readonly number[], more: object) => ({
    moe_measurements: gains.map((value, i) => ({
      id: `m${i}`,
      system: "S",
      model: "M",
      baseline: "D",
      baseline_kind: "dense",
      metric: "throughput_speedup",
      value_low: value,
      value_high: value,
      phase: "decode",
      kind: "independent_measurement",
      date: "2025-06-01",
      evidence: "seen",
      ...more,
    })),
  });

  it("are judged at long contexts by measurements alone where there are five", async () => {
    const at = (gains: readonly number[]) => verdict("waw-moe-long-ctx", measured(gains, { context_tokens: 131_072 }));
    expect(await at([1.3, 1.4, 1.4, 1.4, 1.5])).toBe("reproduced");
    expect(await at([3, 4, 4, 4, 5])).toBe("contradicted");
    expect(await at([1.4, 1.4])).toBe("unsupported");
  });

  /** Five pairs of one mixture and one dense model that were measured against each other, on a known machine. */
  const pairs = (mixture: object, dense: object) => ({
    models: A_TO_E.flatMap((id) => [
      transformer(`moe-${id}`, {
        ffn: "moe",
        architecture_class: "moe_transformer",
        n_experts: 8,
        n_experts_active: 2,
        ...mixture,
      }),
      transformer(`dense-${id}`, { name: `Dense ${id}`, ...dense }),
    ]),
    moe_measurements: A_TO_E.map((id) => ({
      ...measured([2], {}).moe_measurements[0],
      id,
      model_id: `moe-${id}`,
      baseline: `Dense ${id}`,
    })),
    kernel_benchmarks: [
      sheet("memory", "H100 SXM", "memory_gb", 80),
      sheet("bandwidth", "H100 SXM", "gbps", 3350),
      sheet("peak", "H100 SXM", "tflops", 989, { dtype: "bf16" }),
      figure("deepep_v1_intranode_dispatch", "gbps", 153),
    ],
  });

  it("are computed at long contexts below five measurements: the gain must shrink and end near the claim", async () => {
    const on = (mixture: object, dense: object) => verdict("waw-moe-long-ctx", pairs(mixture, dense));
    const sized = (total: number, active: number) => ({ params_total_b: total, params_active_b: active });
    // Caches of 344 and 245 GB a sequence hide the weights: (40 + 344) / (24 + 245) GB for one sequence, from 1.6 at 4K.
    const many = { n_kv_heads: 64 };
    expect(await on({ ...sized(14, 12), ...many, n_layers: 57 }, { ...sized(20, 20), ...many })).toBe("reproduced");
    // The cache of the dense model is eight times that of the mixture, so the gain grows far beyond the claim.
    expect(await on(sized(100, 10), { ...sized(20, 20), ...many })).toBe("contradicted");
    // Alone the gain falls to (140 + 43) / (20 + 43) GB; of 32 sequences it rises, and neither ends near the claim.
    expect(await on(sized(100, 10), sized(70, 70))).toBe("mixed");
  });

  it("are judged on latency and memory part by part, on computed pairs", async () => {
    const on = (total: number, active: number, dense: number) =>
      verdict(
        "waw-moe-no-latency",
        pairs({ params_total_b: total, params_active_b: active }, { params_total_b: dense, params_active_b: dense }),
      );
    expect(await on(100, 80, 70)).toBe("reproduced");
    expect(await on(100, 10, 70)).toBe("mixed");
    expect(await on(60, 10, 70)).toBe("contradicted");
    expect(await verdict("waw-moe-no-latency", measured([2, 2, 2, 2, 2, 2], { batch: 1 }))).toBe("unsupported");
  });
});

describe("one reported figure", () => {
  const aime = (value: number, evidence = "seen") => ({
    training_innovations: [gain("g", { metric: "AIME 2024 pass@1 %", after_value: value, evidence })],
  });

  it("must match to the digit, in a row that was read", async () => {
    expect(await verdict("waw-r1-aime", aime(79.8))).toBe("reproduced");
    expect(await verdict("waw-r1-aime", aime(79.2))).toBe("contradicted");
    expect(await answer("waw-r1-aime", aime(79.8, "recalled"))).toMatchObject({
      verdict: "unsupported",
      actual: "79.8% on AIME 2024, single sample (recalled)",
    });
  });
});

describe("claims of several parts", () => {
  it("hold in part where one part does", async () => {
    const models = [transformer("deepseek-r1", { released: "2025-01-20" })];
    const scores = (r1: number) => [
      gain("r1", { metric: "AIME 2024 pass@1 %", after_value: r1 }),
      gain("o1", { metric: "AIME 2024 pass@1 %", after_value: 79.2, model_or_paper: "OpenAI o1-1217" }),
    ];
    expect(await verdict("waw-r1-date", { models, training_innovations: scores(79.8) })).toBe("reproduced");
    expect(await verdict("waw-r1-date", { models, training_innovations: scores(50) })).toBe("mixed");
  });

  it("take a kernel library's own support as a new kernel", async () => {
    const paper = event("p", "grouped-query-attention", "paper", "2023-05-22");
    const framework = event("f", "grouped-query-attention", "framework_upstream", "2023-06-05");
    const kernel = event("k", "grouped-query-attention", "library", "2023-07-23", { who: "Dao-AILab" });
    const at = (...adoption_events: (typeof paper)[]) => verdict("waw-gqa-weight-only", { adoption_events });
    expect(await at(paper, framework)).toBe("reproduced");
    expect(await at(paper, framework, kernel)).toBe("mixed");
    expect(await at(paper, kernel)).toBe("contradicted");
  });

  it("allow no exception to 'only'", async () => {
    const at = (category: string) =>
      verdict("map-llama405-same-stack", {
        architectures: [{ id: "t", name: "T", category, one_line: "l", evidence: "seen" }],
        adoption_events: [event("e", "t", "first_large_model", "2024-07-23", { what: "Llama 3.1 405B with T" })],
      });
    expect(await at("attention")).toBe("reproduced");
    expect(await at("quantization-precision")).toBe("contradicted");
  });
});

describe("orchestration", () => {
  const usd = { unit: "USD per million tokens" };

  it("bounds an attack by rounds, prices and tokens, and sets a demonstration beside it", async () => {
    const rows = (rounds: number, shown: number, more: readonly ReturnType<typeof fact>[] = []) => ({
      orchestration_facts: [
        fact("max-rounds-hle", "maximum rounds", rounds, rounds),
        fact("price-cheap-script", "price", 0.2, 0.2, usd),
        fact("price-dear-script", "price input;output", 15, 75, usd),
        fact("amp", "cost amplification", null, shown),
        ...more,
      ],
    });
    expect(await answer("to-50000x", rows(200, 658))).toMatchObject({ verdict: "mixed", value: 75_000, low: 658 });
    expect(await verdict("to-50000x", rows(50, 658))).toBe("contradicted");
    expect(await verdict("to-50000x", rows(200, 60_000))).toBe("reproduced");
    // Prompts of 11,154 tokens that each completion of 766 lengthens: 200 rounds cost 273.6 USD over 0.002384 USD.
    const tokens = [
      fact("tokens-prompt-tau2", "prompt length mean", 11_154, 11_154),
      fact("tokens-completion-tau2", "completion length mean", 766, 766),
    ];
    expect(await answer("to-50000x", rows(200, 658, tokens))).toMatchObject({ verdict: "mixed", value: 114_766, n: 6 });
    expect(await answer("to-50000x", { orchestration_facts: [] })).toMatchObject({
      verdict: "unsupported",
      value: null,
    });
  });

  it("bounds break-even from below, so only a bound above the claim refutes it", async () => {
    const rows = (rent: number, evidence = "seen") => ({
      orchestration_facts: [
        fact("rent", "GPU rent", rent, rent, { unit: "USD per H100-hour" }),
        fact("old-rent", "GPU rent", 1, 1, { unit: "USD per H100-hour", date: "2023" }),
        fact("hle-cost-gpt5", "cost per HLE query", 0.3, 0.3, { evidence }),
        fact("hle-cost-orch", "cost per HLE query", 0.1, 0.1, { evidence }),
      ],
    });
    // 2 USD for 730 hours over a saving of 0.20 USD; 75,000 of them are 15,000 USD, of which 1,460 are rent.
    expect(await answer("to-75k-breakeven", rows(2))).toMatchObject({ verdict: "unsupported", value: 7300, n: 3 });
    expect((await answer("to-75k-breakeven", rows(2)))["actual"]).toContain("13540 USD");
    expect(await verdict("to-75k-breakeven", rows(20))).toBe("reproduced");
    expect(await verdict("to-75k-breakeven", rows(50))).toBe("contradicted");
    expect(await answer("to-75k-breakeven", rows(20, "recalled"), { verified_only: true })).toMatchObject({
      verdict: "unsupported",
      value: null,
    });
  });

  it("fits the tail of a chain by no exponential, even for one-call tails of a hundredfold", async () => {
    const traces = A_TO_E.map((id, i) =>
      fact(id, "latency per call P50;P99", 1, 10 * (i + 1) ** 2, { unit: "s", sources: ["s"] }),
    );
    const row = await answer("to-p99-exponential", { orchestration_facts: traces });
    expect(row["verdict"]).toBe("contradicted");
    expect(row["actual"]).toContain("0 of 15 fits of 5 traces");
    expect(row["high"]).toBe(1);
    expect(await verdict("to-p99-exponential", { orchestration_facts: traces.slice(1) })).toBe("unsupported");
  });

  it("asks of the orchestrator's size its base model too", async () => {
    const rows = (base: number) => ({
      orchestration_facts: [fact("base-model", "orchestrator size", 8, 8, { context: "with GRPO" })],
      models: [transformer("qwen3-8b", { params_total_b: base, evidence: "seen" })],
    });
    expect(await verdict("to-8b-grpo", rows(8.2))).toBe("reproduced");
    expect(await verdict("to-8b-grpo", rows(9.7))).toBe("mixed");
  });
});
