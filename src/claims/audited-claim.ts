import * as v from "valibot";

/** What a claim's test says; `not_testable` where no row or run could settle it. */
export const CLAIM_VERDICTS = {
  reproduced: { symbol: "✓", text: "Reproduced", description: "the rows give what the claim says" },
  contradicted: { symbol: "✕", text: "Contradicted", description: "the rows give something else" },
  mixed: { symbol: "◐", text: "Mixed", description: "part of the claim holds" },
  unsupported: { symbol: "?", text: "Unsupported", description: "the rows on record cannot decide" },
  not_testable: { symbol: "–", text: "Not testable", description: "no row and no run could settle it" },
} as const;

export type ClaimVerdict = keyof typeof CLAIM_VERDICTS;

export function isClaimVerdict(value: unknown): value is ClaimVerdict {
  return typeof value === "string" && value in CLAIM_VERDICTS;
}

/** The one row that every claim's test returns. */
export const claimOutcome = v.strictObject({
  verdict: v.picklist(["reproduced", "contradicted", "mixed", "unsupported"]),
  /** What the data says, in words and units. */
  actual: v.pipe(v.string(), v.nonEmpty()),
  value: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  n: v.pipe(v.number(), v.integer(), v.minValue(0)),
  n_seen: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Rows that decide, as `table:key`. */
  decisive: v.array(v.pipe(v.string(), v.regex(/^[a-z_]+:.+$/))),
});

export type ClaimOutcome = v.InferOutput<typeof claimOutcome>;

const auditedClaim = v.object({
  id: v.string(),
  essay: v.string(),
  section: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  kind: v.string(),
  testable_by: v.string(),
  how_to_test: v.string(),
  conflicts_with: v.array(v.string()),
  note: v.nullable(v.string()),
  sources: v.array(v.string()),
  verdict: v.picklist(["reproduced", "contradicted", "mixed", "unsupported", "not_testable"]),
  actual: v.string(),
  value: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  n: v.nullable(v.number()),
  n_seen: v.nullable(v.number()),
  decisive: v.array(v.string()),
  /** Whether a query tests it. */
  tested: v.boolean(),
});

/** A claim of an essay with what its test says. */
export type AuditedClaim = v.InferOutput<typeof auditedClaim>;

/** How a contradiction ends, and in which words. */
export const CONFLICT_OUTCOMES = {
  decided: "The rows decide between them",
  against: "The rows contradict what is claimed",
  reading: "It depends on what is meant",
  open: "The rows do not decide",
} as const;

/** The one row that the query of a contradiction returns. */
export const conflictOutcome = v.strictObject({
  outcome: v.picklist(["decided", "against", "reading", "open"]),
  /** One sentence with the figures that resolve it, or leave it open. */
  resolution: v.pipe(v.string(), v.nonEmpty()),
  decisive: v.array(v.pipe(v.string(), v.regex(/^[a-z_]+:.+$/))),
});

const auditedConflict = v.object({
  id: v.string(),
  title: v.string(),
  /** The claims that cannot all hold, or the one that the record contradicts. */
  claims: v.array(v.string()),
  ...conflictOutcome.entries,
});

/** A contradiction between claims, or between a claim and the record, with what resolves it. */
export type AuditedConflict = v.InferOutput<typeof auditedConflict>;

const audit = v.object({
  catalogVersion: v.string(),
  claims: v.array(auditedClaim),
  conflicts: v.array(auditedConflict),
});

/** Every claim of the essays with its test's answer at build time. */
export type ClaimAudit = v.InferOutput<typeof audit>;

/**
 * Reads the audit that the build wrote.
 *
 * @throws an error that names the part which is missing or of another kind
 */
export function readAudit(json: unknown): ClaimAudit {
  const parsed = v.safeParse(audit, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`the audit does not read at ${v.getDotPath(issue) ?? "its top"}: ${issue.message}`);
}

/** The verdict on a claim and what it rests on: what a page shows beside a reading of its own. */
export const claimVerdict = v.object({
  id: v.string(),
  verdict: auditedClaim.entries.verdict,
  actual: v.string(),
});

export type AuditVerdict = v.InferOutput<typeof claimVerdict>;

/** What a claim says, with its figure. */
export function claimedValue({ quantity, unit }: Pick<AuditedClaim, "quantity" | "unit">): string {
  return [quantity, unit].filter(Boolean).join(" ") || "no figure";
}
