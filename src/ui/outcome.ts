import type { QueryResult, Snapshot } from "../engine/result.js";
import { compareResults } from "./compare.js";
import { describeChanges } from "./parameter-state.js";
import type { CellStatus } from "./query-status.js";
import { type Run, sameRun } from "./runner.js";

/** The run that the build did: the query as it stands, with its parameters' defaults. */
export function standardRun({ sql, parameters }: Snapshot): Run {
  return { sql, parameters: Object.fromEntries(parameters.map(({ name, default: standard }) => [name, standard])) };
}

/**
 * How a live result stands to the snapshot. Only the run that the build did can be compared; of any other it is said
 * what was changed.
 */
export function outcomeOf(
  snapshot: Snapshot,
  run: Run,
  result: QueryResult & { readonly elapsedMs: number },
): CellStatus {
  const rows = result.rows.length;
  const ms = result.elapsedMs;
  if (!sameRun(run, standardRun(snapshot))) {
    const changes = [describeChanges(snapshot, run.parameters), run.sql === snapshot.sql ? "" : "your SQL"];
    return { kind: "changed", how: changes.filter(Boolean).join(" and "), rows, ms };
  }
  const comparison = compareResults(snapshot.result, result);
  if (comparison.equal) return { kind: "equal", rows, ms };
  return { kind: "differs", comparison, ms };
}
