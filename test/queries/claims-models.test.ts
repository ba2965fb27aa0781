import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { fisherExact } from "../../src/analysis/fisher.ts";
import { wilsonShare } from "../../src/analysis/summary.ts";
import { databaseWith } from "./database.ts";

const SEEN = { evidence: "seen" };

type Rows = Parameters<typeof databaseWith>[0];

async function claim(id: string, rows: Rows, parameters: { readonly verified_only?: boolean } = {}) {
  const { run } = await databaseWith(rows);
  const [found, ...others] = await run(`claims/${id}`, parameters);
  expect(others).toEqual([]);
  return found;
}

const verdictOf = async (id: string, rows: Rows) => (await claim(id, rows))?.["verdict"];

/** As many rows as asked for, each with an id of its own. */
const many = (n: number, prefix: string, columns: object) =>
  Array.from({ length: n }, (_, index) => ({ id: `${prefix}-${index + 10}`, name: prefix, ...SEEN, ...columns }));

/** The key of a row as SQL, as `decisive` writes it. */
const keyOf = (table: string) => (table === "ratings" ? "architecture_id || '/' || rater || '/' || as_of_kind" : "id");

describe("every claim on models, sequence models and mixtures of experts", async () => {
  const { queries } = await readQueryFolder("src/queries");
  let dataset: Awaited<ReturnType<typeof openDataset>>;
  let ids: readonly unknown[];

  beforeAll(async () => {
    dataset = await openDataset(".");
    const tested = await runQuery(
      dataset.database.connection,
      "SELECT id FROM essay_claims WHERE testable_by IN ('models', 'sequence_models', 'moe_measurements') ORDER BY id",
    );
    ids = tested.rows.map((row) => row["id"]);
  });

  afterAll(() => dataset?.database.close());

  const own = () => queries.filter(({ id }) => ids.includes(id.replace("claims/", "")));

  it("is unsupported where there are no rows, in one row of the agreed columns", async () => {
    const { run } = await databaseWith({});
    expect(own().length).toBeGreaterThanOrEqual(58);
    for (const { id } of own()) {
      const rows = await run(id);
      expect(rows, id).toHaveLength(1);
      expect(rows[0], id).toMatchObject({ verdict: "unsupported", actual: expect.any(String), n: 0, n_seen: 0 });
      expect(rows[0]?.["decisive"], id).toEqual([]);
      expect(Object.keys(rows[0] ?? {}), id).toEqual(
        ["verdict", "actual", "value", "low", "high", "n", "n_seen", "decisive"], // as pages read them
      );
    }
  });

  it("names rows that exist and counts only rows that were read where asked to", async () => {
    for (const { id, sql } of own()) {
      const { rows } = await runQuery(dataset.database.connection, sql, { verified_only: true });
      expect(rows[0]?.["n_seen"], id).toBe(rows[0]?.["n"]);
      const { rows: decisive } = await runQuery(
        dataset.database.connection,
        `SELECT DISTINCT split_part(key, ':', 1) AS name FROM (SELECT unnest(decisive) AS key FROM (${sql}))`,
        { verified_only: false },
      );
      for (const { name } of decisive) {
        const { rows: missing } = await runQuery(
          dataset.database.connection,
          `SELECT key FROM (SELECT unnest(decisive) AS key FROM (${sql})) WHERE split_part(key, ':', 1) = '${name}'
            AND split_part(key, ':', 2) NOT IN (SELECT ${keyOf(String(name))} FROM "${name}")`,
          { verified_only: false },
        );
        expect(missing, id).toEqual([]);
      }
    }
  });
});

