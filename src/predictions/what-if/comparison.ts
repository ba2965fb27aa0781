import type { Parameters, QueryResult } from "../../engine/result.js";
import { type LiveEngine, type LiveError, toLiveError } from "../../ui/live.js";
import { type Scenario, withScenario } from "../scenario.js";
import { readVerdict, type VerdictRow } from "../verdict.js";

/** A bet's query put to the record and to a scenario, with the same parameters. */
export interface Question {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly scenario: Scenario;
}

export type ComparisonState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly startedAt: number }
  | {
      readonly kind: "done";
      readonly question: Question;
      readonly record: VerdictRow;
      readonly supposed: VerdictRow;
    }
  | { readonly kind: "failed"; readonly question: Question; readonly error: LiveError };

export interface Comparer {
  state(): ComparisonState;
  /** Asks; null takes the question back. */
  ask(question: Question | null): void;
  cancel(): void;
}

/**
 * Compares the record with a scenario, one question at a time. A question that comes while another runs waits, and only
 * the last one is kept: to break a run off costs a start of the engine, which a moving slider must not pay each step.
 */
export function comparer(
  engine: LiveEngine,
  changed: (state: ComparisonState) => void,
  now: () => number = () => performance.now(),
): Comparer {
  let state: ComparisonState = { kind: "idle" };
  let wanted: Question | null = null;
  let controller: AbortController | null = null;
  const become = (next: ComparisonState) => {
    state = next;
    changed(next);
  };

  async function run(question: Question): Promise<void> {
    const own = new AbortController();
    controller = own;
    if (state.kind !== "running") become({ kind: "running", startedAt: now() });
    const answer = await compare(engine, question, own.signal);
    if (controller !== own) return;
    controller = null;
    if (wanted === question) become(answer);
    else if (wanted !== null) await run(wanted);
  }

  return {
    state: () => state,
    ask: (question) => {
      wanted = question;
      if (question === null) become({ kind: "idle" });
      else if (controller === null) void run(question);
      else if (state.kind !== "running") become({ kind: "running", startedAt: now() });
    },
    cancel: () => {
      const question = wanted;
      if (state.kind !== "running" || question === null) return;
      controller?.abort();
      controller = null;
      const error = { kind: "cancelled", message: "The query was cancelled.", position: null } as const;
      become({ kind: "failed", question, error });
    },
  };
}

async function compare(engine: LiveEngine, question: Question, signal: AbortSignal): Promise<ComparisonState> {
  const { sql, parameters, scenario } = question;
  try {
    const [record, supposed] = await Promise.all([
      engine.query(sql, { parameters, signal }),
      engine.query(withScenario(sql, scenario), { parameters, signal }),
    ]);
    return verdicts(question, record, supposed);
  } catch (thrown) {
    return { kind: "failed", question, error: toLiveError(thrown) };
  }
}

/** A scenario may leave the query with an answer that is no verdict, such as one without the bet itself. */
function verdicts(question: Question, record: QueryResult, supposed: QueryResult): ComparisonState {
  try {
    return { kind: "done", question, record: readVerdict(record), supposed: readVerdict(supposed) };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { kind: "failed", question, error: { kind: "sql", message, position: null } };
  }
}
