import { describe, expect, it } from "vitest";
import { describeContexts, describeCosts } from "../../../src/friction/moe/captions.ts";
import { claimedFrom } from "../../../src/friction/moe/claimed.ts";
import { gainClaims } from "../../../src/friction/moe/claims.ts";
import { type Gain, overDense } from "../../../src/friction/moe/gain.ts";
import { bandsOf, gainTick, stripsOf } from "../../../src/friction/moe/gain-chart.ts";
import { compareRange, describeMiddle, middleOf } from "../../../src/friction/moe/middle.ts";
import { type Support, servingClaims } from "../../../src/friction/moe/serving.ts";

const claimed = claimedFrom([
  { id: "waw-moe-2-3x", quantity: "2-3", unit: "x" },
  { id: "waw-moe-5-7x", quantity: "5-7", unit: "x" },
  { id: "waw-moe-long-ctx", quantity: "1.3-1.5", unit: "x" },
  { id: "waw-moe-naive-slow", quantity: "3-15", unit: "x" },
  { id: "waw-moe-64-128k", quantity: "64K-128K", unit: "tokens" },
  { id: "com-moe-60pct-32k", quantity: "~60; 32k", unit: "%; tokens" },
  { id: "map-moe-serving-late2024", quantity: "2024 (late)", unit: "date" },
]);

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
  is_worse: value === null ? null : value < 1,
  context_tokens: null,
  batch: null,
  hardware: null,
  evidence: "seen",
  sources: [],
  ...more,
});

const gains = (values: readonly number[], more: Partial<Gain> = {}) => values.map((value) => gain(value, more));

function test(claim: string, rows: readonly Gain[]) {
  const found = gainClaims(claimed).find((candidate) => candidate.claim === claim);
  if (!found) throw new Error(`No test of ${claim}`);
  return found.test(rows);
}

/** Gains as a sample. */
const sample = (rows: readonly Gain[]) => middleOf(overDense(rows));

const repeated = (value: number, n: number) => Array.from({ length: n }, () => value);

describe("compareRange", () => {
  it.each([
    ["holds the whole interval", [2, 2.2, 2.5, 2.5, 2.5, 2.8, 3], "agrees"],
    ["holds the median but not its interval", [0.5, 1, 2.5, 2.5, 9, 9], "undecidable"],
    ["lies outside the interval", [6, 7, 8, 9, 10], "disagrees"],
    ["meets too few reports", [2.5, 2.5, 2.5, 2.5], "undecidable"],
  ])("a range that %s", (_, values, verdict) => {
    expect(compareRange(sample(gains(values)), [2, 3])).toBe(verdict);
  });

  it("takes rows of one report for one witness", () => {
    const one = gains(repeated(2.5, 9), { sources: ["report"] });
    expect(compareRange(sample(one), [2, 3])).toBe("undecidable");
    const both = sample([...one, ...gains([0.2, 0.3, 9, 9])]);
    expect(both).toMatchObject({ n: 13, reports: 5, median: 2.5 });
    expect(both?.interval?.low).toBeLessThan(0.5);
  });
});

describe("describeMiddle", () => {
  it("tells rows from reports, and says where there is no interval", () => {
    const middle = sample(gains([1, 2], { sources: ["report"] }));
    expect(middle && describeMiddle(middle)).toBe("median 1.5× (too few reports for an interval; 2 rows of 1 report)");
  });
});

