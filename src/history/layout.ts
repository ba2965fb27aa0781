import { groups } from "d3";
import { lanesOfSpans } from "../ui/lanes.js";
import { familyPlace } from "./families.js";
import type { TechniqueRow } from "./rows.js";

/** Radius of a mark with the room around it, in CSS pixels: marks are targets of at least 24 by 24. */
export const ROOM = 12;

const PADDING = 4;

/** Width of a letter of a mark's label. */
export const LETTER = 6.2;

export interface PlacedTechnique {
  readonly technique: TechniqueRow;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** The name beside the mark, where there is room for names. */
  readonly label: string;
}

export interface FamilyRow {
  readonly family: string;
  readonly n: number;
  readonly top: number;
  readonly bottom: number;
}

export interface HistoryLayout {
  readonly rows: readonly FamilyRow[];
  readonly marks: readonly PlacedTechnique[];
  readonly bottom: number;
}

export interface LayoutOptions {
  /** Position of a technique's date, in pixels. */
  readonly x: (technique: TechniqueRow) => number;
  readonly top: number;
  readonly width: number;
  /** Whether each mark has its name beside it. */
  readonly named: boolean;
  /** Room above a family's marks for its name, where there is none beside them. */
  readonly head: number;
}

/** Families below each other, each as high as its marks need to stand apart. */
export function layOut(techniques: readonly TechniqueRow[], options: LayoutOptions): HistoryLayout {
  const { x, top, width, named, head } = options;
  const rows: FamilyRow[] = [];
  const marks: PlacedTechnique[] = [];
  let y = top;
  const families = groups(techniques, ({ family }) => family).sort(([a], [b]) => familyPlace(a) - familyPlace(b));
  for (const [row, [family, own]] of families.entries()) {
    const placed = own
      .map((technique) => {
        const at = x(technique);
        const label = named ? technique.technique : "";
        const right = at + ROOM + label.length * LETTER;
        // A name that would leave the figure stands on the other side of its mark.
        const left = right > width ? at - ROOM - label.length * LETTER : at - ROOM;
        return { technique, at, label, span: [left, right > width ? at + ROOM : right] as const };
      })
      .sort((a, b) => a.span[0] - b.span[0]);
    const lanes = lanesOfSpans(placed.map(({ span }) => span));
    const height = head + (1 + Math.max(0, ...lanes)) * 2 * ROOM + 2 * PADDING;
    for (const [i, { technique, at, label }] of placed.entries()) {
      const lane = lanes[i] ?? 0;
      marks.push({ technique, row, x: at, y: y + head + PADDING + ROOM + lane * 2 * ROOM, label });
    }
    rows.push({ family, n: own.length, top: y, bottom: y + height });
    y += height;
  }
  return { rows, marks, bottom: y };
}
