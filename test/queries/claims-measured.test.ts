import { describe, expect, it } from "vitest";
import { A_TO_E, answer, figure, sheet, transformer, verdict } from "./claim-rows.ts";

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
