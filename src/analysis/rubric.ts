/** The four friction zones, from least to most friction. */
export type ZoneName = "green" | "yellow" | "orange" | "red";

export const MAX_H = 6;

export const MAX_E = 4;

/** The thresholds that part the zones. */
export interface ZoneRule {
  /** Red at or below this H, whatever E is. */
  readonly redMaxH: number;
  /** Red at or below this sum of H and E. */
  readonly redMaxTotal: number;
  /** Green from this H and `greenMinE` on. */
  readonly greenMinH: number;
  readonly greenMinE: number;
  /** Yellow, where neither red nor green, from this sum of H and E on. */
  readonly yellowMinTotal: number;
}

/** This project's reading of the Hardware Friction Map; `src/queries/views/zones.sql` states the same rule. */
export const ZONE_RULE: ZoneRule = { redMaxH: 2, redMaxTotal: 4, greenMinH: 5, greenMinE: 4, yellowMinTotal: 8 };

/** H and E weigh the same. It keeps the essay's four worked examples, as {@link ZONE_RULE} does. */
export const SUM_ONLY_RULE: ZoneRule = {
  redMaxH: 0,
  redMaxTotal: 4,
  // Green asks for the highest sum; at H 0 the sum is red as it is.
  greenMinH: MAX_H,
  greenMinE: MAX_E,
  yellowMinTotal: 8,
};

/**
 * The zone of a technique by its composite scores. The thresholds are this project's reading of the Hardware Friction
 * Map: the essay names the zones and scores four examples, and this is the simplest rule that gives all four.
 *
 * @param h GEMM alignment + memory access locality + parallelism, 0–6
 * @param e serving-topology impact + infrastructure maturity, 0–4
 */
export function zoneOf(h: number, e: number, rule: ZoneRule = ZONE_RULE): ZoneName {
  if (h <= rule.redMaxH || h + e <= rule.redMaxTotal) return "red";
  if (h >= rule.greenMinH && e >= rule.greenMinE) return "green";
  return h + e >= rule.yellowMinTotal ? "yellow" : "orange";
}
