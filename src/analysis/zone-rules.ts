import { MAX_E, MAX_H, type ZoneName, type ZoneRule, zoneOf } from "./rubric.js";

export type Threshold = keyof ZoneRule;

/** Whole numbers from `min` to `max`, both included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const THRESHOLDS: readonly Threshold[] = ["redMaxH", "redMaxTotal", "greenMinH", "greenMinE", "yellowMinTotal"];

/** The whole numbers that each threshold can take: the range of the score that it cuts. */
export const THRESHOLD_RANGES: Readonly<Record<Threshold, Range>> = {
  redMaxH: { min: 0, max: MAX_H },
  redMaxTotal: { min: 0, max: MAX_H + MAX_E },
  greenMinH: { min: 0, max: MAX_H },
  greenMinE: { min: 0, max: MAX_E },
  yellowMinTotal: { min: 0, max: MAX_H + MAX_E },
};

/** A pair of scores: H 0–6, E 0–4. */
export interface Cell {
  readonly h: number;
  readonly e: number;
}

/** A pair of scores whose zone somebody has given. */
export interface Example extends Cell {
  readonly zone: ZoneName;
}

/** All 35 pairs of scores, H running faster than E. */
export const CELLS: readonly Cell[] = Array.from({ length: (MAX_H + 1) * (MAX_E + 1) }, (_, i) => ({
  h: i % (MAX_H + 1),
  e: Math.floor(i / (MAX_H + 1)),
}));

/** The zone of each of {@link CELLS} under a rule. */
export function zonesOf(rule: ZoneRule): readonly ZoneName[] {
  return CELLS.map(({ h, e }) => zoneOf(h, e, rule));
}

/** Every setting of the five thresholds within their ranges, whether or not it leaves room for all four zones. */
export function* allSettings(): Generator<ZoneRule> {
  const { redMaxH, redMaxTotal, greenMinH, greenMinE, yellowMinTotal } = THRESHOLD_RANGES;
  for (let a = redMaxH.min; a <= redMaxH.max; a += 1)
    for (let b = redMaxTotal.min; b <= redMaxTotal.max; b += 1)
      for (let c = greenMinH.min; c <= greenMinH.max; c += 1)
        for (let d = greenMinE.min; d <= greenMinE.max; d += 1)
          for (let y = yellowMinTotal.min; y <= yellowMinTotal.max; y += 1)
            yield { redMaxH: a, redMaxTotal: b, greenMinH: c, greenMinE: d, yellowMinTotal: y };
}

/** One way to part the 35 cells, with the first setting of the thresholds that does so. */
export interface ZoneMap {
  readonly rule: ZoneRule;
  /** In the order of {@link CELLS}. */
  readonly zones: readonly ZoneName[];
}

/** How far worked examples pin the zone rule down. */
export interface Freedom {
  /** Settings of the thresholds under which each of the four zones has at least one cell. */
  readonly nSettings: number;
  /** Those settings that give every example its zone. */
  readonly nKeeping: number;
  /** Different maps that all valid settings draw. */
  readonly nMaps: number;
  /** Different maps that give every example its zone. */
  readonly keeping: readonly ZoneMap[];
  /** The values of each threshold among the settings that give every example its zone; null where there is none. */
  readonly ranges: Readonly<Record<Threshold, Range>> | null;
  /** For each of {@link CELLS}, the zones that the maps in `keeping` give it, from least to most friction. */
  readonly possible: readonly (readonly ZoneName[])[];
}

const ORDER: readonly ZoneName[] = ["green", "yellow", "orange", "red"];

/** Tries every setting of the five thresholds against worked examples. */
export function freedomLeftBy(examples: readonly Example[]): Freedom {
  const maps = new Map<string, ZoneMap>();
  const keeping = new Map<string, ZoneMap>();
  const keepingRules: ZoneRule[] = [];
  let nSettings = 0;
  for (const rule of allSettings()) {
    const zones = zonesOf(rule);
    if (new Set(zones).size < ORDER.length) continue;
    nSettings += 1;
    const key = zones.join();
    if (!maps.has(key)) maps.set(key, { rule, zones });
    if (!examples.every(({ h, e, zone }) => zoneOf(h, e, rule) === zone)) continue;
    keepingRules.push(rule);
    if (!keeping.has(key)) keeping.set(key, { rule, zones });
  }
  const kept = [...keeping.values()];
  return {
    nSettings,
    nKeeping: keepingRules.length,
    nMaps: maps.size,
    keeping: kept,
    ranges: keepingRules.length === 0 ? null : rangesOf(keepingRules),
    possible: CELLS.map((_, i) => ORDER.filter((zone) => kept.some(({ zones }) => zones[i] === zone))),
  };
}

function rangesOf(rules: readonly ZoneRule[]): Readonly<Record<Threshold, Range>> {
  const range = (threshold: Threshold): Range => {
    const values = rules.map((rule) => rule[threshold]);
    return { min: Math.min(...values), max: Math.max(...values) };
  };
  return {
    redMaxH: range("redMaxH"),
    redMaxTotal: range("redMaxTotal"),
    greenMinH: range("greenMinH"),
    greenMinE: range("greenMinE"),
    yellowMinTotal: range("yellowMinTotal"),
  };
}

/**
 * The maps with the least and the most friction: fewest red cells, then most green, then most yellow, and the reverse.
 * Null where there is no map.
 */
export function extremesOf(maps: readonly ZoneMap[]): { readonly lenient: ZoneRule; readonly strict: ZoneRule } | null {
  const count = ({ zones }: ZoneMap, zone: ZoneName) => zones.filter((other) => other === zone).length;
  const sorted = maps.toSorted(
    (a, b) =>
      count(a, "red") - count(b, "red") ||
      count(b, "green") - count(a, "green") ||
      count(b, "yellow") - count(a, "yellow"),
  );
  const lenient = sorted[0];
  const strict = sorted.at(-1);
  return lenient && strict ? { lenient: lenient.rule, strict: strict.rule } : null;
}
