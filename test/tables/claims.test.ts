import { describe, expect, it } from "vitest";
import { sharesByYear } from "../../src/tables/efficient-attention/charts.ts";
import { type AttentionOfModel, claims as attention } from "../../src/tables/efficient-attention/claims.ts";
import type { ClaimTest } from "../../src/tables/finding.ts";
import { type FrontierRelease, claims as frontier } from "../../src/tables/frontier-releases/claims.ts";
import { claims as lag, type TechniqueLag } from "../../src/tables/infrastructure-lag/claims.ts";
import { type MoeGain, claims as moe } from "../../src/tables/moe-reality-check/claims.ts";
import { type SequenceModel, claims as ssm } from "../../src/tables/ssm-evidence-gap/claims.ts";

function test<R>(tests: readonly ClaimTest<R>[], claim: string, rows: readonly R[]) {
  const found = tests.find((candidate) => candidate.claim === claim);
  if (!found) throw new Error(`No test of ${claim}`);
  return found.test(rows);
}

const repeat = <R>(n: number, row: (i: number) => R): R[] => Array.from({ length: n }, (_, i) => row(i));

const release = (architecture_class: string, more: Partial<FrontierRelease> = {}): FrontierRelease => ({
  id: "m",
  model: "M",
  org: "Lab",
  released: "2024-05-01",
  architecture_class,
  params_total_b: 7,
  evidence: "seen",
  ...more,
});

describe("two patterns of frontier releases", () => {
  const claim = "waw-t1-patterns";

  it.each([
    [20, 0, "agrees"],
    [18, 2, "mixed"],
    [7, 3, "disagrees"],
  ])("%d Transformers and %d others: the data %s", (transformers, others, verdict) => {
    const rows = [
      ...repeat(transformers, () => release("moe_transformer")),
      ...repeat(others, () => release("hybrid")),
    ];
    expect(test(frontier, claim, rows)).toMatchObject({ verdict, n: transformers + others });
  });

  it("leaves undisclosed releases out of the count, and says so", () => {
    const finding = test(frontier, claim, [release("dense_transformer"), release("undisclosed")]);
    expect(finding).toMatchObject({ verdict: "agrees", n: 1 });
    expect(finding.sentence).toContain("1 release does not disclose");
  });

  it("decides nothing on nothing", () => {
    expect(test(frontier, claim, [release("undisclosed")]).verdict).toBe("undecidable");
    expect(test(frontier, claim, []).verdict).toBe("undecidable");
  });

  it("counts the rows that were read in their source", () => {
    const rows = [release("hybrid"), release("hybrid", { evidence: "recalled" })];
    expect(test(frontier, claim, rows)).toMatchObject({ n: 2, nSeen: 1 });
  });
});

const gain = (value: number, more: Partial<MoeGain> = {}): MoeGain => ({
  id: "g",
  system: "S",
  model: "M",
  metric: "throughput_speedup",
  baseline_kind: "dense",
  reported_by: "measured",
  value_low: value,
  value_high: value,
  context_tokens: null,
  evidence: "seen",
  ...more,
});

describe("the ceiling of frontier releases", () => {
  const claim = "waw-claim3-hybrid-ceiling";

  it("is broken by a large pure state-space model, and by a linear recurrence only in part", () => {
    const small = release("pure_ssm", { params_total_b: 2.8 });
    expect(test(frontier, claim, [small]).verdict).toBe("agrees");
    expect(test(frontier, claim, [small, release("linear_rnn", { params_total_b: 14 })]).verdict).toBe("mixed");
    expect(test(frontier, claim, [release("pure_ssm", { params_total_b: 14 })]).verdict).toBe("disagrees");
  });
});

