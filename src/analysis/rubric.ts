/** The four friction zones, from least to most friction. */
export type ZoneName = "green" | "yellow" | "orange" | "red";

export const MAX_H = 6;

export const MAX_E = 4;

/**
 * The zone of a technique by its composite scores. The thresholds are this project's reading of the Hardware Friction
 * Map: the essay names the zones and scores four examples, and this is the simplest rule that gives all four.
 *
 * @param h GEMM alignment + memory access locality + parallelism, 0–6
 * @param e serving-topology impact + infrastructure maturity, 0–4
 */
export function zoneOf(h: number, e: number): ZoneName {
  if (h <= 2 || h + e <= 4) return "red";
  if (h >= 5 && e === 4) return "green";
  return h + e >= 8 ? "yellow" : "orange";
}
