import type { NamedQuery, Parameters, QueryResult, Value } from "../../engine/result.js";
import { type LiveEngine, toLiveError } from "../../ui/live.js";
import { CellFailure, type CellProgress, type CellResult, MAX_ROWS } from "./cell-state.js";
import { compose, type Relation } from "./composition.js";

/** The page's engine, of whose answers the size can be told before their rows are made. */
export interface QuerySource {
  readonly state: LiveEngine["state"];
  query(
    sql: string,
    options: {
      readonly parameters: Parameters;
      readonly relations: readonly NamedQuery[];
      readonly signal: AbortSignal;
    },
  ): Promise<QueryResult & { readonly elapsedMs: number; readonly arrow?: ArrowSize | undefined }>;
  subscribe(listener: () => void): () => void;
}

interface ArrowSize {
  readonly data: readonly { readonly byteLength: number }[];
}

export interface QueryRun {
  readonly relations: readonly Relation[];
  readonly parameters: Parameters;
  readonly signal: AbortSignal;
  readonly progress: (now: CellProgress) => void;
  readonly limitMs?: number;
}

/** How long a query of a cell may run. */
export const MAX_QUERY_MS = 20_000;

/** A result larger than this would make the page stutter. */
const MAX_RESULT_BYTES = 16 * 2 ** 20;

/** Columns and characters of a value: more than that no reader reads, and a browser lays it out for seconds. */
const MAX_RESULT_COLUMNS = 200;
const MAX_TEXT = 20_000;

/** Values that a cell keeps: of a wide result fewer rows than of a narrow one. */
const MAX_VALUES = 500_000;

/** Runs a cell's query with what it reads of others. @throws CellFailure with the place in the cell's own text */
export async function runQuery(engine: QuerySource, sql: string, run: QueryRun): Promise<CellResult> {
  const { relations, parameters, signal, progress, limitMs = MAX_QUERY_MS } = run;
  const composed = compose(sql, relations, parameters);
  const own = new AbortController();
  const cancel = () => own.abort();
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) own.abort();
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The engine may take its time to arrive; what is limited is the query's own time.
  const watch = () => {
    if (engine.state === "starting") progress({ done: 0, total: 0, text: "The query engine is starting" });
    if (engine.state !== "ready" || timer !== undefined) return;
    timer = setTimeout(() => {
      isLate = true;
      own.abort();
    }, limitMs);
  };
  const unsubscribe = engine.subscribe(watch);
  try {
    const answer = engine.query(composed.sql, { ...composed, signal: own.signal });
    watch();
    return limited(await answer);
  } catch (thrown) {
    if (thrown instanceof CellFailure) throw thrown;
    if (isLate)
      throw new CellFailure(
        "limit",
        `The query was stopped after ${limitMs / 1000} seconds. Filter or aggregate earlier.`,
      );
    const { kind, message, position } = toLiveError(thrown);
    throw new CellFailure(kind, message, position === null ? null : composed.originOf(position));
  } finally {
    clearTimeout(timer);
    unsubscribe();
    signal.removeEventListener("abort", cancel);
  }
}

function lengthOf(value: Value | undefined): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + 1 + lengthOf(item), 0);
  return typeof value === "object" && value !== null ? JSON.stringify(value).length : 0;
}

function limited(answer: Awaited<ReturnType<QuerySource["query"]>>): CellResult {
  const bytes = (answer.arrow?.data ?? []).reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (bytes > MAX_RESULT_BYTES) {
    throw new CellFailure(
      "limit",
      `The result has ${Math.round(bytes / 2 ** 20)} MiB, and a cell may have ${MAX_RESULT_BYTES / 2 ** 20}. Select fewer columns or rows.`,
    );
  }
  if (answer.columns.length > MAX_RESULT_COLUMNS) {
    throw new CellFailure(
      "limit",
      `The result has ${answer.columns.length} columns, and a cell may have ${MAX_RESULT_COLUMNS}. Select those that you need.`,
    );
  }
  const long = answer.columns.find(({ name }) => answer.rows.some((row) => lengthOf(row[name]) > MAX_TEXT));
  if (long !== undefined) {
    throw new CellFailure(
      "limit",
      `A value of ${long.name} has more than ${MAX_TEXT} characters, too many to show. Take a part of it, as with left().`,
    );
  }
  const most = Math.min(MAX_ROWS, Math.floor(MAX_VALUES / Math.max(1, answer.columns.length)));
  const isCut = answer.rows.length > most;
  return {
    columns: answer.columns,
    rows: isCut ? answer.rows.slice(0, most) : answer.rows,
    elapsedMs: answer.elapsedMs,
    isCut,
  };
}