describe("a claim of several facts", () => {
  const v3 = { id: "deepseek-v3", name: "V3", params_total_b: 671, params_active_b: 37, n_experts: 256, ...SEEN };

  it.each([
    ["reproduced", v3],
    ["mixed", { ...v3, n_experts: 128 }],
    ["contradicted", { ...v3, params_total_b: 670, params_active_b: 36, n_experts: 128 }],
    ["unsupported", { ...v3, evidence: "recalled" }],
  ])("is %s by how many of its parts were read to hold", async (verdict, row) => {
    expect(await verdictOf("map-v3-params", { models: [row] })).toBe(verdict);
  });

  it("says which value it could not check", async () => {
    const found = await claim("map-v3-params", { models: [{ ...v3, evidence: "recalled" }] });
    expect(found?.["actual"]).toBe("671B in all (recalled); 37B active (recalled); 256 routed experts (recalled)");
  });

  it.each([
    ["2025-03-20", "Llama 2 stack and three months", { attention: "GQA" }, "reproduced"],
    ["2025-07-20", "Llama 2 stack alone", { attention: "GQA" }, "mixed"],
    ["2025-07-20", "neither", { attention: "MHA" }, "contradicted"],
  ])("dates a lag to the month: V3 on %s, %s", async (released, _, traits, verdict) => {
    const stack = { ffn: "dense", position: "RoPE", norm: "RMSNorm", activation: "SwiGLU", ...SEEN };
    const models = [
      { id: "llama-2-70b", released: "2023-07-18", ...stack, attention: "GQA" },
      { id: "llama-3.1-405b", released: "2024-12-20", ...stack, ...traits },
      { id: "deepseek-v3", released, ...SEEN },
    ];
    expect(await verdictOf("map-llama405-three-months", { models })).toBe(verdict);
  });

  it("does not take a year for a month", async () => {
    const row = { id: "deepseek-v3", name: "V3", ...SEEN };
    expect(await verdictOf("map-v3-2024-12", { models: [{ ...row, released: "2024-12" }] })).toBe("reproduced");
    expect(await verdictOf("map-v3-2024-12", { models: [{ ...row, released: "2024" }] })).toBe("unsupported");
    expect(await verdictOf("map-v3-2024-12", { models: [{ ...row, released: "2025-01-02" }] })).toBe("contradicted");
  });

  it("takes something older, once read, for a first that was none", async () => {
    const llama = { id: "llama-4", name: "Llama 4", org: "Meta", ffn: "moe", released: "2025-04-05", ...SEEN };
    const older = { id: "older", name: "Older", org: "Meta", ffn: "moe", released: "2022-07-06" };
    const run = (rows: readonly object[]) =>
      verdictOf("waw-llama4-2025-04", { models: rows.map((row) => ({ ...row })) });
    expect(await run([llama])).toBe("reproduced");
    expect(await run([llama, { ...older, evidence: "recalled" }])).toBe("reproduced");
    expect(await run([llama, { ...older, ...SEEN }])).toBe("mixed");
    expect(await run([{ ...older, ...SEEN }])).toBe("contradicted");
  });
});

describe("a claim of a share", () => {
  const year = { released: "2024-05-01" };
  const sample = (k: number, n: number) => [
    ...many(k, "gqa", { ...year, attention: "GQA" }),
    ...many(n - k, "mha", { ...year, attention: "MHA" }),
  ];

  it.each([
    ["reproduced", 18, 20],
    ["mixed", 12, 20],
    ["contradicted", 2, 20],
    ["unsupported", 4, 4],
  ])("is %s at %i of %i", async (verdict, k, n) => {
    const found = await claim("waw-gqa-dominant-2024", { models: sample(k, n) });
    const share = wilsonShare(k, n);
    expect(found?.["verdict"]).toBe(verdict);
    expect(found?.["value"]).toBeCloseTo(share?.share ?? -1, 3);
    expect(found?.["low"]).toBeCloseTo(share?.low ?? -1, 3);
    expect(found?.["high"]).toBeCloseTo(share?.high ?? -1, 3);
    expect(found?.["decisive"]).toHaveLength(Math.min(12, n - k));
  });

  it("counts nothing of another year, or without a disclosed attention", async () => {
    const models = [
      ...sample(9, 10),
      ...many(9, "later", { released: "2025-01-01", attention: "MHA" }),
      ...many(9, "closed", { ...year, attention: "undisclosed" }),
    ];
    expect(await claim("waw-gqa-dominant-2024", { models })).toMatchObject({ n: 10, value: 0.9 });
  });

  it("is mixed where it holds of all leading models but not of the large ones", async () => {
    const flagship = { released: "2025-05-01", is_frontier_flagship: true };
    const of = (n: number, ffn: string, params_total_b: number) =>
      many(n, `${ffn}-${params_total_b}`, { ...flagship, ffn, params_total_b });
    const run = (models: Rows["models"]) => verdictOf("waw-moe-first-class", models ? { models } : {});
    expect(await run([...of(6, "moe", 300), ...of(6, "dense", 8)])).toBe("mixed");
    expect(await run([...of(6, "moe", 300), ...of(6, "dense", 120)])).toBe("reproduced");
    expect(await run([...of(6, "moe", 30), ...of(6, "dense", 8)])).toBe("unsupported");
  });

  it("tells what came after a claim without counting it", async () => {
    const flagship = { is_frontier_flagship: true, context_length: 262_144 };
    const of = (n: number, year_: string, architecture_class: string) =>
      many(n, `${architecture_class}-${year_}`, { ...flagship, released: `${year_}-03-01`, architecture_class });
    const before = [...of(1, "2025", "hybrid"), ...of(9, "2025", "moe_transformer")];
    const found = await claim("waw-hybrid-niche", { models: [...before, ...of(9, "2026", "hybrid")] });
    expect(found).toMatchObject({ verdict: "reproduced", n: 10, value: 0.1 });
    expect(found?.["actual"]).toContain("2026 9 of 9");
    const common = [...of(5, "2025", "hybrid"), ...of(5, "2025", "moe_transformer")];
    expect(await verdictOf("waw-hybrid-niche", { models: common })).toBe("mixed");
    const short = common.map((row) => ({ ...row, context_length: 4096 }));
    expect(await verdictOf("waw-hybrid-niche", { models: short })).toBe("contradicted");
  });
});

