import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const figure = (id: string, metric: string, value: number, more: object = {}) => ({
  id,
  primitive: "linear_attention",
  implementation: id,
  metric,
  value,
  gpu: "H100",
  date: "2025-01-01",
  evidence: "seen",
  ...more,
});

describe("friction/ssm-kernels", () => {
  const fa2 = { baseline: "FlashAttention-2 (flash_attn)" };

  it("reads lengths from shapes, and a crossover as a gain of 1", async () => {
    const { run } = await databaseWith({
      kernel_benchmarks: [
        figure("gla", "speedup_vs", 0.67, { ...fa2, shape: "B=4 T=2048 H=16 D=128; fwd" }),
        figure("both-ways", "speedup_vs", 0.63, { ...fa2, shape: "B=4 T=2048 H=16 D=128; fwdbwd" }),
        figure("ssd", "speedup_vs", 6, { ...fa2, primitive: "ssd_mamba2", shape: "sequence 16K" }),
        figure("scan", "crossover_tokens", 2048, { ...fa2, primitive: "selective_scan", shape: "state N=16" }),
        figure("no-length", "speedup_vs", 3, { ...fa2, shape: "end to end" }),
        figure("other", "speedup_vs", 3, { baseline: "PyTorch", shape: "sequence 16K" }),
        figure("recalled", "speedup_vs", 2, { ...fa2, shape: "sequence 4K", evidence: "recalled" }),
      ],
    });
    const rows = await run("friction/ssm-kernels");
    expect(rows.map(({ id, mixer, tokens, gain, is_crossover }) => [id, mixer, tokens, gain, is_crossover])).toEqual([
      ["gla", "linear", 2048, 0.67, false],
      ["recalled", "linear", 4096, 2, false],
      ["scan", "mamba1", 2048, 1, true],
      ["ssd", "ssd", 16_384, 6, false],
    ]);
    const seen = await run("friction/ssm-kernels", { verified_only: true });
    expect(seen.map(({ id }) => id)).not.toContain("recalled");
  });
});

describe("friction/ssm-taxes", () => {
  it("divides the median of dense runs on a generation by a run without attention", async () => {
    const dense = (id: string, value: number, more: object = {}) =>
      figure(id, "mfu_pct", value, { primitive: "training_run", gpu: "H100 80GB", shape: "7b, seq 2048", ...more });
    const { run } = await databaseWith({
      kernel_benchmarks: [
        dense("a", 40),
        dense("b", 50),
        dense("long", 5, { shape: "7b, seq 65536" }),
        dense("mixture", 5, { implementation: "MoE" }),
        dense("old", 20, { gpu: "A100 80GB" }),
        figure("rwkv", "mfu_pct", 30, { primitive: "wkv", gpu: "H100 x32", implementation: "RWKV-7 7.2B training" }),
      ],
    });
    expect(await run("friction/ssm-taxes")).toEqual([
      expect.objectContaining({ id: "rwkv", params_b: 7.2, n_gpus: 32, dense_utilization: 45, n_dense: 2, tax: 1.5 }),
    ]);
  });
});

describe("friction/ssm-results", () => {
  it("reads mixer and dealing from the names of results", async () => {
    const { run } = await databaseWith({
      model_results: [
        {
          id: "sequence-scaling:7b.8-gpus:tax.ssd.team",
          model: "sequence-scaling",
          scenario: "7b.8-gpus",
          quantity: "tax.ssd.team",
          value: 1,
          low: 0.9,
          high: 1.1,
          unit: "1",
          assumptions: "-",
          inputs: [],
          evidence: "seen",
        },
      ],
    });
    expect(await run("friction/ssm-results")).toEqual([
      expect.objectContaining({ scenario: "7b.8-gpus", mixer: "ssd", dealing: "team", value: 1 }),
    ]);
  });
});
