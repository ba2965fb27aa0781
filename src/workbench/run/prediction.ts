import type { Snapshot } from "../../engine/result.js";
import { withScenario } from "../../predictions/scenario-sql.js";
import type { CellOf } from "../document/schema.js";
import { CellFailure, type CellResult } from "./cell-state.js";
import { type QueryRun, type QuerySource, runQuery } from "./sql.js";

/** Every bet's query with its parameters, by the bet's id. */
export type Bets = ReadonlyMap<string, Snapshot>;

/** Bets by id, from the snapshots of their queries. */
export function betsOf(snapshots: readonly Snapshot[]): Bets {
  return new Map(snapshots.map((snapshot) => [snapshot.id.replace(/^predictions\//, ""), snapshot]));
}

/** The verdict on a bet under the cell's parameters and its supposed record, as one row. */
export async function runPrediction(
  engine: QuerySource,
  bets: Bets,
  { prediction, parameters, supposed }: CellOf<"prediction">,
  run: Pick<QueryRun, "signal" | "progress">,
): Promise<CellResult> {
  const bet = bets.get(prediction);
  if (bet === undefined) throw new CellFailure("blocked", `there is no bet ${prediction}`);
  const given = Object.fromEntries(
    bet.parameters.map(({ name, default: standard }) => [name, parameters[name] ?? standard]),
  );
  const sql = supposed === undefined ? bet.sql : withScenario(bet.sql, supposed);
  try {
    return await runQuery(engine, sql, { relations: [], parameters: given, ...run });
  } catch (thrown) {
    // A place in the bet's query says nothing to the reader of this cell.
    if (thrown instanceof CellFailure) throw new CellFailure(thrown.kind, thrown.message);
    throw thrown;
  }
}
