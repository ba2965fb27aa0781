import { type Table, tableFromIPC } from "apache-arrow";
import type { EngineResult } from "./engine.js";
import type { ResultRow } from "./result.js";
import { columnsOf, rowsOf } from "./values.js";

/** An answer as a result whose rows are made when they are first asked for. */
export function decodeAnswer(ipc: Uint8Array, elapsedMs: number): EngineResult {
  const arrow: Table = tableFromIPC(ipc);
  const columns = columnsOf(arrow);
  let rows: readonly ResultRow[] | null = null;
  return {
    columns,
    get rows() {
      rows ??= rowsOf(arrow);
      return rows;
    },
    arrow,
    elapsedMs,
  };
}
