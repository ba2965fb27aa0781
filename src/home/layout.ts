import { MAX_E, MAX_H } from "../analysis/rubric.js";

export interface Scored {
  readonly id: string;
  readonly h: number;
  readonly e: number;
}

export interface Placed<T> {
  readonly item: T;
  readonly x: number;
  readonly y: number;
}

export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** Share of a cell's width at its left that is left free for arrows. */
export const GUTTER = 0.17;

/** Empty share of a cell at its other edges, so that neighbouring cells stay apart, and a line for the zone's name. */
const INSET = 0.05;

const NAME_LINE_PX = 14;

/** The part of a cell in which its marks stand. */
function roomOf(h: number, e: number, grid: Grid) {
  const { x, y, width, height } = cellOf(h, e, grid);
  return {
    x: x + width * GUTTER,
    y: y + NAME_LINE_PX,
    width: width * (1 - GUTTER - INSET),
    height: height - NAME_LINE_PX - height * INSET,
  };
}

/** The rectangle of one pair of scores, in pixels: H grows to the right, E upwards. */
export function cellOf(h: number, e: number, grid: Grid) {
  const { width, height, margin } = grid;
  const cellWidth = (width - margin.left - margin.right) / (MAX_H + 1);
  const cellHeight = (height - margin.top - margin.bottom) / (MAX_E + 1);
  return {
    x: margin.left + h * cellWidth,
    y: margin.top + (MAX_E - e) * cellHeight,
    width: cellWidth,
    height: cellHeight,
  };
}

/**
 * Places every item in the cell of its scores, in reading order, on a lattice as coarse as the cell's own crowd allows
 * but never finer than the fullest cell's: equal spacing lets a reader compare cells by area.
 */
export function placeInCells<T extends Scored>(
  items: readonly T[],
  grid: Grid,
): { placed: Placed<T>[]; spacing: number } {
  const cells = new Map<string, T[]>();
  for (const item of items) {
    const key = `${item.h},${item.e}`;
    const cell = cells.get(key);
    if (cell) cell.push(item);
    else cells.set(key, [item]);
  }
  const fullest = Math.max(1, ...[...cells.values()].map((cell) => cell.length));
  const { width, height } = roomOf(0, 0, grid);
  const spacing = latticeSpacing(fullest, width, height);
  const placed = [...cells.values()].flatMap((cell) => placeCell(cell, grid, spacing));
  return { placed, spacing };
}

function placeCell<T extends Scored>(cell: readonly T[], grid: Grid, spacing: number): Placed<T>[] {
  const [first] = cell;
  if (!first) return [];
  const box = roomOf(first.h, first.e, grid);
  const columns = Math.max(1, Math.floor(box.width / spacing));
  const used = Math.min(columns, cell.length);
  const rows = Math.ceil(cell.length / columns);
  const left = box.x + (box.width - used * spacing) / 2;
  const top = box.y + (box.height - rows * spacing) / 2;
  return cell.map((item, i) => ({
    item,
    x: left + ((i % columns) + 0.5) * spacing,
    y: top + (Math.floor(i / columns) + 0.5) * spacing,
  }));
}

/** The largest spacing at which `count` marks fit a box on a square lattice, at most 18 pixels. */
export function latticeSpacing(count: number, width: number, height: number): number {
  let spacing = Math.min(18, width, height);
  while (spacing > 1 && Math.floor(width / spacing) * Math.floor(height / spacing) < count) spacing -= 0.1;
  return spacing;
}

/** Techniques that went from one E to another in one column of H, and how many. */
export interface Flow {
  readonly h: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts the moves from introduction to 2025; techniques that stayed are left out. */
export function flows(rows: readonly { readonly h: number; readonly from: number; readonly to: number }[]): Flow[] {
  const counts = new Map<string, Flow>();
  for (const { h, from, to } of rows) {
    if (from === to) continue;
    const key = `${h},${from},${to}`;
    counts.set(key, { h, from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** The largest flows of each column, each in a lane of its own; a tie goes to the longer move. */
export function largestFlows(all: readonly Flow[], perColumn: number): (Flow & { readonly lane: number })[] {
  const columns = [...new Set(all.map(({ h }) => h))];
  return columns.flatMap((h) =>
    all
      .filter((flow) => flow.h === h)
      .sort((a, b) => b.count - a.count || b.to - b.from - (a.to - a.from))
      .slice(0, perColumn)
      .map((flow, lane) => ({ ...flow, lane })),
  );
}
