import { describe, expect, it } from "vitest";
import { judge } from "../../../src/attractor/gates/candidates.ts";
import { caseStudies } from "../../../src/attractor/gates/cases.ts";
import { claims, type Evidence } from "../../../src/attractor/gates/claims.ts";
import { type Bearing, bearingWords } from "../../../src/attractor/gates/retnet.ts";
import { adopted, candidate, stage } from "./fixtures.ts";

const rows = [
  candidate("mamba", { ...adopted }),
  candidate("mamba-2", { ...adopted, ga: 2, h: 5 }),
  candidate("retnet", { h: 5, backing_b: 530, backing_model: "MT-NLG 530B" }),
  candidate("rwkv-4", { n_models: 1, largest_model_b: 14.2 }),
];

const events = [
  stage("mamba", "paper", 0),
  stage("mamba", "framework_upstream", 3.1),
  stage("mamba", "serving_stack", 2.3),
  stage("mamba", "abandoned", 6),
  stage("retnet", "paper", 0),
  stage("retnet", "abandoned", 9.7, { evidence: "recalled", what: "Same group publishes another design" }),
  stage("rwkv-4", "serving_stack", -1.1),
];

describe("case studies", () => {
  const text = (id: string, own = rows, dated = events) =>
    caseStudies(own, dated)
      .find((one) => one.id === id)
      ?.text.replaceAll("\u00a0", " ") ?? "";

  it("tells Mamba's way from its rows, the stages in the order of their dates", () => {
    expect(text("mamba")).toContain(
      "reached a serving stack 2.3 months after it and a major framework 3.1 months after it",
    );
    expect(text("mamba")).toContain(
      "1 model of other organisations uses MAMBA, first Jamba of AI21 Labs (28 March 2024)",
    );
    expect(text("mamba")).toContain("After 6 months its authors published Mamba-2");
    expect(text("mamba")).toContain("came after the paper, not before it");
  });

  it("does not say so where the backing was there before", () => {
    const backed = rows.map((row) => (row.architecture_id === "mamba-2" ? { ...row, backing_b: 70 } : row));
    expect(text("mamba", backed)).not.toContain("came after the paper");
  });

  it("says what is not on record", () => {
    expect(text("retnet")).toContain("past both gates at 9 of the 9 places");
    expect(text("retnet")).toContain("No framework and no serving stack that runs RETNET is on record.");
    expect(text("rwkv")).toContain("a serving stack 1.1 months before its paper");
    expect(text("rwkv")).toContain("the largest has 14.2B parameters");
    expect(text("rwkv", [], [])).toBe("");
  });
});

describe("claims on the gates", () => {
  const bearing = (explanation: Bearing["explanation"], bears: Bearing["bears"], row_key: string): Bearing => ({
    explanation,
    bears,
    row_key,
    value: 6.7,
    evidence: "seen",
  });
  const all: Evidence = {
    rows,
    judged: judge(rows, { kind: "replacements", stage: "other", minH: 4, minBackingB: 7 }),
    events,
    bearings: [bearing("quality", "open", "sequence_models:retnet"), bearing("hardware", "against", "models:m")],
    missing: [
      { explanation: "hardware", needed: "speed", n_rows: 0 },
      { explanation: "backing", needed: "motive", n_rows: null },
    ],
  };
  const verdict = (id: string, more: Partial<Evidence> = {}) =>
    claims.find(({ claim }) => claim === id)?.test({ ...all, ...more }).verdict;

  it("decides on the gates only with enough adopted", () => {
    expect(verdict("att-two-gates")).toBe("undecidable");
    const many = Array.from({ length: 5 }, (_, i) => candidate(`m${i}`, { ...adopted, backing_b: 70 }));
    const judged = (extra: readonly ReturnType<typeof candidate>[]) =>
      judge([...many, ...extra], { kind: "replacements", stage: "other", minH: 4, minBackingB: 7 });
    expect(verdict("att-two-gates", { judged: judged([]) })).toBe("agrees");
    expect(verdict("att-two-gates", { judged: judged([candidate("x", { ...adopted })]) })).toBe("mixed");
    expect(verdict("att-two-gates", { judged: judged([candidate("x", { ...adopted, h: 1 })]) })).toBe("disagrees");
  });

  it("reads Mamba's rewrite from GEMM alignment", () => {
    expect(verdict("att-mamba-gemm")).toBe("agrees");
    expect(verdict("att-mamba-gemm", { rows: rows.slice(1) })).toBe("undecidable");
    expect(verdict("att-mamba-gemm", { rows: [candidate("mamba", { ga: 2 }), candidate("mamba-2", { ga: 2 })] })).toBe(
      "disagrees",
    );
  });

  it("takes no unread row for a decision", () => {
    expect(verdict("att-rwkv-14b")).toBe("agrees");
    expect(
      verdict("att-rwkv-14b", { rows: [candidate("rwkv-4", { largest_model_b: 14.2, evidence: "recalled" })] }),
    ).toBe("undecidable");
    expect(verdict("att-retnet-abandoned")).toBe("undecidable");
    expect(verdict("att-retnet-6p7")).toBe("agrees");
  });

  it("counts evidence on RetNet by the way it speaks", () => {
    expect(bearingWords("hardware", all.bearings, all.missing)).toBe(
      "1 row speaks against it, 0 for it, 0 fit any of the three. Of 1 kind of evidence that would decide, none has a row.",
    );
    expect(bearingWords("backing", all.bearings, all.missing)).toContain("1 could not even be recorded");
  });
});
