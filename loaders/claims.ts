import * as v from "valibot";
import { type AuditedClaim, type ClaimAudit, type ClaimOutcome, claimOutcome } from "../src/claims/audited-claim.ts";
import type { Snapshot } from "../src/engine/result.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { type Problem, ProblemsError } from "./problem.ts";

const FOLDER = "claims/";

/** Whether a query tests one claim of the essays. */
export function isClaimTest({ id }: Pick<Snapshot, "id">): boolean {
  return id.startsWith(FOLDER);
}

/**
 * Every claim of the essays with the answer of its test, which is the query of the claim's name.
 *
 * @throws ProblemsError where a test is for no claim, or returns anything but one row of an outcome
 */
export function auditClaims(snapshots: readonly Snapshot[], { tables, version }: AssembledDataset): ClaimAudit {
  const problems: Problem[] = [];
  const outcomes = new Map<string, ClaimOutcome>();
  const known = new Set(tables.essay_claims.map(({ id }) => String(id)));
  for (const snapshot of snapshots.filter(isClaimTest)) {
    const claim = snapshot.id.slice(FOLDER.length);
    const complain = (message: string) =>
      problems.push({ file: `src/queries/${snapshot.id}.sql`, line: 1, column: 1, message });
    if (!known.has(claim)) complain(`there is no claim ${claim} in essay_claims: the file must bear its claim's id`);
    const outcome = readOutcome(snapshot);
    if (typeof outcome === "string") complain(outcome);
    else outcomes.set(claim, outcome);
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  const claims = tables.essay_claims.map((row): AuditedClaim => {
    const text = (column: string) => (typeof row[column] === "string" ? row[column] : null);
    const texts = (column: string) => {
      const cell = row[column];
      return Array.isArray(cell) ? cell.map(String) : [];
    };
    const id = text("id") ?? "";
    const outcome = outcomes.get(id);
    return {
      id,
      essay: text("essay") ?? "",
      section: text("section") ?? "",
      claim: text("claim") ?? "",
      quantity: text("quantity"),
      unit: text("unit"),
      kind: text("kind") ?? "",
      testable_by: text("testable_by") ?? "",
      how_to_test: text("how_to_test") ?? "",
      conflicts_with: texts("conflicts_with"),
      note: text("note"),
      sources: texts("sources"),
      ...(outcome ?? untested(text("testable_by"))),
      tested: outcome !== undefined,
    };
  });
  return { catalogVersion: version, claims };
}

/** What is said of a claim that no query tests. */
function untested(testableBy: string | null) {
  const nothing = { value: null, low: null, high: null, n: null, n_seen: null, decisive: [] };
  if (testableBy === "not_testable") {
    return { ...nothing, verdict: "not_testable" as const, actual: "No row and no run could settle it." };
  }
  const actual =
    testableBy === "kernel_run"
      ? "It takes a run of a kernel, and no run is on record yet."
      : "No test has been written yet.";
  return { ...nothing, verdict: "unsupported" as const, actual };
}

/** A test's one row, or what is wrong with its result. */
export function readOutcome({ result }: Pick<Snapshot, "result">): ClaimOutcome | string {
  const [row, ...others] = result.rows;
  if (row === undefined || others.length > 0)
    return `a claim's test returns one row, this one returned ${result.rows.length}`;
  const parsed = v.safeParse(claimOutcome, row);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  return `a claim's test returns verdict, actual, value, low, high, n, n_seen and decisive; ${v.getDotPath(issue) ?? "the row"}: ${issue.message}`;
}