describe("a claim that there is no exception", () => {
  const model = (family: string, size: number, more: object = {}) => ({
    id: `${family}-${size}`,
    name: `${family} ${size}B`,
    released: "2025-01-01",
    origin: "from_scratch",
    family,
    params_total_b: size,
    ...SEEN,
    ...more,
  });

  it.each([
    ["reproduced", [model("hybrid_ssm", 34)]],
    ["mixed", [model("hybrid_ssm", 34), model("linear_rnn", 14)]],
    ["contradicted", [model("hybrid_ssm", 34), model("linear_rnn", 14), model("pure_ssm", 13)]],
    ["unsupported", [model("hybrid_ssm", 34), model("pure_ssm", 13, { evidence: "recalled" })]],
    ["reproduced", [model("hybrid_ssm", 34), model("pure_ssm", 40, { released: "2026-02-01" })]],
  ])("is %s by the kind, evidence and date of what there is", async (verdict, sequence_models) => {
    expect(await verdictOf("waw-falsifier-ssm", { sequence_models })).toBe(verdict);
  });

  it("leaves out rows that were not read where asked to", async () => {
    const sequence_models = [model("pure_ssm", 7), model("pure_ssm", 20, { evidence: "recalled" })];
    expect(await claim("waw-ssm-no13b", { sequence_models })).toMatchObject({
      verdict: "unsupported",
      n: 2,
      n_seen: 1,
    });
    expect(await claim("waw-ssm-no13b", { sequence_models }, { verified_only: true })).toMatchObject({
      verdict: "reproduced",
      n: 1,
      decisive: ["sequence_models:pure_ssm-7"],
    });
  });

  it("finds a cliff only where the share falls, and at the line", async () => {
    const of = (family: string, sizes: readonly number[]) => sizes.map((size) => model(family, size));
    const low = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12];
    const high = [14, 20, 30, 40, 50, 60, 70, 80, 90, 100];
    const run = (pure: readonly number[], hybrid: readonly number[]) =>
      claim("com-ssm-13b-cliff", { sequence_models: [...of("pure_ssm", pure), ...of("hybrid_ssm", hybrid)] });
    expect(await run(low, high)).toMatchObject({ verdict: "reproduced", value: 1 });
    expect(await run(high, low)).toMatchObject({ verdict: "contradicted", value: 0 });
    expect(await run(low.slice(0, 6), [...low.slice(6), ...high])).toMatchObject({ verdict: "mixed", value: 0.6 });
    expect(await run([1, 14], [2, 20])).toMatchObject({ verdict: "unsupported" });
    const chance = await run([...low.slice(0, 6), 14, 20], [...low.slice(6), ...high.slice(2)]);
    expect(chance?.["verdict"]).toBe("unsupported");
    const p = fisherExact([
      [6, 4],
      [2, 8],
    ]);
    expect(chance?.["actual"]).toContain(`p = ${Number(p.toPrecision(2))}`);
  });

  it("reads from the first report of the authors whether a model lags", async () => {
    const report = (headline_result: string) => ({ sequence_models: [model("pure_ssm", 8, { headline_result })] });
    const five = (headline_result: string) => ({
      sequence_models: many(5, "m", { ...model("pure_ssm", 8, { headline_result }), id: undefined }).map((row, i) => ({
        ...row,
        id: `m${i}`,
      })),
    });
    expect(await verdictOf("waw-mamba-icl", five("Lags on phonebook lookup"))).toBe("reproduced");
    expect(await verdictOf("waw-mamba-icl", five("Matches it on phonebook lookup"))).toBe("contradicted");
    expect(await verdictOf("waw-mamba-icl", report("Lags on phonebook lookup"))).toBe("mixed");
    expect(await verdictOf("waw-mamba-icl", report("Matches it on phonebook lookup"))).toBe("unsupported");
    expect(await verdictOf("waw-mamba-icl", report("Trained on more flags"))).toBe("unsupported");
    expect(await verdictOf("waw-tactical-ssm", report("Lags on phonebook lookup"))).toBe("mixed");
    expect(await verdictOf("waw-tactical-ssm", report("Beats the Transformer"))).toBe("contradicted");
  });

  it("lets one laboratory that enlarged its dense models after a mixture speak against a ceiling", async () => {
    const release = (org: string, ffn: string, released: string, params_total_b: number, evidence = "seen") => ({
      id: `${org}-${ffn}-${params_total_b}`,
      org,
      ffn,
      released,
      params_total_b,
      evidence,
    });
    const lab = (org: string, later: number, evidence = "seen") => [
      release(org, "dense", "2023-01-01", 10),
      release(org, "moe", "2024-01-01", 100),
      release(org, "dense", "2025-01-01", later, evidence),
    ];
    const four = ["b", "c", "d", "e"].flatMap((org) => lab(org, 8));
    expect(await verdictOf("map-capital-ceiling", { models: [...lab("a", 30), ...four] })).toBe("contradicted");
    expect(await verdictOf("map-capital-ceiling", { models: [...lab("a", 11), ...four] })).toBe("mixed");
    expect(await verdictOf("map-capital-ceiling", { models: [...lab("a", 30, "recalled"), ...four] })).toBe(
      "unsupported",
    );
  });
});

