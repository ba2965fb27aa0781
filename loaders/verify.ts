import { claimedValue } from "../src/claims/audited-claim.ts";
import type { Snapshot } from "../src/engine/result.ts";
import { readVerdict, type VerdictRow } from "../src/predictions/verdict.ts";
import { type OpenDataset, openDataset } from "./assemble.ts";
import { auditClaims, isClaimTest, readOutcome } from "./claims.ts";
import { lockDatabase } from "./database.ts";
import { formatProblem, type Problem } from "./problem.ts";
import { defaultParameters, runQuery } from "./run-query.ts";
import { queryProblem } from "./sql-error.ts";

/** One claim or bet with its test's answer. */
export interface Verification {
  readonly id: string;
  readonly kind: "claim" | "prediction";
  readonly verdict: string;
  /** What the essay says. */
  readonly expected: string;
  /** What the rows say. */
  readonly actual: string;
  /** Rows that decide, as `table:key`. */
  readonly evidence: readonly string[];
  /** Whether a query tests it. */
  readonly tested: boolean;
}

export interface VerifyResult {
  readonly verifications: readonly Verification[];
  /** Tests that could not run, or whose answer is of another form than their kind's. */
  readonly failures: readonly string[];
}

const isBet = ({ id }: Pick<Snapshot, "id">) => id.startsWith("predictions/");

/**
 * Runs the test of every claim and every prediction.
 *
 * @param root the project's folder
 * @throws ProblemsError with the problems of the data or the query files
 */
export async function verify(root: string): Promise<VerifyResult> {
  const dataset = await openDataset(root);
  try {
    await lockDatabase(dataset.database);
    const { snapshots, problems } = await runTests(dataset);
    const claims = snapshots.filter((one) => isClaimTest(one) && typeof readOutcome(one) !== "string");
    const verifications = [...claimVerifications(claims, dataset), ...betVerifications(snapshots, dataset)];
    return { verifications, failures: problems.map(formatProblem) };
  } finally {
    dataset.database.close();
  }
}

async function runTests({ database, queries, version }: OpenDataset) {
  const snapshots: Snapshot[] = [];
  const problems: Problem[] = [];
  for (const query of queries.filter((one) => isClaimTest(one) || isBet(one))) {
    try {
      const { id, title, description, sql, parameters } = query;
      const result = await runQuery(database.connection, sql, defaultParameters(parameters));
      const snapshot = { id, title, description, claims: [], sql, parameters, catalogVersion: version, result };
      snapshots.push(snapshot);
      const unfit = isBet(query) ? readBet(snapshot) : readOutcome(snapshot);
      if (typeof unfit === "string") problems.push({ file: query.file, line: 1, column: 1, message: unfit });
    } catch (error) {
      problems.push(queryProblem(query, error));
    }
  }
  return { snapshots, problems };
}

function claimVerifications(snapshots: readonly Snapshot[], dataset: OpenDataset): readonly Verification[] {
  return auditClaims(snapshots, dataset).claims.map((claim) => ({
    id: claim.id,
    kind: "claim",
    verdict: claim.verdict,
    expected: `${claim.claim} (${claimedValue(claim)})`,
    actual: claim.verdict === "not_testable" ? claim.how_to_test : claim.actual,
    evidence: claim.decisive,
    tested: claim.tested,
  }));
}

function betVerifications(snapshots: readonly Snapshot[], { tables }: OpenDataset): readonly Verification[] {
  const statements = new Map(tables.predictions.map(({ id, statement }) => [String(id), String(statement)]));
  return snapshots.filter(isBet).flatMap((snapshot): Verification[] => {
    const id = snapshot.id.slice("predictions/".length);
    const expected = statements.get(id);
    const outcome = readBet(snapshot);
    if (expected === undefined || typeof outcome === "string") return [];
    const { verdict, actual, decisive } = outcome;
    return [{ id, kind: "prediction", verdict, expected, actual, evidence: decisive, tested: true }];
  });
}

/** A prediction's one row, or what is wrong with its result. */
function readBet({ result }: Pick<Snapshot, "result">): VerdictRow | string {
  try {
    return readVerdict(result);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
