import { describe, expect, it } from "vitest";
import type { ServedModel } from "../../../src/analysis/moe-serving.ts";
import { claimedFrom } from "../../../src/friction/moe/claimed.ts";
import type { Gain } from "../../../src/friction/moe/gain.ts";
import {
  batchesWithin,
  describeFit,
  describeServing,
  gainOf,
  servingFindings,
} from "../../../src/friction/moe/serving-findings.ts";
import {
  gainsByBatch,
  gainsByContext,
  marksAt,
  seriesOf,
  wokenExperts,
} from "../../../src/friction/moe/serving-points.ts";
import { type ServingRow, servedModel } from "../../../src/friction/moe/serving-rows.ts";
import { rangesAround, servingSensitivity } from "../../../src/friction/moe/serving-sensitivity.ts";
import { type Serving, servingChoices, servingOf } from "../../../src/friction/moe/serving-settings.ts";
import { describeByContext, describeSteps } from "../../../src/friction/moe/serving-words.ts";
import type { Gpu } from "../../../src/memory/gpu-rows.ts";

const served = (row: Partial<ServingRow>): ServingRow => ({
  id: "m",
  name: "M",
  released: "2024",
  ffn: "dense",
  params_total_b: 70,
  params_active_b: null,
  n_experts: null,
  n_experts_active: null,
  n_layers: 80,
  n_attention_layers: null,
  n_recurrent_layers: null,
  d_model: 8192,
  n_heads: 64,
  n_kv_heads: 8,
  head_dim: 128,
  kv_latent_dim: null,
  attention: "GQA",
  attention_extra: null,
  architecture_class: "dense_transformer",
  context_length: 4096,
  evidence: "seen",
  ...row,
});

const rows = [
  served({ id: "llama-2-70b", name: "Llama 2 70B" }),
  served({
    id: "mixtral-8x7b",
    name: "Mixtral 8x7B",
    ffn: "moe",
    params_total_b: 46.7,
    params_active_b: 12.9,
    n_experts: 8,
    n_experts_active: 2,
    n_layers: 32,
    d_model: 4096,
    n_heads: 32,
  }),
  served({ id: "llama-3.1-405b", name: "Llama 3.1 405B", params_total_b: 405, n_layers: 126, d_model: 16_384 }),
  served({
    id: "deepseek-v3",
    name: "DeepSeek-V3",
    ffn: "moe",
    params_total_b: 671,
    params_active_b: 37,
    n_experts: 256,
    n_experts_active: 8,
    n_layers: 61,
    d_model: 7168,
  }),
  served({ id: "unknown", name: "No shape", n_layers: null }),
];

const figure = (value: number) => ({ value, key: "kernel_benchmarks:x" });
const gpus: readonly Gpu[] = [
  { name: "H100 SXM", memoryGb: figure(80), bandwidthGbs: figure(3350), tflops: figure(989) },
  { name: "No sheet", memoryGb: figure(80), bandwidthGbs: null, tflops: null },
];

const choices = servingChoices(rows, gpus);
const address = (query: string) => {
  const set = new URLSearchParams(query);
  return { get: (key: string) => set.get(key) };
};

function servingAt(query: string): Serving {
  const found = servingOf(address(query), choices, rows, gpus);
  if (found === null) throw new Error("no serving");
  return found;
}

const claimed = claimedFrom([
  { id: "waw-moe-2-3x", quantity: "2-3", unit: "x" },
  { id: "waw-moe-5-7x", quantity: "5-7", unit: "x" },
  { id: "waw-moe-long-ctx", quantity: "1.3-1.5", unit: "x" },
  { id: "waw-moe-naive-slow", quantity: "3-15", unit: "x" },
  { id: "waw-moe-64-128k", quantity: "64K-128K", unit: "tokens" },
  { id: "com-moe-60pct-32k", quantity: "~60; 32k", unit: "%; tokens" },
  { id: "map-moe-serving-late2024", quantity: "2024 (late)", unit: "date" },
]);

