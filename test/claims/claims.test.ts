import { describe, expect, it } from "vitest";
import { type AuditedClaim, claimedValue, readAudit } from "../../src/claims/audited-claim.ts";
import { techniqueOf } from "../../src/claims/claim-detail.ts";
import { claimList } from "../../src/claims/claim-list.ts";
import { resolution } from "../../src/claims/conflict-section.ts";
import { conflictGroups } from "../../src/claims/conflicts.ts";
import { select } from "../../src/dataset/selection.ts";

function claim(id: string, more: Partial<AuditedClaim> = {}): AuditedClaim {
  return {
    id,
    essay: "hardware-friction-map",
    section: "Zones",
    claim: `Claim ${id}`,
    quantity: "20",
    unit: "months",
    kind: "date_or_lag",
    testable_by: "adoption_events",
    how_to_test: "Count.",
    conflicts_with: [],
    note: null,
    sources: [],
    verdict: "reproduced",
    actual: "20.1 months",
    value: 20.1,
    low: null,
    high: null,
    n: 1,
    n_seen: 1,
    decisive: [],
    tested: true,
    ...more,
  };
}

describe("conflictGroups", () => {
  it("gathers round the claim with the most contradictions, and tells each once", () => {
    const claims = [
      claim("a", { conflicts_with: ["b"] }),
      claim("alone"),
      claim("c", { conflicts_with: ["b"] }),
      claim("b"),
      claim("d", { conflicts_with: ["e", "c"] }),
      claim("e", { conflicts_with: ["d"] }),
    ];
    expect(conflictGroups(claims).map((group) => group.map(({ id }) => id))).toEqual([
      ["c", "b", "d"],
      ["a", "b"],
      ["d", "e"],
    ]);
  });

  it("finds none where no two of the claims conflict", () => {
    expect(conflictGroups([claim("a", { conflicts_with: ["missing", "a"] })])).toEqual([]);
    expect(conflictGroups([])).toEqual([]);
  });
});

describe("resolution", () => {
  it.each([
    [["reproduced", "contradicted"], "decide between them"],
    [["reproduced", "reproduced"], "each on its own reading"],
    [["contradicted", "contradicted"], "bear out none"],
    [["reproduced", "unsupported"], "leave the others open"],
    [["contradicted", "mixed"], "rule some out"],
    [["unsupported", "not_testable"], "do not decide"],
  ] as const)("of %j says that the rows %s", (verdicts, words) => {
    expect(resolution(verdicts.map((verdict) => ({ verdict })))).toContain(words);
  });
});

describe("the list of claims", () => {
  const list = claimList([
    claim("fine"),
    claim("wrong", { verdict: "contradicted", essay: "comments" }),
    claim("open", { verdict: "unsupported", claim: "FlashAttention took long" }),
  ]);
  const ids = (q: string, picks = {}) => select(list, { q, picks, order: null }).rows.map(({ id }) => id);

  it("puts what the rows contradict first", () => {
    expect(ids("")).toEqual(["wrong", "fine", "open"]);
  });

  it("is searched by words and filtered by verdict and essay", () => {
    expect(ids("flash")).toEqual(["open"]);
    expect(ids("", { verdict: new Set(["reproduced"]) })).toEqual(["fine"]);
    expect(ids("", { essay: new Set(["comments"]) })).toEqual(["wrong"]);
  });
});

describe("techniqueOf", () => {
  it.each([
    ["architectures:kan", "kan"],
    ["ratings:kan/first-pass-a/2025", "kan"],
    ["adoption_events:flashattention.default.2024-01-30", "flashattention"],
    ["models:mixtral-8x7b", null],
    ["nonsense", null],
  ])("of %s is %s", (key, technique) => {
    expect(techniqueOf(key)).toBe(technique);
  });
});

describe("readAudit", () => {
  const audit = { catalogVersion: "abc", claims: [claim("a")] };

  it("reads what the build writes", () => {
    expect(readAudit(JSON.parse(JSON.stringify(audit)))).toEqual(audit);
  });

  it("names the part that does not read", () => {
    expect(() => readAudit({ ...audit, claims: [{ ...claim("a"), verdict: "maybe" }] })).toThrow("claims.0.verdict");
  });
});

describe("claimedValue", () => {
  it("joins figure and unit, and says where there is none", () => {
    expect(claimedValue({ quantity: "8+6+6", unit: "months" })).toBe("8+6+6 months");
    expect(claimedValue({ quantity: null, unit: null })).toBe("no figure");
  });
});
