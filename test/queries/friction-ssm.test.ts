import { describe, expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const model = (id: string, family: string, params_total_b: number, more: object = {}) => ({
  id,
  name: id,
  org: "Lab",
  family,
  params_total_b,
  origin: "from_scratch",
  released: "2024-08",
  evidence: "seen",
  ...more,
});

describe("friction/ssm", () => {
  it("names kinds, and keeps a model without a date at any date", async () => {
    const { run } = await databaseWith({
      sequence_models: [
        model("pure", "pure_ssm", 7),
        model("rnn", "linear_rnn", 14, { released: null }),
        model("hybrid", "hybrid_linear", 80),
        model("late", "hybrid_ssm", 550, { released: "2026" }),
        model("recalled", "hybrid_ssm", 52, { evidence: "recalled" }),
      ],
    });
    const kinds = (rows: readonly { readonly [column: string]: unknown }[]) => rows.map((r) => [r["id"], r["kind"]]);
    expect(kinds(await run("friction/ssm", { verified_only: true }))).toEqual([
      ["hybrid", "hybrid"],
      ["rnn", "linear RNN"],
      ["pure", "pure SSM"],
    ]);
    expect((await run("friction/ssm", { released_until: "2026-12-31" })).length).toBe(5);
  });
});

describe("friction/ssm-scale", () => {
  it("takes models sold as 7B for 7B, and names the largest of each kind and bin", async () => {
    const { run } = await databaseWith({
      sequence_models: [
        model("three", "pure_ssm", 3),
        model("seven", "pure_ssm", 7.6),
        model("eight", "pure_ssm", 8),
        model("copy", "pure_ssm", 8.5, { origin: "converted", evidence: "recalled" }),
        model("thirteen", "hybrid_ssm", 13, { attention_layers: 4 }),
        model("thirty", "hybrid_ssm", 32, { attention_layers: 10 }),
      ],
    });
    expect(await run("friction/ssm-scale")).toMatchObject([
      { kind: "pure SSM", size_bin: "up to 3B", n: 1, largest: "three" },
      { kind: "pure SSM", size_bin: "3B to 7B", n: 1, largest: "seven", also: null },
      {
        kind: "pure SSM",
        size_bin: "8B to 13B",
        n: 2,
        n_from_scratch: 1,
        n_converted: 1,
        largest: "copy",
        largest_b: 8.5,
        also: ["eight"],
        n_seen: 1,
      },
      {
        kind: "SSM hybrid",
        size_bin: "13B to 40B",
        n: 2,
        fewest_attention_layers: 4,
        most_attention_layers: 10,
      },
    ]);
  });
});

describe("friction/ssm-denominator", () => {
  it("counts all releases by size and class, those of unknown size apart", async () => {
    const release = (id: string, org: string, params_total_b: number | null, architecture_class: string) => ({
      id,
      org,
      params_total_b,
      architecture_class,
      released: "2025-05",
      evidence: "seen",
    });
    const { run } = await databaseWith({
      models: [
        release("a", "X", 70, "dense_transformer"),
        release("b", "X", 52, "hybrid"),
        release("c", "Y", 13, "linear_rnn"),
        release("d", "Y", 8, "pure_ssm"),
        release("e", "Z", null, "undisclosed"),
      ],
    });
    expect(await run("friction/ssm-denominator")).toMatchObject([
      { size_bin: "8B to 13B", n: 1, n_organisations: 1, n_pure_ssm: 1 },
      {
        size_bin: "13B and more",
        n: 3,
        n_organisations: 2,
        n_transformer: 1,
        n_hybrid: 1,
        n_linear_rnn: 1,
        n_pure_ssm: 0,
      },
      { size_bin: "size not published", n: 1, n_other: 1 },
    ]);
  });
});
