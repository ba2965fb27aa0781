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

describe("the date of a model", () => {
  const rows = (evidence: string) => ({
    sequence_models: [
      model("linked", "hybrid_ssm", 560, { released: "2025", model_id: "release" }),
      model("fine", "hybrid_ssm", 456, { released: "2025-01-15", model_id: "coarse" }),
    ],
    models: [
      { id: "release", released: "2025-05", params_total_b: 561, evidence },
      { id: "coarse", released: "2025-01", params_total_b: 456, evidence },
    ],
  });
  const dates = (found: readonly { readonly [column: string]: unknown }[]) =>
    found.map((r) => [r["id"], r["released"], r["released_precision"], r["dated_by"]]);

  it("is the finer one of two tables", async () => {
    const { run } = await databaseWith(rows("recalled"));
    expect(dates(await run("friction/ssm"))).toEqual([
      ["linked", "2025-05-01", "month", "models, recalled"],
      ["fine", "2025-01-15", "day", "sequence_models"],
    ]);
    expect((await run("friction/ssm", { released_until: "2025-03-01" })).map((r) => r["id"])).toEqual(["fine"]);
    expect(await run("friction/ssm-scale", { released_until: "2025-03-01" })).toMatchObject([
      { n: 1, largest: "fine" },
    ]);
  });

  it("is not taken from a row that was not read where only such rows count", async () => {
    const verified = { verified_only: true };
    const recalled = await databaseWith(rows("recalled"));
    expect(dates(await recalled.run("friction/ssm", verified))[0]).toEqual([
      "linked",
      "2025-01-01",
      "year",
      "sequence_models",
    ]);
    const seen = await databaseWith(rows("seen"));
    expect(dates(await seen.run("friction/ssm", verified))[0]?.[3]).toBe("models, seen");
  });

  it("comes with the size of the release", async () => {
    const { run } = await databaseWith(rows("seen"));
    expect((await run("friction/ssm")).map((r) => r["release_params_b"])).toEqual([561, 456]);
  });
});

describe("friction/ssm-years", () => {
  it("has a place for every kind in every year, ties together and conversions apart", async () => {
    const { run } = await databaseWith({
      sequence_models: [
        model("a", "pure_ssm", 8, { released: "2024-06", sources: ["x"] }),
        model("b", "pure_ssm", 8, { released: "2024", evidence: "recalled", sources: ["x", "y"] }),
        model("c", "pure_ssm", 7, { released: "2024-08" }),
        model("d", "pure_ssm", 30, { released: "2024-09", origin: "converted" }),
        model("e", "hybrid_ssm", 52, { released: "2022-03" }),
        model("f", "linear_rnn", 14, { released: null }),
        model("g", "hybrid_ssm", 550, { released: "2026-06" }),
      ],
    });
    const rows = await run("friction/ssm-years");
    expect(rows.map((r) => [r["year"], r["kind"]]).slice(0, 4)).toEqual([
      [2024, "pure SSM"],
      [2024, "linear RNN"],
      [2024, "hybrid"],
      [2023, "pure SSM"],
    ]);
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({
      scratch: ["a", "b"],
      scratch_b: 8,
      scratch_evidence: "recalled",
      converted: ["d"],
      converted_b: 30,
      converted_evidence: "seen",
      sources: ["x", "y"],
    });
    expect(rows[3]).toMatchObject({ scratch: null, scratch_b: null, scratch_evidence: null, converted: null });
    expect((await run("friction/ssm-years", { verified_only: true }))[0]).toMatchObject({ scratch: ["a"] });
    expect((await run("friction/ssm-years", { released_until: "2026-12-31" }))[2]).toMatchObject({ scratch: ["g"] });
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
