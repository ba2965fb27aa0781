import { describe, expect, it } from "vitest";
import { type AuditedClaim, claimedValue, readAudit } from "../../src/claims/audited-claim.ts";
import { techniqueOf } from "../../src/claims/claim-detail.ts";
import { claimList } from "../../src/claims/claim-list.ts";
import { conflictGroups, resolution } from "../../src/claims/conflicts.ts";
import { claimVerdicts } from "../../src/claims/verdicts.ts";
import { select } from "../../src/dataset/selection.ts";
import { describeReading } from "../../src/ui/claim.ts";

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
  const claims = [
    claim("a", { conflicts_with: ["b"] }),
    claim("alone"),
    claim("c", { conflicts_with: ["b"] }),
    claim("b"),
    claim("d", { conflicts_with: ["e"] }),
    claim("e", { conflicts_with: ["d"] }),
  ];
  const groups = (resolved: readonly { claims: string[] }[] = []) =>
    conflictGroups(claims, resolved).map((group) => group.map(({ id }) => id));

  it("gathers whoever is linked, so that no claim stands in two groups", () => {
    expect(groups()).toEqual([
      ["a", "c", "b"],
      ["d", "e"],
    ]);
  });

  it("leaves out a contradiction that a query of its own resolves, and keeps a claim's others", () => {
    expect(groups([{ claims: ["a", "b"] }])).toEqual([
      ["c", "b"],
      ["d", "e"],
    ]);
  });

  it("finds none where no two of the claims conflict", () => {
    expect(conflictGroups([claim("a", { conflicts_with: ["missing", "a"] })])).toEqual([]);
    expect(conflictGroups([])).toEqual([]);
  });
});

describe("resolution", () => {
  const says = (verdicts: readonly AuditedClaim["verdict"][]) =>
    resolution(verdicts.map((verdict, i) => ({ id: `claim-${i}`, verdict, actual: `${i} months` })));

  it.each([
    [["reproduced", "contradicted"], "The rows decide:"],
    [["reproduced", "contradicted", "mixed"], "rule some out and settle no other:"],
    [["reproduced", "reproduced", "contradicted"], "rule some out and settle no other:"],
    [["reproduced", "reproduced"], "bear out each, so the tests read the words differently:"],
    [["contradicted", "contradicted"], "bear out none:"],
    [["reproduced", "unsupported"], "bear one out and do not rule out the rest:"],
    [["contradicted", "mixed"], "rule some out and settle no other:"],
    [["mixed", "mixed"], "do not decide:"],
    [["unsupported", "not_testable"], "do not decide:"],
  ] as const)("of %j says that the rows %s", (verdicts, words) => {
    expect(says(verdicts)).toContain(words);
  });

  it("gives each claim's verdict and figures", () => {
    expect(says(["reproduced", "contradicted"])).toBe(
      "The rows decide: claim-0 is borne out (0 months); claim-1 is contradicted (1 months).",
    );
  });
});

describe("describeReading", () => {
  const audited = (...verdicts: readonly AuditedClaim["verdict"][]) => verdicts.map((verdict) => ({ verdict }));

  it("says so where a page comes to the audit's verdict", () => {
    expect(describeReading("disagrees", "the median", audited("contradicted"))).toBe(
      "Read here by the median, with the same outcome.",
    );
  });

  it.each([
    ["undecidable", audited("contradicted"), "the data cannot decide"],
    ["agrees", audited("reproduced", "mixed"), "the data agrees"],
    ["mixed", [], "the data agrees in part"],
  ] as const)("calls %s against %j another reading, and names it", (verdict, against, words) => {
    const sentence = describeReading(verdict, "the median", against);
    expect(sentence).toContain(`Another reading, by the median: ${words}.`);
    expect(sentence).toContain("stays the audit’s");
  });

  it("claims no outcome where the page has none", () => {
    expect(describeReading(undefined, "every rating", audited("mixed"))).toBe("Read here by every rating.");
  });
});

describe("claimVerdicts", () => {
  it("fetches once, answers by id, and leads to the claim's row", async () => {
    let fetches = 0;
    const verdicts = claimVerdicts(() => {
      fetches += 1;
      return Promise.resolve([{ id: "a", verdict: "mixed", actual: "half" }]);
    }, "../");
    expect(await verdicts.of("a")).toEqual({ id: "a", verdict: "mixed", actual: "half" });
    expect(await verdicts.of("b")).toBeUndefined();
    expect(fetches).toBe(1);
    expect(verdicts.href("a b")).toBe("../claims?claim=a%20b");
  });

  it("tries again after a failure, and refuses a verdict that is none", async () => {
    const answers = [
      Promise.reject(new Error("offline")),
      Promise.resolve([{ id: "a", verdict: "maybe", actual: "" }]),
    ];
    const verdicts = claimVerdicts(() => answers.shift() ?? Promise.resolve([]), "./");
    await expect(verdicts.of("a")).rejects.toThrow("offline");
    await expect(verdicts.of("a")).rejects.toThrow();
    expect(await verdicts.of("a")).toBeUndefined();
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
  const conflict = { id: "c", title: "C", claims: ["a"], outcome: "open", resolution: "Open.", decisive: ["models:m"] };
  const audit = { catalogVersion: "abc", claims: [claim("a")], conflicts: [conflict] };

  it("reads what the build writes", () => {
    expect(readAudit(JSON.parse(JSON.stringify(audit)))).toEqual(audit);
  });

  it("names the part that does not read", () => {
    expect(() => readAudit({ ...audit, claims: [{ ...claim("a"), verdict: "maybe" }] })).toThrow("claims.0.verdict");
    expect(() => readAudit({ ...audit, conflicts: [{ ...conflict, outcome: "won" }] })).toThrow("conflicts.0.outcome");
  });
});

describe("claimedValue", () => {
  it("joins figure and unit, and says where there is none", () => {
    expect(claimedValue({ quantity: "8+6+6", unit: "months" })).toBe("8+6+6 months");
    expect(claimedValue({ quantity: null, unit: null })).toBe("no figure");
  });
});
