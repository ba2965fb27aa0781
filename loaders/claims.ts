import * as v from "valibot";
import {
  type AuditedClaim,
  type AuditedConflict,
  type AuditVerdict,
  type ClaimAudit,
  type ClaimOutcome,
  claimOutcome,
  conflictOutcome,
} from "../src/claims/audited-claim.ts";
import type { Snapshot } from "../src/engine/result.ts";
import type { AssembledDataset } from "./assembled-dataset.ts";
import { type Problem, ProblemsError } from "./problem.ts";

const FOLDER = "claims/";

const CONFLICTS = "conflicts/";

/** Whether a query tests one claim of the essays. */
export function isClaimTest({ id }: Pick<Snapshot, "id">): boolean {
  return id.startsWith(FOLDER);
}

/** Whether a query resolves a contradiction between claims. */
export function isConflict({ id }: Pick<Snapshot, "id">): boolean {
  return id.startsWith(CONFLICTS);
}

/** Whether a claim waits for a run of a kernel: the only kind that may be without a query and yet be testable. */
function awaitsRun(testableBy: string | null): boolean {
  return testableBy === "kernel_run";
}

/** Claims that some row could test, and that no query tests. */
export function untestedClaims(tested: ReadonlySet<string>, { tables }: Pick<AssembledDataset, "tables">): string[] {
  return tables.essay_claims.flatMap(({ id, testable_by: by }) => {
    const testable = by !== "not_testable" && !awaitsRun(String(by));
    return testable && !tested.has(String(id)) ? [String(id)] : [];
  });
}

/** What is wrong with a claim that has no query, in words. */
export function missingTest(claim: string): Problem {
  const file = `src/queries/${FOLDER}${claim}.sql`;
  return { file, line: 1, column: 1, message: `there is no such file, and the claim ${claim} is said to be testable` };
}

/**
 * Every claim of the essays with the answer of its test, which is the query of the claim's name.
 *
 * @throws ProblemsError where a test is for no claim or a query returns anything but one row of an outcome
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
  const conflicts = snapshots.filter(isConflict).flatMap((snapshot) => {
    const conflict = readConflict(snapshot);
    if (typeof conflict !== "string") return [conflict];
    problems.push({ file: `src/queries/${snapshot.id}.sql`, line: 1, column: 1, message: conflict });
    return [];
  });
  if (problems.length > 0) throw new ProblemsError(problems);
  const claims = claimRows(outcomes, { tables });
  return { catalogVersion: version, claims, conflicts };
}

/** Every claim of the essays, with the outcome of its test where it has one. */
export function claimRows(
  outcomes: ReadonlyMap<string, ClaimOutcome>,
  { tables }: Pick<AssembledDataset, "tables">,
): AuditedClaim[] {
  return tables.essay_claims.map((row): AuditedClaim => {
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
      ...(outcome ?? untested(text("testable_by"), text("how_to_test") ?? "")),
      tested: outcome !== undefined,
    };
  });
}

/** The verdicts alone, which other pages set beside readings of their own. */
export function claimVerdicts({ claims }: ClaimAudit): AuditVerdict[] {
  return claims.map(({ id, verdict, actual }) => ({ id, verdict, actual }));
}

/** What is said of a claim that no query tests. */
function untested(testableBy: string | null, howToTest: string) {
  const nothing = { value: null, low: null, high: null, n: null, n_seen: null, decisive: [] };
  if (testableBy === "not_testable") {
    return { ...nothing, verdict: "not_testable" as const, actual: howToTest };
  }
  const actual = awaitsRun(testableBy)
    ? `It takes a run of a kernel, and no run is on record yet. ${howToTest}`
    : "Its test is missing or did not run.";
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

/** A contradiction with what resolves it, or what is wrong with the query's result. */
function readConflict({ id, title, claims, result }: Snapshot): AuditedConflict | string {
  const [row, ...others] = result.rows;
  if (row === undefined || others.length > 0)
    return `a contradiction's query returns one row, this one returned ${result.rows.length}`;
  if (claims.length === 0) return "name the claims that contradict each other: -- claims: …";
  const parsed = v.safeParse(conflictOutcome, row);
  if (parsed.success) return { id: id.slice(CONFLICTS.length), title, claims: [...claims], ...parsed.output };
  const [issue] = parsed.issues;
  return `a contradiction's query returns outcome, resolution and decisive; ${v.getDotPath(issue) ?? "the row"}: ${issue.message}`;
}
