import { ascending, descending } from "d3";
import type { Zone } from "../../ui/zones.js";
import type { DurationRow } from "./rows.js";

const SHOWN = 3;

export interface Exemplars {
  readonly adopted: readonly DurationRow[];
  readonly notAdopted: readonly DurationRow[];
}

/** The rule of {@link exemplarsOf}, for a reader. */
export const EXEMPLAR_RULE =
  "Adopted: the highest adoption rating, then the most dated events on record. Not adopted: no use found by the end of 2025, watched longest.";

/**
 * Techniques that stand for a zone at introduction, by rule: the best adopted by rating and then by number of dated
 * events, and the unadopted that were watched longest.
 */
export function exemplarsOf(rows: readonly DurationRow[], zone: Zone): Exemplars {
  const own = rows.filter((row) => row.zone_introduction === zone && row.stage === "first_production");
  const adopted = own
    .filter(({ status }) => status !== "not_reached")
    .sort(
      (a, b) =>
        descending(a.adoption_2025 ?? 0, b.adoption_2025 ?? 0) ||
        descending(a.n_events, b.n_events) ||
        ascending(a.architecture_id, b.architecture_id),
    );
  const notAdopted = own
    .filter(({ status, adoption_2025 }) => status === "not_reached" && adoption_2025 === 0)
    .sort((a, b) => ascending(a.introduced, b.introduced) || ascending(a.architecture_id, b.architecture_id));
  return { adopted: adopted.slice(0, SHOWN), notAdopted: notAdopted.slice(0, SHOWN) };
}
