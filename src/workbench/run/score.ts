import { AXIS_IDS, complete } from "../../analysis/profile.js";
import { zoneOf } from "../../analysis/rubric.js";
import { outlook } from "../../analysis/zone-moves.js";
import type { ResultColumn } from "../../engine/result.js";
import { readScorecard } from "../../friction/scorecard/state.js";
import type { CellResult } from "./cell-state.js";

const COLUMNS: readonly ResultColumn[] = [
  { name: "name", kind: "text" },
  ...AXIS_IDS.map((name) => ({ name, kind: "number" as const })),
  { name: "h", kind: "number" },
  { name: "e", kind: "number" },
  { name: "zone", kind: "text" },
];

/** A scorecard as one row; H, E and the zone stay empty until every axis that they need is rated. */
export function scoreResult(card: Readonly<Record<string, string>>): CellResult {
  const { card: read } = readScorecard((key) => card[key] ?? null);
  const { h, e } = outlook(read.scores);
  const known = ([low, high]: readonly [number, number]) => (low === high ? low : null);
  const zone = complete(read.scores) === null ? null : zoneOf(h[0], e[0]);
  const row = { name: read.name || null, ...read.scores, h: known(h), e: known(e), zone };
  return { columns: COLUMNS, rows: [row], elapsedMs: 0, isCut: false };
}
