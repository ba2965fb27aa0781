import { type ClaimOutcome, claimedValue } from "../src/claims/audited-claim.ts";
import type { Snapshot } from "../src/engine/result.ts";
import { readVerdict } from "../src/predictions/verdict.ts";
import { type OpenDataset, openDataset } from "./assemble.ts";
import { claimRows, isClaimTest, missingTest, readOutcome, untestedClaims } from "./claims.ts";
import { lockDatabase } from "./database.ts";
import { formatProblem, type Problem } from "./problem.ts";
import { defaultParameters, runQuery } from "./run-query.ts";
import { queryProblem } from "./sql-error.ts";

/** One claim or bet with its test's answer. A claim and a bet may share an `id`: `kind` and `id` together are the key. */
export interface Verification {
  readonly id: string;
  readonly kind: "claim" | "prediction";
  /** What its test says; `error` where the test did not run. */
  readonly verdict: string;
  /** What the essay says. */
  readonly expected: string;
  /** What the rows say, or why no row can; null where the test did not run. */
  readonly actual: string | null;
  /** Rows that decide, as `table:key`. */
  readonly decisive: readonly string[];
  /** Whether a query tested it. */
  readonly tested: boolean;
  /** Why its test did not run, with the place in the query's file; null where it did, or where none is due. */
  readonly error: string | null;
}

export interface VerifyResult {
  /** Every claim and every bet on record, whether its test ran or not. */
  readonly verifications: readonly Verification[];
  /** Tests that could not run, are missing, or answer in another form than their kind's. */
  readonly failures: readonly string[];
}

/** The part of a test's answer that both kinds have. */
interface Answer {
  readonly verdict: string;
  readonly actual: string;
  readonly decisive: readonly string[];
}

const isBet = ({ id }: Pick<Snapshot, "id">) => id.startsWith("predictions/");

const nameOf = (id: string) => id.slice(id.indexOf("/") + 1);

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
    const claims = await runTests(dataset, isClaimTest, readOutcome);
    const bets = await runTests(dataset, isBet, readBet);
    const known = (table: "essay_claims" | "predictions") => new Set(dataset.tables[table].map(({ id }) => String(id)));
    const untested = untestedClaims(new Set([...claims.answers.keys(), ...claims.problems.keys()]), dataset);
    for (const id of untested) claims.problems.set(id, missingTest(id));
    for (const id of known("predictions")) {
      if (!bets.answers.has(id) && !bets.problems.has(id)) bets.problems.set(id, missingBet(id));
    }
    const strays = [
      ...strayTests("claims", claims, known("essay_claims")),
      ...strayTests("predictions", bets, known("predictions")),
    ];
    const problems = [...claims.problems.values(), ...bets.problems.values(), ...strays];
    return {
      verifications: [...claimVerifications(claims, dataset), ...betVerifications(bets, dataset)],
      failures: problems.map(formatProblem),
    };
  } finally {
    dataset.database.close();
  }
}

interface Tests<A> {
  /** Answers and problems by the name of the claim or bet. */
  readonly answers: Map<string, A>;
  readonly problems: Map<string, Problem>;
}

async function runTests<A extends Answer>(
  { database, queries }: OpenDataset,
  isOne: (query: { readonly id: string }) => boolean,
  read: (snapshot: Pick<Snapshot, "result">) => A | string,
): Promise<Tests<A>> {
  const answers = new Map<string, A>();
  const problems = new Map<string, Problem>();
  for (const query of queries.filter(isOne)) {
    const name = nameOf(query.id);
    try {
      const result = await runQuery(database.connection, query.sql, defaultParameters(query.parameters));
      const answer = read({ result });
      if (typeof answer === "string") problems.set(name, { file: query.file, line: 1, column: 1, message: answer });
      else answers.set(name, answer);
    } catch (error) {
      problems.set(name, queryProblem(query, error));
    }
  }
  return { answers, problems };
}

function strayTests(folder: string, { answers }: Tests<Answer>, known: ReadonlySet<string>): Problem[] {
  return [...answers.keys()]
    .filter((id) => !known.has(id))
    .map((id) => ({
      file: `src/queries/${folder}/${id}.sql`,
      line: 1,
      column: 1,
      message: `there is no ${folder === "claims" ? "claim" : "prediction"} ${id}: the file must bear its id`,
    }));
}

function missingBet(id: string): Problem {
  return { file: `src/queries/predictions/${id}.sql`, line: 1, column: 1, message: "there is no such file" };
}

function claimVerifications({ answers, problems }: Tests<ClaimOutcome>, dataset: OpenDataset): Verification[] {
  return claimRows(answers, dataset).map((claim) => {
    const expected = `${claim.claim} (${claimedValue(claim)})`;
    const { id, verdict, actual, decisive, tested } = claim;
    const problem = problems.get(id);
    if (problem) return failed("claim", id, expected, problem);
    return { id, kind: "claim", verdict, expected, actual, decisive, tested, error: null };
  });
}

function betVerifications({ answers, problems }: Tests<Answer>, { tables }: OpenDataset): Verification[] {
  return tables.predictions.map((row): Verification => {
    const id = String(row["id"]);
    const expected = String(row["statement"]);
    const answer = answers.get(id);
    if (answer === undefined) return failed("prediction", id, expected, problems.get(id) ?? missingBet(id));
    const { verdict, actual, decisive } = answer;
    return { id, kind: "prediction", verdict, expected, actual, decisive, tested: true, error: null };
  });
}

function failed(kind: Verification["kind"], id: string, expected: string, problem: Problem): Verification {
  const error = formatProblem(problem);
  return { id, kind, verdict: "error", expected, actual: null, decisive: [], tested: false, error };
}

/** A prediction's one row, or what is wrong with its result. */
function readBet({ result }: Pick<Snapshot, "result">): Answer | string {
  try {
    return readVerdict(result);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
