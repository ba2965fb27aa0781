import {
  AXIS_IDS,
  complete,
  composites,
  ECOSYSTEM_AXES,
  HARDWARE_AXES,
  MAX_LEVEL,
  type PartialScores,
  type Scores,
} from "./profile.js";
import { MAX_E, MAX_H, type ZoneName, zoneOf } from "./rubric.js";
import type { AxisId } from "./rubric-text.js";

const BY_FRICTION: readonly ZoneName[] = ["green", "yellow", "orange", "red"];

/** Points to add to, or take from, H and E, and the zone where that ends. */
export interface MoveOption {
  readonly h: number;
  readonly e: number;
  readonly zone: ZoneName;
}

/** The shortest way out of a zone. */
export interface ZoneMove {
  /** Fewest points on the axes, counted one by one. */
  readonly points: number;
  /** Every way to spend that many points that changes the zone, most on E first. */
  readonly options: readonly MoveOption[];
  /** Whether it does not matter on which axes the points are. */
  readonly isFree: boolean;
}

export type Direction = "easier" | "harder";

/**
 * How near a technique is to a zone of less or of more friction. As a point on any axis of H counts alike, and so for
 * E, the pair of sums tells it all.
 *
 * @returns null where no zone lies in that direction
 */
export function zoneMove(h: number, e: number, direction: Direction): ZoneMove | null {
  const sign = direction === "easier" ? 1 : -1;
  const room = direction === "easier" ? { h: MAX_H - h, e: MAX_E - e } : { h, e };
  const rank = BY_FRICTION.indexOf(zoneOf(h, e));
  for (let points = 1; points <= room.h + room.e; points += 1) {
    const ways = Array.from({ length: points + 1 }, (_, onH) => ({ h: onH, e: points - onH })).filter(
      (way) => way.h <= room.h && way.e <= room.e,
    );
    const options = ways
      .map((way) => ({ ...way, zone: zoneOf(h + sign * way.h, e + sign * way.e) }))
      .filter(({ zone }) => sign * (rank - BY_FRICTION.indexOf(zone)) > 0);
    if (options.length > 0) return { points, options, isFree: options.length === ways.length };
  }
  return null;
}

/** The axes of H and of E on which a point can still be added (easier) or taken off (harder). */
export function axesWithRoom(
  scores: Scores,
  direction: Direction,
): { readonly h: readonly AxisId[]; readonly e: readonly AxisId[] } {
  const end = direction === "easier" ? MAX_LEVEL : 0;
  const open = (axes: readonly AxisId[]) => axes.filter((axis) => scores[AXIS_IDS.indexOf(axis)] !== end);
  return { h: open(HARDWARE_AXES), e: open(ECOSYSTEM_AXES) };
}

/** Of all ways to score one axis one point higher or lower, how many there are and how many change the zone. */
export function onePointSlips(scores: Scores): { readonly ways: number; readonly changing: number } {
  const { h, e } = composites(scores);
  const zone = zoneOf(h, e);
  const slips = AXIS_IDS.flatMap((axis, i) => {
    const onH = HARDWARE_AXES.some((hardware) => hardware === axis);
    return [-1, 1]
      .filter((by) => (scores[i] ?? 0) + by >= 0 && (scores[i] ?? 0) + by <= MAX_LEVEL)
      .map((by) => zoneOf(h + (onH ? by : 0), e + (onH ? 0 : by)));
  });
  return { ways: slips.length, changing: slips.filter((other) => other !== zone).length };
}

/** What scores with gaps still leave open: the lowest and highest H and E, and the zones between. */
export interface Outlook {
  readonly h: readonly [low: number, high: number];
  readonly e: readonly [low: number, high: number];
  /** From least to most friction. */
  readonly zones: readonly ZoneName[];
  readonly missing: readonly AxisId[];
}

/** The zones that are still possible, whatever the axes not yet rated will be. */
export function outlook(scores: PartialScores): Outlook {
  const range = (axes: readonly AxisId[]): readonly [number, number] => [
    axes.reduce((sum, axis) => sum + (scores[axis] ?? 0), 0),
    axes.reduce((sum, axis) => sum + (scores[axis] ?? MAX_LEVEL), 0),
  ];
  const h = range(HARDWARE_AXES);
  const e = range(ECOSYSTEM_AXES);
  const found = new Set<ZoneName>();
  for (let oneH = h[0]; oneH <= h[1]; oneH += 1) {
    for (let oneE = e[0]; oneE <= e[1]; oneE += 1) found.add(zoneOf(oneH, oneE));
  }
  return {
    h,
    e,
    zones: BY_FRICTION.filter((zone) => found.has(zone)),
    missing: complete(scores) === null ? AXIS_IDS.filter((axis) => scores[axis] === null) : [],
  };
}
