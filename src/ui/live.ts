import type { Parameters, QueryResult } from "../engine/result.js";

/** A result with the time that it took. */
export type LiveResult = QueryResult & { readonly elapsedMs: number };

/** What the components need of an engine: the browser's own fits, and so does a three-line fake. */
export interface LiveEngine {
  readonly state: "idle" | "starting" | "ready" | "broken";
  query(
    sql: string,
    options?: { readonly parameters?: Parameters; readonly signal?: AbortSignal },
  ): Promise<LiveResult>;
  subscribe(listener: () => void): () => void;
}

/** Why a query gave no result. Positions count lines and columns from 1. */
export interface LiveError {
  readonly kind: "sql" | "blocked" | "cancelled" | "unavailable" | "load";
  readonly message: string;
  readonly position: { readonly line: number; readonly column: number } | null;
}

const KINDS: ReadonlySet<string> = new Set(["sql", "blocked", "cancelled", "unavailable", "load"]);

/** Reads whatever was thrown as a {@link LiveError}; an error of unknown make counts as an engine that is not there. */
export function toLiveError(thrown: unknown): LiveError {
  if (isLiveError(thrown)) return { kind: thrown.kind, message: thrown.message, position: thrown.position ?? null };
  if (thrown instanceof Error && thrown.name === "AbortError")
    return { kind: "cancelled", message: "The query was cancelled.", position: null };
  return { kind: "unavailable", message: thrown instanceof Error ? thrown.message : String(thrown), position: null };
}

function isLiveError(thrown: unknown): thrown is LiveError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "kind" in thrown &&
    typeof thrown.kind === "string" &&
    KINDS.has(thrown.kind) &&
    "message" in thrown &&
    typeof thrown.message === "string"
  );
}

/** What a reader can do about an error, by its kind. */
export const REMEDIES: Readonly<Record<LiveError["kind"], string>> = {
  sql: "Correct the SQL and run it again, or press Reset to return to the original query.",
  blocked: "Queries may read the dataset's tables only: leave out files, network addresses and settings.",
  cancelled: "Run it again when you like.",
  unavailable: "The snapshot from the build stays valid. Retry, or reload the page.",
  load: "A data file did not arrive. Check the connection and retry; the snapshot from the build stays valid.",
};
