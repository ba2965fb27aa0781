import { op, toArquero } from "../engine/arquero.js";
import { ZONES, type Zone } from "../ui/zones.js";
import type { Architecture } from "./architecture.js";

/** What the techniques of one zone add up to. */
export interface ZoneSummary {
  readonly zone: Zone;
  readonly techniques: number;
  /** Those with several models or products, or more. */
  readonly widelyUsed: number;
  readonly medianYear: number | null;
}

const COLUMNS = [
  { name: "zone", kind: "text" },
  { name: "wide", kind: "number" },
  { name: "year", kind: "number" },
] as const;

/** Adoption from which a technique counts as widely used. */
const WIDE = 2;

/** Sums a selection up by its zone in 2025. Techniques whose adoption is not known count among those not widely used. */
export function summarise(
  rows: readonly Pick<Architecture, "zone_2025" | "adoption_2025" | "introduced">[],
): readonly ZoneSummary[] {
  const scored = rows
    .filter(({ zone_2025 }) => zone_2025 !== null)
    .map(({ zone_2025, adoption_2025, introduced }) => ({
      zone: zone_2025,
      wide: (adoption_2025 ?? 0) >= WIDE ? 1 : 0,
      year: introduced === null ? null : Number(introduced.slice(0, 4)),
    }));
  if (scored.length === 0) return [];
  const summed = toArquero({ columns: COLUMNS, rows: scored })
    .groupby("zone")
    .rollup({ techniques: op.count(), widelyUsed: op.sum("wide"), medianYear: op.median("year") })
    .objects() as { zone: Zone; techniques: number; widelyUsed: number; medianYear: number | null | undefined }[];
  return summed
    .map((row) => ({ ...row, medianYear: row.medianYear ?? null }))
    .sort((a, b) => ZONES.indexOf(a.zone) - ZONES.indexOf(b.zone));
}
