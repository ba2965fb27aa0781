import type { Position } from "../../engine/errors.js";
import type { QueryResult } from "../../engine/result.js";

/** The rows of a cell. */
export interface CellResult extends QueryResult {
  readonly elapsedMs: number;
  /** There were more rows than a cell keeps. */
  readonly isCut: boolean;
}

/** Rows that a cell keeps at most: more than that no reader reads, and no phone draws. */
export const MAX_ROWS = 10_000;

/** How far a cell that takes its time is. */
export interface CellProgress {
  readonly done: number;
  readonly total: number;
  /** What runs now, in words. */
  readonly text: string;
}

export type CellErrorKind = "sql" | "blocked" | "cancelled" | "unavailable" | "load" | "limit" | "device";

/** Why a cell has no result. */
export interface CellError {
  readonly kind: CellErrorKind;
  readonly message: string;
  /** Where in the cell's own text. */
  readonly position: Position | null;
}

export class CellFailure extends Error implements CellError {
  override readonly name = "CellFailure";

  constructor(
    readonly kind: CellErrorKind,
    message: string,
    readonly position: Position | null = null,
  ) {
    super(message);
  }
}

/** Where a cell stands. */
export type CellState =
  /** Its turn has not come, or cells that it reads have no result yet. */
  | { readonly kind: "waiting" }
  /** It runs only when a reader asks for it. */
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly startedAt: number; readonly progress: CellProgress | null }
  | { readonly kind: "done"; readonly result: CellResult }
  | { readonly kind: "failed"; readonly error: CellError }
  /** It cannot run as it stands. */
  | { readonly kind: "problem"; readonly problems: readonly string[] }
  /** Cells that it reads have no result and will get none by themselves. */
  | { readonly kind: "held"; readonly by: readonly string[] };
