import { describe, expect, it } from "vitest";
import { A_TO_E, answer, sheet, transformer, verdict } from "./claim-rows.ts";
import type { SomeRows } from "./database.ts";

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