const finding = (claim: string, serving: Serving) =>
  servingFindings(serving, claimed).find((one) => one.claim === claim);

/** One GPU, perfect kernels: what follows by hand. */
const PERFECT = "gpus=1&memory_share=100&compute_share=100&mixture_share=100";

describe("what can be chosen", () => {
  it("is models of known shape and accelerators with a datasheet", () => {
    expect(choices.mixture.options.map(({ value }) => value)).toEqual(["mixtral-8x7b", "deepseek-v3"]);
    expect(choices.dense.options.map(({ value }) => value)).toEqual(["llama-2-70b", "llama-3.1-405b"]);
    expect(choices.gpu.options.map(({ value }) => value)).toEqual(["H100 SXM"]);
  });

  it("stands at its standard where an address asks for what is not there", () => {
    expect(servingAt("mixture=none&batch=many&context=1&bits=7&skew=-1")).toEqual(servingAt(""));
  });

  it("takes efficiency in percent, links in GB/s and microseconds, precision in bits", () => {
    const { machine, conditions } = servingAt("memory_share=50&link=100&exchange=20&bits=8");
    expect(conditions).toMatchObject({ memoryEfficiency: 0.5, bytesPerWeight: 1, bytesPerCachedValue: 1 });
    expect(machine).toMatchObject({ linkBandwidth: 1e11, linkLatency: 20e-6 });
  });
});

describe("the gain of Mixtral over Llama 2 70B", () => {
  it("is the ratio of bytes read where one sequence writes after 4,096 tokens", () => {
    // By hand: (140 GB + 4,096 · 327,680 B) / (25.8 GB + 4,096 · 131,072 B) = 141.342 / 26.337.
    expect(gainOf(servingAt(PERFECT), 1, 4096)).toBeCloseTo(141.342 / 26.337, 3);
  });

  it("runs in batches within a range, as first and last of each", () => {
    const serving = servingAt(PERFECT);
    const runs = batchesWithin(serving, [2, 3], 4096);
    expect(runs.length).toBeGreaterThan(0);
    for (const [from, to] of runs)
      for (const batch of [from, to]) {
        expect(gainOf(serving, batch, 4096)).toBeGreaterThanOrEqual(2);
        expect(gainOf(serving, batch, 4096)).toBeLessThanOrEqual(3);
      }
    expect(batchesWithin(serving, [50, 60], 4096)).toEqual([]);
  });

  it("meets the claims in part, and never by routing", () => {
    const serving = servingAt("");
    expect(finding("waw-moe-2-3x", serving)?.holds).toBe("partly");
    expect(finding("waw-moe-5-7x", serving)?.holds).toBe("no");
    expect(finding("waw-moe-long-ctx", serving)?.sentence).toContain("keeps 2.5 times as much of a token");
    expect(finding("com-moe-60pct-32k", serving)?.sentence).toContain("routing costs the same at any context");
  });

  it("comes with the speeds of both models, writing and reading", () => {
    // By hand: 3.35 TB/s over the bytes above, and 989 TFLOP/s over 2 · 12.9e9 + 4 · 32 · 4096 · 4096 / 2 and over
    // 2 · 70e9 + 4 · 80 · 8192 · 4096 / 2 operations a token: 127.2, 23.70, 36,801 and 6,803.
    const alone = describeServing(servingAt(`${PERFECT}&batch=1`));
    expect(alone).toContain("writes 5.37 times the tokens a second of Llama 2 70B: 127 against 23.7, all");
    expect(alone).toContain("reads a prompt of that length 5.41 times as fast: 36,800 against 6800 tokens a second");
    // A batch of 32 wakes 1 − (6/8)^32 of the experts: 32 · 3.35e12 over 110.6 and over 182.9 GB.
    expect(describeServing(servingAt(`${PERFECT}&batch=32`))).toContain("970 against 586, all sequences together");
  });

  it("says which of the two has more weights", () => {
    const of = (query: string) => finding("waw-moe-2-3x", servingAt(query))?.sentence ?? "";
    // 70 / 12.9 and 70 / 46.7 billion; 405 / 37 and 671 / 405 billion.
    expect(of("")).toContain("needs 5.43 times fewer weights than in Llama 2 70B");
    expect(of("")).toContain("1.5 times fewer weights are all that is left");
    const larger = of("mixture=deepseek-v3&against=llama-3.1-405b&batch=64&context=32768&gpus=16");
    expect(larger).toContain("needs 10.9 times fewer weights than in Llama 3.1 405B");
    expect(larger).toContain("then it reads 1.66 times as many weights as Llama 3.1 405B");
    // 671 / 70 billion.
    expect(of("mixture=deepseek-v3")).toContain("reads 9.59 times as many weights as Llama 2 70B");
  });

  it("says what a step reads and what does not fit", () => {
    // By hand: 2 · 46.7 GB, and 32 · 4,096 · 131,072 B of cache.
    expect(describeSteps(servingAt(`${PERFECT}&batch=32`))).toMatch(
      /Mixtral 8x7B reads 93\.4\sGB of weights.* 17\.2\sGB/,
    );
    expect(describeFit(servingAt("gpus=1"))).toContain("Mixtral 8x7B and Llama 2 70B would not fit on 1 × H100 SXM");
    expect(describeFit(servingAt("gpus=8"))).toBe("");
  });
});

