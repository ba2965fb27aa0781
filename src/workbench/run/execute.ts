import { CellFailure } from "./cell-state.js";
import type { KernelRunner } from "./kernel.js";
import { type Bets, runPrediction } from "./prediction.js";
import type { Execute } from "./runner.js";
import { scoreResult } from "./score.js";
import { type QuerySource, runQuery } from "./sql.js";

export interface Executors {
  readonly engine: QuerySource;
  readonly kernel: KernelRunner;
  /** Every bet's query. */
  readonly bets: () => Promise<Bets>;
}

/** Runs cells of every kind: queries in the page's engine, kernels in the lab's worker, scores on the spot. */
export function cellExecutor({ engine, kernel, bets }: Executors): Execute {
  return async ({ cell, relations, parameters }, signal, progress) => {
    switch (cell.kind) {
      case "sql":
        return runQuery(engine, cell.sql, { relations, parameters, signal, progress });
      case "kernel":
        return kernel(cell, signal, progress);
      case "score":
        return scoreResult(cell.card);
      case "prediction":
        return runPrediction(engine, await bets(), cell, { signal, progress });
      default:
        throw new CellFailure("blocked", `a ${cell.kind} cell has nothing to run`);
    }
  };
}
