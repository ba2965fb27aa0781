import type { PairOutcome } from "../gpu/pair.js";
import type { RunFile } from "../gpu/run-file.js";
/** What the page's parts know of the session. */
export interface LabStore {
  /** This session's results on this device as a run file; null before the first. */
  current(): RunFile | null;
  /** Runs that were imported from files or links, by the name to show. */
  imported(): readonly { readonly name: string; readonly run: RunFile }[];
  /** Outcomes of pairs measured in this session, by pair id. */
  pairs(): ReadonlyMap<string, PairOutcome>;
  /** Measures a pair on this device; rejects with a GpuFailure. */
  measurePair(pairId: string): Promise<PairOutcome>;
  subscribe(listener: () => void): () => void;
}