describe("curves", () => {
  it("hold the chosen batch and context, each once", () => {
    expect(seriesOf(gainsByContext(servingAt("batch=64")))).toEqual(["1", "8", "64", "256"].map((n) => `${n} at once`));
    expect(seriesOf(gainsByContext(servingAt("batch=8")))).toHaveLength(3);
    expect(seriesOf(gainsByBatch(servingAt("context=16384")))).toEqual(["1K tokens", "16K tokens", "128K tokens"]);
  });

  it("wake k of n experts with one token, whatever the skew, and nearly all with many", () => {
    const woken = wokenExperts(servingAt(""));
    for (const { share } of woken.filter(({ batch }) => batch === 1)) expect(share).toBeCloseTo(2 / 8, 6);
    for (const { share } of woken.filter(({ batch }) => batch === 4096)) expect(share).toBeGreaterThan(0.99);
  });

  it("bear what was measured over a dense model and not announced", () => {
    const gain = (more: Partial<Gain>): Gain => ({
      id: "g",
      system: "S",
      model: "M",
      baseline: "D",
      compared_with: "dense model",
      family: "throughput",
      metric: "throughput_speedup",
      phase: "decode",
      says: "independent",
      gain_low: 2,
      gain_high: 2,
      gain: 2,
      is_worse: false,
      context_tokens: 4096,
      batch: null,
      hardware: null,
      evidence: "recalled",
      sources: [],
      ...more,
    });
    const gains = [gain({}), gain({ says: "announced" }), gain({ family: "memory" }), gain({ context_tokens: null })];
    expect(marksAt(gains, "context_tokens")).toEqual([{ x: 4096, gain: 2, name: "M over D", isSeen: false }]);
    expect(marksAt(gains, "batch")).toEqual([]);
    const serving = servingAt("");
    expect(describeByContext(serving, gainsByContext(serving), gains)).toContain("1 measurement states a context");
  });
});

describe("uncertainty", () => {
  it("keeps a set value within its range", () => {
    for (const { low, value, high } of rangesAround(servingAt("memory_share=99&skew=2&link=1000"))) {
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  });

  it("is drawn around the gain that the section states", () => {
    const serving = servingAt("");
    expect(servingSensitivity(serving).tornado.value).toBeCloseTo(gainOf(serving, serving.batch, serving.context), 10);
  });
});

it("a model without published experts or shape is not served", () => {
  const nothing: ServedModel | null = servedModel(served({ ffn: "moe" }));
  expect(nothing).toBeNull();
});
