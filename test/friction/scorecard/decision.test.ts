import { describe, expect, it } from "vitest";
import { composites, type Scores } from "../../../src/analysis/profile.ts";
import { zoneOf } from "../../../src/analysis/rubric.ts";
import { decisionNote, STANCES } from "../../../src/friction/scorecard/decision.ts";
import { PRODUCTS, TAX_PAYERS, UPSTREAM } from "../../../src/friction/scorecard/state.ts";

const BY_ZONE: Readonly<Record<string, Scores>> = {
  green: [2, 2, 2, 2, 2],
  yellow: [2, 2, 2, 1, 1],
  orange: [2, 1, 1, 1, 1],
  red: [0, 0, 0, 1, 1],
};

const rank = (scores: Scores, upstream: (typeof UPSTREAM)[number], taxPayer: (typeof TAX_PAYERS)[number]) => {
  const { stance } = decisionNote({ scores, upstream, taxPayer, infrastructure: "no" });
  return stance === null ? null : STANCES.indexOf(stance);
};

describe("the note for a product", () => {
  it("has something to say for every zone and answer, and a stance wherever it is known what is upstream", () => {
    for (const [zone, scores] of Object.entries(BY_ZONE)) {
      const { h, e } = composites(scores);
      expect(zoneOf(h, e)).toBe(zone);
      for (const upstream of UPSTREAM)
        for (const taxPayer of TAX_PAYERS)
          for (const infrastructure of [...PRODUCTS, null]) {
            const note = decisionNote({ scores, upstream, taxPayer, infrastructure });
            expect(note.lines.length).toBeGreaterThan(0);
            expect(note.stance === null).toBe(upstream === "unknown" && infrastructure !== "yes");
          }
    }
  });

  it("never gets milder with a worse zone, less of it upstream or nobody to do the work", () => {
    const zones = Object.values(BY_ZONE);
    for (const upstream of ["yes", "partly", "no"] as const)
      for (const taxPayer of TAX_PAYERS) {
        const ranks = zones.map((scores) => rank(scores, upstream, taxPayer) ?? 0);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }
    for (const scores of zones) {
      for (const taxPayer of TAX_PAYERS) {
        const ranks = (["yes", "partly", "no"] as const).map((upstream) => rank(scores, upstream, taxPayer) ?? 0);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }
      expect(rank(scores, "no", "unknown")).toBeGreaterThanOrEqual(rank(scores, "no", "we") ?? 0);
    }
  });

  it("spans from a green upstream technique to a red one that nobody integrates", () => {
    expect(rank([2, 2, 2, 2, 2], "yes", "unknown")).toBe(0);
    expect(rank([0, 0, 0, 0, 0], "no", "unknown")).toBe(3);
  });

  it("leaves E out where the product is the infrastructure, but not H", () => {
    const at = (scores: Scores) =>
      decisionNote({ scores, upstream: "no", taxPayer: "we", infrastructure: "yes" }).stance;
    expect(at([2, 2, 2, 0, 0])).toBe("build");
    expect(at([0, 0, 1, 0, 0])).toBe("wait");
  });

  it("points at answers that contradict the score, and waits for a whole score", () => {
    const lines = (scores: Scores | null, upstream: "yes" | "no") =>
      decisionNote({ scores, upstream, taxPayer: "we", infrastructure: "no" }).lines.join(" ");
    expect(lines([2, 2, 2, 2, 0], "yes")).toContain("IM 0");
    expect(lines([2, 2, 2, 2, 2], "no")).toContain("IM 2");
    expect(lines(null, "no")).toContain("Rate all five axes");
  });
});
