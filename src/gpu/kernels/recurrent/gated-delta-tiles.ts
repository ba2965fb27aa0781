import type { RecurrentShape } from "./shape.js";
import { type ChunkTuning, type Tile, tileBytes, tileLength, weightBytes } from "./tiles.js";

/** Columns of a head's state that a workgroup carries from chunk to chunk. */
export const CARRIED_COLUMNS = 16;

export interface GatedDeltaTiles {
  /** Tokens by tokens. */
  readonly square: Tile;
  /** State by state, and state by channels. */
  readonly states: Tile;
  /** Tokens by channels. */
  readonly corrections: Tile;
}

export function gatedDeltaTiles(
  { headDim, state }: RecurrentShape,
  { chunk, groupRows, groupColumns }: ChunkTuning,
): GatedDeltaTiles {
  const widest = Math.max(state, headDim);
  return {
    square: { rows: chunk, columns: chunk },
    states: { rows: tileLength(state, groupRows), columns: tileLength(widest, groupColumns) },
    corrections: { rows: chunk, columns: tileLength(headDim, groupColumns) },
  };
}

/** The most bytes of workgroup memory that one of the kernel's own passes takes. */
export function gatedDeltaBytes(shape: RecurrentShape, tuning: ChunkTuning): number {
  const { square, states, corrections } = gatedDeltaTiles(shape, tuning);
  return Math.max(
    tileBytes([square]) + weightBytes(tuning.chunk) + 8 * tuning.chunk,
    tileBytes([states]) + 4 * tuning.chunk,
    tileBytes([corrections]),
    16 * Math.ceil(shape.state / 4) * CARRIED_COLUMNS,
  );
}

/** The sizes as WGSL names them. */
export function gatedDeltaConstants(
  { sequence, heads, headDim, state }: RecurrentShape,
  { chunk }: ChunkTuning,
): string {
  return `const SEQUENCE = ${sequence}u;
const HEADS = ${heads}u;
const HEAD_DIM = ${headDim}u;
const STATE = ${state}u;
const CHUNK = ${chunk}u;`;
}
