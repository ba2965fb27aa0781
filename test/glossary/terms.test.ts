import { existsSync, readFileSync } from "node:fs";
import { csvParse } from "d3";
import { describe, expect, it } from "vitest";
import { CHAPTERS } from "../../src/glossary/terms.ts";
import { databaseWith } from "../queries/database.ts";

const terms = CHAPTERS.flatMap((chapter) => chapter.terms);
const ids = terms.map(({ id }) => id);

describe("the glossary", () => {
  it("names each term once", () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("leads to pages and techniques that exist", () => {
    const techniques = new Set(csvParse(readFileSync("data/architectures.csv", "utf8")).map(({ id }) => id));
    const astray = terms.flatMap(({ see = [] }) =>
      see.filter(({ href }) => {
        const [path = "", id] = href.split(/\?(?:id|technique)=/);
        return !existsSync(`src/${path}.md`) || (id !== undefined && !techniques.has(id));
      }),
    );
    expect(astray).toEqual([]);
  });
});

describe("glossary/figures", () => {
  const sheet = (id: string, metric: string, value: number, dtype: string | null, evidence = "seen") => ({
    id,
    primitive: "datasheet",
    gpu: "H100 SXM",
    metric,
    value,
    dtype,
    evidence,
  });

  it("divides peak by bandwidth for the ridge point", async () => {
    const { run } = await databaseWith({
      kernel_benchmarks: [
        sheet("a", "tflops", 1000, "bf16"),
        sheet("b", "tflops", 50, "fp32"),
        sheet("c", "gbps", 4000, null),
        sheet("d", "memory_gb", 80, null),
        sheet("e", "tflops", 2000, "int8"),
      ],
    });
    const rows = await run("glossary/figures");
    expect(rows.find(({ term }) => term === "ridge-point")).toEqual({
      term: "ridge-point",
      said: "On an H100 the ridge point is 250 operations a byte at 16 bits on tensor cores, 12 at 32 bits off them.",
      n_rows: 4,
    });
    expect(rows.map(({ term }) => String(term)).filter((term) => !ids.includes(term))).toEqual([]);
  });

  it("counts techniques of high and low fit that are widely used, and says what became of a technique", async () => {
    const architecture = (id: string, adoption_2025: number, introduced = "2020-05-01") => ({
      id,
      name: id,
      introduced,
      adoption_2025,
      evidence: "seen",
    });
    const ratings = (id: string, score: number) =>
      ["introduction", "2025"].map((as_of_kind) => ({
        architecture_id: id,
        as_of_kind,
        rater: "r",
        rubric_version: 1,
        ga: score,
        mal: score,
        par: score,
        sti: 0,
        im: 0,
        is_default: true,
        evidence: "seen",
      }));
    const { run } = await databaseWith({
      architectures: [
        architecture("a", 3),
        architecture("b", 1),
        architecture("kan", 0),
        architecture("new", 3, "2024-07-01"),
      ],
      ratings: [...ratings("a", 2), ...ratings("b", 2), ...ratings("kan", 1), ...ratings("new", 2)],
    });
    const said = new Map((await run("glossary/figures")).map((row) => [row["term"], row["said"]]));
    expect(said.get("h-and-e")).toMatch(/1 of 2 with H of 5 or 6 .* H of 3 or less 0 of 1\./);
    expect(said.get("kan")).toBe("kan: introduced in 2020, in no model or product that was found at the end of 2025.");
  });

  it("counts only checked rows where it is asked to, and stays silent without any", async () => {
    const model = (id: string, evidence: string, active: number) => ({
      id,
      architecture_class: "moe_transformer",
      params_total_b: 100,
      params_active_b: active,
      evidence,
    });
    const { run } = await databaseWith({ models: [model("a", "seen", 10), model("b", "recalled", 30)] });
    const said = async (verified_only: boolean) => {
      const rows = await run("glossary/figures", { verified_only });
      return rows.find(({ term }) => term === "mixture-of-experts")?.["said"];
    };
    expect(await said(false)).toBe(
      "Mixtures of experts on record: 2. The median one uses 20% of its parameters for a token.",
    );
    expect(await said(true)).toBe(
      "Mixtures of experts on record: 1. The median one uses 10% of its parameters for a token.",
    );
    const { run: empty } = await databaseWith({});
    expect(await empty("glossary/figures")).toEqual([]);
  });
});
