import { describe, expect, it } from "vitest";
import { databaseWith, type SomeRows } from "./database.ts";

async function verdict(claim: string, rows: SomeRows) {
  const { run } = await databaseWith(rows);
  const [row] = await run(`claims/${claim}`);
  return row?.["verdict"];
}

const SEEN = { evidence: "seen" };

describe("definitions, on the essay's own worked examples", () => {
  const examples = (...of: readonly (readonly [h: number, e: number, zone: string])[]): SomeRows => ({
    essay_claims: of.map(([h, e, zone], i) => ({
      id: `map-ex-${i}`,
      essay: "hardware-friction-map",
      claim: `Scores H ${h}, E ${e}, ${zone}.`,
      quantity: `${h}; ${e}`,
      ...SEEN,
    })),
  });
  const four = examples([6, 4, "Green"], [5, 3, "Yellow"], [4, 3, "Orange"], [0, 0, "Red"]);

  it.each([
    ["map-h-max6", four, "reproduced"],
    ["map-h-max6", examples([6, 4, "Green"]), "mixed"],
    ["map-h-max6", examples([7, 4, "Green"]), "contradicted"],
    ["map-e-max4", four, "reproduced"],
    ["map-e-max4", examples([6, 5, "Green"]), "contradicted"],
    ["map-axes-5", four, "mixed"],
    ["map-axes-5", examples([8, 4, "Green"]), "contradicted"],
    ["map-axes-5", examples([2, 0, "Red"]), "unsupported"],
    ["map-four-zones", four, "reproduced"],
    ["map-four-zones", examples([6, 4, "Green"]), "mixed"],
    ["map-four-zones", examples([6, 4, "Blue"]), "contradicted"],
  ] as const)("%s %#", async (claim, rows, expected) => {
    expect(await verdict(claim, rows)).toBe(expected);
  });

  it("do not rest on this project's ratings", async () => {
    const ratings = [{ architecture_id: "a", rater: "r", as_of_kind: "2025", ga: 2, mal: 2, par: 2, sti: 2, im: 2 }];
    expect(await verdict("map-h-max6", { ratings })).toBe("unsupported");
  });
});

describe("records of the essays", () => {
  it("count the author's dataset only where a rating cites it", async () => {
    const ratings = (source: string) =>
      Array.from({ length: 100 }, (_, i) => ({
        architecture_id: `a${i}`,
        rater: "r",
        as_of_kind: "2025",
        sources: [source],
        ...SEEN,
      }));
    for (const claim of ["map-dataset-100", "com-dataset-100"]) {
      expect(await verdict(claim, { ratings: ratings("gh-petroslamb-friction") })).toBe("reproduced");
      expect(await verdict(claim, { ratings: ratings("gh-petroslamb-friction").slice(1) })).toBe("contradicted");
      expect(await verdict(claim, { ratings: ratings("arxiv-1") })).toBe("unsupported");
    }
  });

  const named = (released: string, claim = "A, B, C, D and E are named"): SomeRows => ({
    essay_claims: [{ id: "waw-x", essay: "what-actually-works", claim, ...SEEN }],
    models: ["A", "B", "C", "D", "E"].map((name) => ({ id: name, name, org: "Lab", released, ...SEEN })),
  });

  it("hold the models that the essay names against its dates", async () => {
    expect(await verdict("waw-t1-asof", named("2025-01-01"))).toBe("reproduced");
    expect(await verdict("waw-t1-asof", named("2026-01-01"))).toBe("contradicted");
    expect(await verdict("waw-window", named("2025-01-01"))).toBe("reproduced");
    expect(await verdict("waw-window", named("2025-01-01", "A, B, C, D, E and Gemini"))).toBe("mixed");
    expect(await verdict("waw-window", named("2020-01-01", "A, B, C, D, E and Gemini"))).toBe("contradicted");
  });

  it("take the years of predictions from those whose wording was read", async () => {
    const predictions = (...years: readonly number[]) =>
      years.map((year, i) => ({ id: `att-pred-${i + 1}`, deadline: `${year}-12-31`, ...SEEN }));
    expect(await verdict("att-preds-three", { predictions: predictions(2027, 2028, 2028) })).toBe("reproduced");
    expect(await verdict("com-preds-2028", { predictions: predictions(2027, 2028, 2028) })).toBe("contradicted");
    expect(await verdict("com-preds-2028", { predictions: predictions(2028, 2028, 2028) })).toBe("reproduced");
    const recalled = predictions(2028, 2028, 2028).map((row) => ({ ...row, evidence: "recalled" }));
    expect(await verdict("com-preds-2028", { predictions: recalled })).toBe("unsupported");
  });

  it("count the parts of a series once each", async () => {
    const posts = (...titles: readonly string[]) => ({
      sources: titles.map((title, i) => ({ key: `p${i}`, title, kind: "essay", ...SEEN })),
    });
    const three = ["Orchestra one", "Orchestra two", "Orchestra three"];
    expect(await verdict("to-part4of4", posts(...three, "Orchestra four"))).toBe("reproduced");
    expect(await verdict("to-part4of4", posts(...three, "Orchestra three (archived copy)"))).toBe("unsupported");
  });
});

describe("rules of thumb", () => {
  const event = (technique_id: string, stage: string, date: string) => ({
    id: `${technique_id}.${stage}`,
    technique_id,
    stage,
    date,
    who: "PyTorch",
    ...SEEN,
  });
  const merged = (date: string) => ({
    adoption_events: ["a", "b", "c", "d", "e"].flatMap((id) => [
      event(id, "framework_upstream", date),
      event(id, "default", "2024-01-01"),
    ]),
  });

  it("on PyTorch never go beyond what techniques can show", async () => {
    expect(await verdict("map-rule-pytorch", merged("2023-01-01"))).toBe("mixed");
    expect(await verdict("map-rule-pytorch", merged("2025-01-01"))).toBe("contradicted");
  });

  it("on hybrids follow what makers of leading models chose", async () => {
    const makers = (hybrids: number) => ({
      models: Array.from({ length: 5 }, (_, i) => ({
        id: `m${i}`,
        name: `M${i}`,
        org: `Lab ${i}`,
        released: "2025-06-01",
        is_frontier_flagship: true,
        architecture_class: i < hybrids ? "hybrid" : "dense_transformer",
        ...SEEN,
      })),
    });
    expect(await verdict("waw-hybrid-three-kernels", makers(1))).toBe("mixed");
    expect(await verdict("waw-hybrid-three-kernels", makers(4))).toBe("contradicted");
  });

  it("on LSTM need both a cleared gate and a loss", async () => {
    const rated = (ga: number) => ({
      ratings: [
        {
          architecture_id: "lstm",
          rater: "r",
          as_of_kind: "2025",
          rubric_version: 1,
          ga,
          mal: 2,
          par: 0,
          sti: 0,
          im: 0,
          ...SEEN,
        },
      ],
      models: Array.from({ length: 5 }, (_, i) => ({ id: `m${i}`, name: `M${i}`, params_total_b: 70, ...SEEN })),
    });
    expect(await verdict("map-gates-123", rated(2))).toBe("reproduced");
    expect(await verdict("map-gates-123", rated(0))).toBe("mixed");
  });
});
