import { lanesOfSpans } from "../ui/lanes.js";
import type { StageRow } from "./rows.js";
import type { Technique } from "./techniques.js";

/** Radius of a mark, in CSS pixels. */
export const MARK = 8.5;

const GAP = 1;

const LANE = 2 * MARK + GAP;

/** Half the least width of a mark whose day is not known, so that it does not look like one whose day is. */
const WIDE = MARK + 4;

const PADDING = 5;

/** A name needs this much even where a technique has one mark. */
const MIN_ROW = 42;

/** Room for a name above its marks, where there is none beside them. */
const HEAD = 20;

export interface PlacedStage {
  readonly stage: StageRow;
  readonly row: number;
  readonly x: number;
  /** Half the width of the mark: wider than high where only the month or year is known. */
  readonly half: number;
  readonly y: number;
}

export interface TechniqueRow {
  readonly technique: Technique;
  readonly top: number;
  readonly bottom: number;
}

export interface TechniquesLayout {
  readonly rows: readonly TechniqueRow[];
  readonly marks: readonly PlacedStage[];
  readonly bottom: number;
}

/**
 * Techniques below each other, each as high as its marks need to stand apart.
 *
 * @param period the first and last position of a stage's date, in pixels; the same where the day is known
 * @param above whether names stand above the marks, as on a phone
 */
export function layOutTechniques(
  techniques: readonly Technique[],
  period: (stage: StageRow) => readonly [number, number],
  top: number,
  above: boolean,
): TechniquesLayout {
  const rows: TechniqueRow[] = [];
  const marks: PlacedStage[] = [];
  let y = top;
  for (const [row, technique] of techniques.entries()) {
    const placed = technique.stages
      .map((stage) => {
        const [from, to] = period(stage);
        const half = stage.date_precision === "day" || stage.date_precision === null ? MARK : WIDE;
        return { stage, x: (from + to) / 2, half: Math.max(half, (to - from) / 2) };
      })
      .sort((a, b) => a.x - a.half - (b.x - b.half));
    const lanes = lanesOfSpans(placed.map(({ x, half }) => [x - half, x + half + GAP]));
    const used = 1 + Math.max(0, ...lanes);
    const head = above ? HEAD : 0;
    const height = Math.max(above ? 0 : MIN_ROW, head + used * LANE + 2 * PADDING);
    const first = above ? y + head + PADDING + LANE / 2 : y + height / 2 - ((used - 1) * LANE) / 2;
    marks.push(...placed.map((mark, i) => ({ ...mark, row, y: first + (lanes[i] ?? 0) * LANE })));
    rows.push({ technique, top: y, bottom: y + height });
    y += height;
  }
  return { rows, marks, bottom: y };
}
