import { parameterNames } from "../engine/parameters.js";
import type { Parameters } from "../engine/result.js";
import { tokenize } from "../engine/tokens.js";
import { type LiveEngine, type LiveError, type LiveResult, toLiveError } from "./live.js";

/** One query with the values of its parameters. */
export interface Run {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** Where a cell's query stands. */
export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly run: Run; readonly startedAt: number }
  | { readonly kind: "done"; readonly run: Run; readonly result: LiveResult }
  | { readonly kind: "failed"; readonly run: Run; readonly error: LiveError };

/** Runs queries one at a time: a new run takes the place of the one before, whose answer is dropped. */
export interface Runner {
  state(): RunState;
  start(run: Run): Promise<void>;
  cancel(): void;
}

/** A runner over an engine; `changed` hears of each new state. */
export function runner(
  engine: LiveEngine,
  changed: (state: RunState) => void,
  now: () => number = () => performance.now(),
): Runner {
  let state: RunState = { kind: "idle" };
  let controller: AbortController | null = null;
  const become = (next: RunState) => {
    state = next;
    changed(next);
  };

  return {
    state: () => state,
    start: async (run) => {
      controller?.abort();
      const own = new AbortController();
      controller = own;
      become({ kind: "running", run, startedAt: now() });
      try {
        const result = await engine.query(run.sql, { parameters: usedParameters(run), signal: own.signal });
        if (controller === own) become({ kind: "done", run, result });
      } catch (thrown) {
        if (controller === own) become({ kind: "failed", run, error: toLiveError(thrown) });
      }
    },
    cancel: () => {
      if (state.kind !== "running") return;
      const { run } = state;
      controller?.abort();
      // Whatever the engine still says about this run is dropped: the reader has been told already.
      controller = null;
      become({
        kind: "failed",
        run,
        error: { kind: "cancelled", message: "The query was cancelled.", position: null },
      });
    },
  };
}

/** Whether two runs ask the same. */
export function sameRun(a: Run, b: Run): boolean {
  const names = Object.keys(a.parameters);
  return a.sql === b.sql && names.every((name) => a.parameters[name] === b.parameters[name]);
}

// An edited query may have lost parameters, and the engine takes none that a query does not name.
function usedParameters({ sql, parameters }: Run): Parameters {
  const names = new Set(parameterNames(tokenize(sql)));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)));
}