describe("a claim of a measured gain", () => {
  const measured = (values: readonly number[], more: object = {}) =>
    values.map((value, index) => ({
      id: `m-${index}-${value}-${Object.values(more).join("-")}`,
      model: "M",
      baseline: "D",
      baseline_kind: "dense",
      metric: "throughput_speedup",
      value_low: value,
      value_high: value,
      phase: "decode",
      kind: "independent_measurement",
      date: "2025-06-01",
      ...SEEN,
      ...more,
    }));

  it.each([
    ["reproduced", measured([2.1, 2.2, 2.5, 2.8, 2.9])],
    ["mixed", measured([1, 1.2, 1.5, 2.5, 2.9])],
    ["contradicted", measured([5, 6, 7, 8, 9])],
    ["unsupported", measured([2.1, 2.2, 2.5, 2.8])],
    ["mixed", [...measured([2.1, 2.2, 2.5, 2.8, 2.9]), ...measured([2, 3, 4, 5, 6], { metric: "slowdown" })]],
  ])("is %s by where median and middle half lie, in both readings", async (verdict, moe_measurements) => {
    expect(await verdictOf("waw-moe-2-3x", { moe_measurements })).toBe(verdict);
  });

  it("asks of announcements where they point, not their median alone", async () => {
    const announced = (values: readonly number[]) => ({
      moe_measurements: measured(values, { kind: "marketing_claim" }),
    });
    expect(await verdictOf("waw-moe-5-7x", announced([5, 5.5, 6, 6.5, 10]))).toBe("reproduced");
    expect(await verdictOf("waw-moe-5-7x", announced([1, 2, 6, 8, 9]))).toBe("mixed");
    expect(await verdictOf("waw-moe-5-7x", announced([1, 2, 3, 8, 9]))).toBe("contradicted");
  });

  it("turns a slowdown with context into a loss, and takes no other context for 32K", async () => {
    const rows = (slowdown: number, context_tokens: number) =>
      measured([slowdown, slowdown, slowdown, slowdown, slowdown], {
        metric: "slowdown",
        baseline_kind: "same_model",
        baseline: "itself at 1K context",
        context_tokens,
      });
    const at = (slowdown: number, tokens: number) =>
      claim("com-moe-60pct-32k", { moe_measurements: rows(slowdown, tokens) });
    expect(await at(2.5, 32_768)).toMatchObject({ verdict: "reproduced", value: 60 });
    expect(await at(1.25, 32_768)).toMatchObject({ verdict: "contradicted", value: 20 });
    expect(await at(2.5, 131_072)).toMatchObject({ verdict: "unsupported", value: null });
  });

  it.each([
    ["reproduced", 0],
    ["mixed", 0.5],
    ["contradicted", 1],
  ])("is %s where active parameters grow with size to the power %d", async (verdict, power) => {
    const models = [10, 30, 100, 300, 1000].map((size) => ({
      id: `m-${size}`,
      ffn: "moe",
      released: "2025-01-01",
      params_total_b: size,
      params_active_b: 3 * (size / 10) ** power,
      ...SEEN,
    }));
    const found = await claim("waw-moe-act2-20s", { models });
    expect(found?.["verdict"]).toBe(verdict);
    expect(found?.["value"]).toBeCloseTo(power, 3);
  });
});
