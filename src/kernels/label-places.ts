/** A point of a chart with the text that should stand beside it, in pixels. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface PlacedLabel<P extends LabelledPoint> {
  readonly point: P;
  /** The text's start or end, and its middle line. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** A part of a chart, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a letter at 11 px, taken wide, so that no label touches another. */
const LETTER = 6.6;
const HALF_LINE = 6.5;
const GAP = 8;
const RADIUS = 4;

/**
 * Places labels beside their points, the first ones first, each where it covers neither a point nor a label that
 * stands, nor what is blocked, such as other words. One that finds no place is left out.
 */
export function placeLabels<P extends LabelledPoint>(
  points: readonly P[],
  room: Box,
  blocked: readonly Box[] = [],
): readonly PlacedLabel<P>[] {
  const dots = points.map(({ x, y }) => ({ left: x - RADIUS, right: x + RADIUS, top: y - RADIUS, bottom: y + RADIUS }));
  const taken: Box[] = [...blocked, ...dots];
  return points.flatMap((point) => {
    for (const rise of [0, -11, 11])
      for (const anchor of ["start", "end"] as const) {
        const width = LETTER * point.text.length;
        const x = anchor === "start" ? point.x + GAP : point.x - GAP;
        const y = point.y + rise;
        const left = anchor === "start" ? x : x - width;
        const box = { left, right: left + width, top: y - HALF_LINE, bottom: y + HALF_LINE };
        if (!isWithin(box, room) || taken.some((other) => overlaps(box, other))) continue;
        taken.push(box);
        return [{ point, x, y, anchor }];
      }
    return [];
  });
}

/** The room that a line of text takes whose end is at `x`. */
export function boxEndingAt(x: number, y: number, text: string): Box {
  return { left: x - LETTER * text.length, right: x, top: y - HALF_LINE, bottom: y + HALF_LINE };
}

function isWithin(box: Box, room: Box): boolean {
  return box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