describe("gains of mixtures of experts", () => {
  it.each([
    [[2, 2.2, 2.5, 2.8, 3], "agrees"],
    [[1, 1.1, 1.2, 2.5, 9], "mixed"],
    [[6, 7, 8, 9, 10], "disagrees"],
  ])("measured %j against 2–3×: the data %s", (values, verdict) => {
    expect(
      test(
        moe,
        "waw-moe-2-3x",
        values.map((value) => gain(value)),
      ).verdict,
    ).toBe(verdict);
  });

  it.each([
    [[1, 5, 6, 7, 9], "agrees"],
    [[1, 2, 3, 4, 5], "mixed"],
    [[1, 2, 3, 4, 10], "disagrees"],
  ])("announced %j against 5–7×: the data %s", (values, verdict) => {
    const rows = values.map((value) => gain(value, { reported_by: "claimed" }));
    expect(test(moe, "waw-moe-5-7x", rows).verdict).toBe(verdict);
  });

  it("leaves out gains over anything but a dense model", () => {
    const rows = repeat(9, () => gain(2.5, { baseline_kind: "same_model" }));
    expect(test(moe, "waw-moe-2-3x", rows)).toMatchObject({ verdict: "undecidable", n: 0 });
  });

  it("does not take announcements or other measures for measured throughput", () => {
    const rows = repeat(9, (i) =>
      i % 2 ? gain(2.5, { reported_by: "claimed" }) : gain(2.5, { metric: "training_speedup" }),
    );
    expect(test(moe, "waw-moe-2-3x", rows)).toMatchObject({ verdict: "undecidable", n: 0 });
  });

  it("decides nothing on fewer than five long contexts", () => {
    const rows = repeat(4, () => gain(1.4, { context_tokens: 131_072 }));
    expect(test(moe, "waw-moe-long-ctx", rows)).toMatchObject({ verdict: "undecidable", n: 4 });
    expect(test(moe, "waw-moe-long-ctx", [...rows, ...rows]).verdict).toBe("agrees");
  });
});

const sequence = (
  kind: SequenceModel["kind"],
  params_total_b: number,
  more: Partial<SequenceModel> = {},
): SequenceModel => ({
  id: "s",
  name: `${kind} ${params_total_b}B`,
  released: "2024-08-01",
  kind,
  origin: "from_scratch",
  params_total_b,
  evidence: "seen",
  ...more,
});

