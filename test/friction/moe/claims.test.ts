import { describe, expect, it } from "vitest";
import { summarize } from "../../../src/analysis/summary.ts";
import { compareRange, gainClaims } from "../../../src/friction/moe/claims.ts";
import { type Gain, overDense } from "../../../src/friction/moe/gain.ts";
import { gainTick, stripsOf } from "../../../src/friction/moe/gain-chart.ts";
import { type Support, servingClaims } from "../../../src/friction/moe/serving.ts";

const gain = (value: number | null, more: Partial<Gain> = {}): Gain => ({
  id: "g",
  system: "S",
  model: "M",
  baseline: "D",
  compared_with: "dense model",
  family: "throughput",
  metric: "throughput_speedup",
  phase: "decode",
  says: "independent",
  gain_low: value,
  gain_high: value,
  gain: value,
  context_tokens: null,
  batch: null,
  hardware: null,
  evidence: "seen",
  sources: [],
  ...more,
});

const gains = (values: readonly number[], more: Partial<Gain> = {}) => values.map((value) => gain(value, more));

function test(claim: string, rows: readonly Gain[]) {
  const found = gainClaims.find((candidate) => candidate.claim === claim);
  if (!found) throw new Error(`No test of ${claim}`);
  return found.test(rows);
}

describe("compareRange", () => {
  it.each([
    [[2, 2.2, 2.5, 2.8, 3], "agrees"],
    [[1, 1.1, 1.2, 2.5, 9], "mixed"],
    [[6, 7, 8, 9, 10], "disagrees"],
    [[2.5, 2.5, 2.5, 2.5], "undecidable"],
  ])("%j against 2–3: %s", (values, verdict) => {
    expect(compareRange(summarize(values), [2, 3])).toBe(verdict);
  });
});

describe("claims on gains", () => {
  it("count a measured slowdown as a gain below 1, and no announcement", () => {
    const rows = [...gains([2.5, 2.6, 2.7]), ...gains([0.2, 0.3, 0.4]), ...gains([9, 9], { says: "announced" })];
    const finding = test("waw-moe-2-3x", rows);
    expect(finding).toMatchObject({ verdict: "mixed", n: 6 });
    expect(finding.sentence).toContain("Without the 3 that found a mixture slower the median would be 2.6×");
  });

  it("take announcements alone for what is announced", () => {
    const rows = [...gains([5, 6, 6, 7, 7], { says: "announced" }), ...gains([1, 1, 1, 1, 1, 1])];
    expect(test("waw-moe-5-7x", rows)).toMatchObject({ verdict: "agrees", n: 5 });
    // The median of 5 lies in the range, yet four of five announcements do not.
    expect(test("waw-moe-5-7x", gains([2, 3, 5, 9, 10], { says: "announced" })).verdict).toBe("mixed");
  });

  it("name each of too few long contexts instead of deciding", () => {
    const finding = test("waw-moe-long-ctx", gains([1.4], { context_tokens: 65_536, model: "Mix" }));
    expect(finding).toMatchObject({ verdict: "undecidable", n: 1 });
    expect(finding.sentence).toContain("Mix 1.4× faster (independent)");
    expect(test("waw-moe-long-ctx", gains([1.4, 1.4, 1.4, 1.4, 1.4], { context_tokens: 32_768 })).n).toBe(0);
  });

  it("need announcements and measurements at 64K to 128K to compare them", () => {
    const long = { context_tokens: 65_536 };
    const rows = [...gains([2, 2, 2], long), ...gains([5, 5], { ...long, says: "announced" })];
    expect(test("waw-moe-64-128k", rows)).toMatchObject({ verdict: "agrees", n: 5 });
    expect(test("waw-moe-64-128k", rows.slice(1)).verdict).toBe("undecidable");
    expect(test("waw-moe-64-128k", gains([2, 2, 2, 2, 2], long)).verdict).toBe("mixed");
  });

  it("do not take a gain over a dense model for a loss against itself", () => {
    const itself = gain(0.4, { compared_with: "itself, short context", context_tokens: 131_072 });
    const finding = test("com-moe-60pct-32k", [itself, gain(0.4, { context_tokens: 32_768 })]);
    expect(finding).toMatchObject({ verdict: "undecidable", n: 1 });
    expect(finding.sentence).toContain("loses 60% at 128K");
  });

  it("compare losses by how many times slower they are", () => {
    expect(test("waw-moe-naive-slow", gains([1 / 4, 1 / 5, 1 / 6, 1 / 7, 1 / 8]))).toMatchObject({ verdict: "mixed" });
    expect(test("waw-moe-naive-slow", gains([0.9, 0.9, 0.8, 0.9, 0.9])).verdict).toBe("disagrees");
    expect(test("waw-moe-naive-slow", gains([2, 2, 2, 2, 2])).verdict).toBe("undecidable");
  });

  it("read latency from rows of one request at a time", () => {
    const single = { batch: 1 };
    expect(test("waw-moe-no-latency", gains([2, 2, 2, 2, 2, 2, 2, 2], single)).verdict).toBe("disagrees");
    expect(test("waw-moe-no-latency", gains([2, 2, 2, 0.5, 0.5, 0.5], single)).verdict).toBe("mixed");
    expect(test("waw-moe-no-latency", gains([2, 2, 2, 2, 2, 2, 2, 2])).n).toBe(0);
  });
});

describe("a row without a ratio", () => {
  it("is in no sample", () => {
    expect(overDense([gain(null), gain(2)])).toHaveLength(1);
  });
});

describe("the figure of gains", () => {
  it("has a strip for each family and speaker with rows, the first of each family marked", () => {
    const rows = [
      gain(2),
      gain(3, { says: "announced" }),
      gain(1.5, { family: "memory" }),
      gain(null, { family: "latency" }),
    ];
    expect(stripsOf(rows).map(({ key, first }) => [key, first])).toEqual([
      ["throughput · announced", true],
      ["throughput · independent", false],
      ["memory · independent", true],
    ]);
  });

  it("writes a loss as a fraction", () => {
    expect([3, 1, 1 / 3, 2.565, 0.97].map(gainTick)).toEqual(["3×", "1×", "1/3", "2.6×", "0.97×"]);
  });
});

describe("support in serving stacks", () => {
  const [claim] = servingClaims;
  const support = (who: string, supported: string, technique_id = "sparsely-gated-moe"): Support => ({
    id: who,
    technique_id,
    supported,
    who,
    what: "Mixtral",
    evidence: "seen",
  });

  it("needs a date of both stacks that the claim names", () => {
    expect(claim?.test([support("vLLM", "2023-12-11")]).verdict).toBe("undecidable");
  });

  it("came before late 2024 in both, in one, or in neither", () => {
    const vllm = support("vLLM", "2023-12-11");
    expect(claim?.test([vllm, support("NVIDIA TensorRT-LLM", "2023-12-26")]).verdict).toBe("disagrees");
    expect(claim?.test([vllm, support("NVIDIA TensorRT-LLM", "2024-10-01")]).verdict).toBe("mixed");
    expect(claim?.test([support("vLLM", "2024-11-01"), support("NVIDIA TensorRT-LLM", "2024-10-01")]).verdict).toBe(
      "agrees",
    );
  });
});