describe("claims on gains", () => {
  it("count a measured slowdown as a gain below 1, and no announcement", () => {
    const rows = [...gains([2.5, 2.6, 2.7]), ...gains([0.2, 0.3, 0.4]), ...gains([9, 9], { says: "announced" })];
    const finding = test("waw-moe-2-3x", rows);
    expect(finding).toMatchObject({ verdict: "undecidable", n: 6 });
    expect(finding.sentence).toContain("95% interval 0.");
  });

  it("say how far the rows are from the large deployments that are claimed", () => {
    const finding = test("waw-moe-2-3x", [...gains(repeated(2.5, 5), { batch: 1 }), gain(2.5, { batch: 64 })]);
    expect(finding.verdict).toBe("agrees");
    expect(finding.sentence).toContain("5 of the 6 rows time one request at a time, 1 states a larger batch");
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

  it("take a loss within the claimed range for what can happen, and no more", () => {
    expect(test("waw-moe-naive-slow", gains([1 / 4, 1 / 5, 1 / 6, 1 / 7, 1 / 8]))).toMatchObject({ verdict: "mixed" });
    expect(test("waw-moe-naive-slow", gains([0.9, 0.9, 0.8, 0.9, 0.9])).verdict).toBe("disagrees");
    expect(test("waw-moe-naive-slow", gains([2, 2, 2, 2, 2])).verdict).toBe("undecidable");
  });

  it("read latency from rows of one request at a time", () => {
    const single = { batch: 1 };
    expect(test("waw-moe-no-latency", gains(repeated(2, 8), single)).verdict).toBe("disagrees");
    expect(test("waw-moe-no-latency", gains(repeated(2, 8))).n).toBe(0);
  });

  it("do not call a share that may lie on either side of a half an agreement", () => {
    const rows = gains([2, 2, 2, 2, 0.5, 0.5, 0.5], { batch: 1 });
    expect(test("waw-moe-no-latency", rows).verdict).toBe("undecidable");
  });

  it("count each report on latency once, rows that time latency included", () => {
    const rows = [
      ...gains(repeated(2, 20), { batch: 1, sources: ["one"] }),
      ...gains([0.5, 0.5, 0.5], { batch: 1 }),
      gain(4.5, { family: "latency" }),
    ];
    const finding = test("waw-moe-no-latency", rows);
    expect(finding).toMatchObject({ verdict: "undecidable", n: 24 });
    expect(finding.sentence).toContain("in 24 rows of 5 reports");
    expect(finding.sentence).toContain("40%");
  });

  it("can hold or drop the gain of Mixtral over Llama 2 70B", () => {
    const mixtral = { model: "Mixtral 8x7B", baseline: "Llama 2 70B" };
    expect(test("map-mixtral-fraction", gains([2, 3, 4, 5, 6, 6], mixtral)).verdict).toBe("mixed");
    expect(test("map-mixtral-fraction", gains([0.2, 0.3, 0.4, 0.5, 0.6, 0.6], mixtral)).verdict).toBe("disagrees");
    const one = test("map-mixtral-fraction", gains(repeated(2, 7), { ...mixtral, sources: ["report"] }));
    expect(one.verdict).toBe("undecidable");
    expect(one.sentence).toContain("7 rows on the speed of Mixtral against Llama 2 70B come from 1 report");
  });

  it("follow the figures of the essay", () => {
    const moved = gainClaims({ ...claimed, measured: [5, 6] }).find(({ claim }) => claim === "waw-moe-2-3x");
    expect(moved?.test(gains(repeated(2.5, 6))).verdict).toBe("disagrees");
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

  it("says what a band claims in words", () => {
    const bands = bandsOf(stripsOf([gain(2), gain(5, { says: "announced" })]), claimed);
    expect(bands.map(({ text }) => text)).toEqual(["claimed 5–7×", "claimed 2–3×", "claimed 3–15× slower"]);
    expect(bands[2]).toMatchObject({ low: 1 / 15, high: 1 / 3 });
  });

  it("writes a loss as a fraction", () => {
    expect([3, 1, 1 / 3, 2.565, 0.97].map(gainTick)).toEqual(["3×", "1×", "1/3", "2.6×", "0.97×"]);
  });
});

it("tells beside the claim on long contexts of the rows that are later than the selection", () => {
  const test = gainClaims(claimed, () => " 2 rows are later.").find(({ claim }) => claim === "waw-moe-long-ctx");
  expect(test?.test([]).sentence).toMatch(/on record in this selection\. 2 rows are later\.$/);
});

describe("what the captions say", () => {
  it("counts a slowdown without a ratio as worse, and a row without a direction not at all", () => {
    const rows = [gain(2), gain(0.5), gain(null, { metric: "slowdown", is_worse: true }), gain(null)];
    expect(describeCosts(rows)).toContain("67%");
  });

  it("finds too few for a trend only where they are", () => {
    const short = gains([2, 2, 2, 2, 2], { context_tokens: 4096 });
    expect(describeContexts(short)).toContain("0 of them beyond 32K tokens; too few for a trend");
    const long = gains([1, 1, 1, 1, 1], { context_tokens: 65_536 });
    expect(describeContexts([...short, ...long])).toContain("their median gain is 1×, that of the others 2×");
  });
});

describe("support in serving stacks", () => {
  const [claim] = servingClaims(claimed);
  const support = (who: string, supported: string, technique_id = "sparsely-gated-moe"): Support => ({
    id: who,
    technique_id,
    supported,
    who,
    what: "Mixtral",
    evidence: "seen",
  });
  const spread = (who: string, supported: string) => support(who, supported, "expert-parallelism");
  const early = [support("vLLM", "2023-12-11"), support("NVIDIA TensorRT-LLM", "2023-12-26")];

  it("needs a date of both stacks that the claim names", () => {
    expect(claim?.test([support("vLLM", "2023-12-11")]).verdict).toBe("undecidable");
  });

  it("does not decide what robust support is by the first support alone", () => {
    expect(claim?.test(early).verdict).toBe("undecidable");
  });

  it("was early or late on both readings of robust, or on one", () => {
    const [soon, late] = ["2024-01-01", "2024-10-01"];
    expect(claim?.test([...early, spread("vLLM", soon), spread("TensorRT-LLM", soon)]).verdict).toBe("disagrees");
    expect(claim?.test([...early, spread("vLLM", soon), spread("TensorRT-LLM", late)]).verdict).toBe("mixed");
    const later = early.map((r) => ({ ...r, supported: late }));
    expect(claim?.test([...later, spread("vLLM", late), spread("TensorRT-LLM", late)]).verdict).toBe("agrees");
  });
});