describe("the ceiling of pure state-space models", () => {
  it("takes a model sold as 7B for 7B, 8B for agreement in part, and 13B for frontier scale", () => {
    expect(test(ssm, "waw-ssm-top-7b", [sequence("pure SSM", 7.3)]).verdict).toBe("agrees");
    expect(test(ssm, "waw-ssm-top-7b", [sequence("pure SSM", 8)]).verdict).toBe("mixed");
    expect(test(ssm, "waw-ssm-top-7b", [sequence("pure SSM", 13)]).verdict).toBe("disagrees");
  });

  it("names all of the largest, those trained from scratch first", () => {
    const copy = sequence("pure SSM", 8, { name: "Copy", origin: "converted" });
    const rows = [copy, sequence("pure SSM", 8, { name: "One" }), sequence("pure SSM", 8, { name: "Other" })];
    expect(test(ssm, "waw-ssm-top-7b", rows).sentence).toMatch(/are One \(.*, Other \(.* and Copy \(.*converted/);
  });

  it("judges the record at the end of 2025, whatever came after", () => {
    const later = sequence("pure SSM", 30, { released: "2026-01-01" });
    expect(test(ssm, "waw-ssm-no13b", [sequence("pure SSM", 7), later]).verdict).toBe("agrees");
  });

  it("tells linear recurrences from state-space models above 7B", () => {
    const hybrid = sequence("hybrid", 52);
    expect(test(ssm, "waw-hybrid-above7b", [hybrid]).verdict).toBe("agrees");
    expect(test(ssm, "waw-hybrid-above7b", [hybrid, sequence("linear RNN", 14)]).verdict).toBe("mixed");
    expect(test(ssm, "waw-hybrid-above7b", [hybrid, sequence("pure SSM", 8)]).verdict).toBe("disagrees");
  });
});

const technique = (tier: string, months: number, more: Partial<TechniqueLag> = {}): TechniqueLag => ({
  tier,
  technique_id: "t",
  technique: "T",
  paper: "2022-01-01",
  months_to_framework: null,
  months_to_serving_stack: null,
  months_to_flagship: null,
  months_to_default: months,
  default_evidence: "seen",
  flagship_evidence: null,
  evidence: "seen",
  ...more,
});

describe("lags", () => {
  const tiers = (weights: number, kernels: number, systems: number) => [
    ...repeat(5, (i) => technique("weight_only", weights + i - 2)),
    ...repeat(5, (i) => technique("kernel", kernels + i - 2)),
    ...repeat(5, (i) => technique("system", systems + i - 2)),
  ];

  it("agrees with 12, 24 and 36 months where the middle half of each tier holds them", () => {
    expect(test(lag, "waw-lag-buckets", tiers(12, 24, 36)).verdict).toBe("agrees");
    expect(test(lag, "waw-lag-buckets", tiers(30, 8, 20)).verdict).toBe("disagrees");
    expect(test(lag, "waw-lag-buckets", tiers(12, 8, 36)).verdict).toBe("mixed");
  });

  it("does not call it partial agreement where no tier agrees", () => {
    const rows = [...tiers(30, 8, 20).filter(({ tier }) => tier === "kernel"), technique("weight_only", 12)];
    expect(test(lag, "waw-lag-buckets", rows).verdict).toBe("disagrees");
  });

  it("decides nothing by one date that was not checked", () => {
    const flash = technique("kernel", 24, { technique_id: "flashattention", default_evidence: "recalled" });
    const finding = test(lag, "waw-flash-lag-24", [flash]);
    expect(finding.verdict).toBe("undecidable");
    expect(finding.sentence).toContain("not yet checked");
  });

  it("counts a flagship where no default is on record", () => {
    const flash = technique("kernel", 0, {
      technique_id: "flashattention",
      months_to_default: null,
      months_to_flagship: 22,
      flagship_evidence: "seen",
    });
    expect(test(lag, "waw-flash-lag-24", [flash])).toMatchObject({ verdict: "agrees", n: 1 });
  });
});

const model = (attention_: string, released: string): AttentionOfModel => ({
  id: "m",
  model: "M",
  released,
  attention: attention_,
  n_heads: 32,
  n_kv_heads: 8,
  bytes_per_token: 131_072,
  ratio_to_mha: 0.25,
  evidence: "seen",
});

describe("grouped-query attention", () => {
  it("dominates where even the low end of the interval is above one half", () => {
    const year = (grouped: number, others: number) => [
      ...repeat(grouped, () => model("GQA", "2024-06-01")),
      ...repeat(others, () => model("MHA", "2024-06-01")),
    ];
    expect(test(attention, "waw-gqa-dominant-2024", year(90, 10)).verdict).toBe("agrees");
    expect(test(attention, "waw-gqa-dominant-2024", year(55, 45)).verdict).toBe("mixed");
    expect(test(attention, "waw-gqa-dominant-2024", year(10, 90)).verdict).toBe("disagrees");
  });

  it("is drawn as a share of each year, stacked without gaps", () => {
    const rows = [
      model("MHA", "2023-02-01"),
      model("GQA", "2023-03-01"),
      model("GQA", "2023-04-01"),
      model("MLA", "2024-05-01"),
    ];
    expect(sharesByYear(rows)).toEqual([
      { year: "2023", kind: "MHA", n: 1, from: 0, to: 1 / 3 },
      { year: "2023", kind: "GQA", n: 2, from: 1 / 3, to: 1 },
      { year: "2024", kind: "MLA", n: 1, from: 0, to: 1 },
    ]);
  });
});
