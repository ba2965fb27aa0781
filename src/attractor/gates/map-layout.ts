import { EVIDENCE, isEvidence } from "../../ui/evidence.js";
import type { Gates, Judged } from "./candidates.js";

/** A technique's place on the map, in pixels, with its name cut to its room. */
export interface PlacedName {
  readonly judged: Judged;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A column or row of the map. */
export interface Band {
  readonly label: string;
  readonly passes: boolean;
  readonly from: number;
  readonly to: number;
}

export interface MapLayout {
  readonly columns: readonly Band[];
  readonly rows: readonly Band[];
  readonly names: readonly PlacedName[];
  readonly width: number;
  readonly height: number;
}

export const LINE = 17;

const LETTER = 5.6;

const TOP = 40;

const BOTTOM = 24;

const PAD = 10;

/** Under this width the values of H share two columns, one on each side of the gate. */
const NARROW = 700;

/** More names than this in a cell stand in several stacks. */
const TALL = 9;

interface Key {
  readonly label: string;
  readonly passes: boolean;
  readonly holds: (one: Judged) => boolean;
}

/** The map's cells as tall as their names need: H to the right, backing upwards, each name once. */
export function layOutMap(judged: readonly Judged[], gates: Gates, width: number): MapLayout {
  const narrow = width < NARROW;
  const left = narrow ? 0 : 96;
  const columnKeys = narrow ? gateColumns(gates) : hColumns(judged, gates);
  const rowKeys = backingRows(gates);
  const inCell = (column: Key, row: Key) =>
    judged.filter((one) => column.holds(one) && row.holds(one)).sort((a, b) => order(a, b));
  const stacks = columnKeys.map((column) =>
    narrow ? 1 : Math.max(1, ...rowKeys.map((row) => Math.ceil(inCell(column, row).length / TALL))),
  );
  const stackWidth = (width - left) / stacks.reduce((sum, n) => sum + n, 0);
  let x = left;
  const columns = columnKeys.map((key, i): Band => {
    const from = x;
    x += stackWidth * (stacks[i] ?? 1);
    return { label: key.label, passes: key.passes, from, to: x };
  });
  const names: PlacedName[] = [];
  let y = TOP;
  const rows = rowKeys.map((row): Band => {
    const from = y;
    const tallest = Math.max(
      1,
      ...columnKeys.map((column, i) => Math.ceil(inCell(column, row).length / (stacks[i] ?? 1))),
    );
    const head = narrow ? LINE : 0;
    for (const [i, column] of columnKeys.entries()) {
      const cell = inCell(column, row);
      const perStack = Math.ceil(cell.length / (stacks[i] ?? 1));
      for (const [k, one] of cell.entries()) {
        const stack = Math.floor(k / Math.max(1, perStack));
        names.push({
          judged: one,
          x: (columns[i]?.from ?? 0) + PAD + stack * stackWidth,
          y: from + PAD + head + LINE * (k - stack * perStack) + LINE / 2,
          text: shortName(one, narrow, Math.floor((stackWidth - 2 * PAD - 8) / LETTER)),
        });
      }
    }
    y = from + 2 * PAD + head + LINE * tallest;
    return { label: row.label, passes: row.passes, from, to: y };
  });
  return { columns, rows, names, width, height: y + BOTTOM };
}

/** The adopted first, then by date. */
function order(a: Judged, b: Judged): number {
  return (
    Number(b.adopted) - Number(a.adopted) ||
    (a.row.introduced < b.row.introduced ? -1 : a.row.introduced > b.row.introduced ? 1 : 0) ||
    (a.row.architecture_id < b.row.architecture_id ? -1 : 1)
  );
}

/** The name, or the identifier where that is shorter and the name has no room. */
function shortName({ row }: Judged, narrow: boolean, letters: number): string {
  const name = row.technique.replace(/ \(.*\)$/, "").replace(/ \/ .*$/, "");
  const doubt = row.evidence === "seen" || !isEvidence(row.evidence) ? "" : `${EVIDENCE[row.evidence].symbol} `;
  const before = `${doubt}${narrow ? `${row.h} ` : ""}`;
  const room = letters - before.length;
  const text = name.length <= room || name.length <= row.architecture_id.length ? name : row.architecture_id;
  return `${before}${text.length <= room ? text : `${text.slice(0, Math.max(2, room - 1)).trimEnd()}…`}`;
}

function hColumns(judged: readonly Judged[], { minH }: Gates): readonly Key[] {
  const values = [...new Set(judged.map(({ row }) => row.h))].sort((a, b) => a - b);
  return values.map((h) => ({ label: `H ${h}`, passes: h >= minH, holds: ({ row }) => row.h === h }));
}

function gateColumns({ minH }: Gates): readonly Key[] {
  return [
    { label: `H below ${minH}`, passes: false, holds: ({ first }) => !first },
    { label: `H ${minH} or more`, passes: true, holds: ({ first }) => first },
  ];
}

const EDGES = [0, 7, 70] as const;

/** Backing from the most down to none, so that a gate always runs between two rows. */
function backingRows({ minBackingB }: Gates): readonly Key[] {
  const [, seven, seventy] = EDGES;
  return [
    { label: "70B or more", passes: true, holds: ({ row }) => row.backing_b >= seventy },
    {
      label: "7 to 70B",
      passes: minBackingB <= seven,
      holds: ({ row }) => row.backing_b >= seven && row.backing_b < seventy,
    },
    { label: "under 7B", passes: minBackingB === 0, holds: ({ row }) => row.backing_b > 0 && row.backing_b < seven },
    { label: "no model", passes: false, holds: ({ row }) => row.backing_b === 0 },
  ];
}
