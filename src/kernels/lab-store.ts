import type { GpuFailure } from "../gpu/failures.js";
import type { PairOutcome } from "../gpu/pair.js";
import type { RunFile } from "../gpu/run-file.js";
/** What the page's parts know of the session. */
export interface LabStore {
  /** This session's results on this device as a run file; null before the first. */
  current(): RunFile | null;
  /** Outcomes of pairs measured in this session, by pair id. */
  pairs(): ReadonlyMap<string, PairOutcome>;
  /**
   * Measures pairs on this device one after another, and tells of each why it was not measured; null where it was.
   *
   * @returns how many were tried, all unless they were cancelled
   */
  measurePairs(pairIds: readonly string[], tell: (pairId: string, failure: GpuFailure | null) => void): Promise<number>;
  subscribe(listener: () => void): () => void;
}
