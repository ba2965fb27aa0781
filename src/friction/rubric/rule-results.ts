import type { ZoneName } from "../../analysis/rubric.js";
import type { Share } from "../../analysis/summary.js";
import type { Cell } from "../../analysis/zone-rules.js";
import type { QueryResult } from "../../engine/result.js";
import type { RuledCell, ZoneOutcome } from "./rule-outcome.js";

/** The figure of the map as rows. */
export function gridData(cells: readonly RuledCell[]): QueryResult {
  return {
    columns: [
      { name: "h", kind: "number" },
      { name: "e", kind: "number" },
      { name: "zone", kind: "text" },
      { name: "site_zone", kind: "text" },
      { name: "techniques", kind: "number" },
    ],
    rows: cells.map(({ h, e, zone, zoneBefore, n }) => ({ h, e, zone, site_zone: zoneBefore, techniques: n })),
  };
}

/** The figure of adoption as rows. */
export function adoptionData(outcomes: readonly ZoneOutcome[], before: readonly ZoneOutcome[]): QueryResult {
  const rows = (rule: string, zones: readonly ZoneOutcome[]) =>
    zones.flatMap(({ zone, adopted, widelyAdopted }) => [
      { rule, zone, use: "one or more", ...shareRow(adopted) },
      { rule, zone, use: "several", ...shareRow(widelyAdopted) },
    ]);
  return {
    columns: [
      { name: "rule", kind: "text" },
      { name: "zone", kind: "text" },
      { name: "use", kind: "text" },
      { name: "n", kind: "number" },
      { name: "share", kind: "number" },
      { name: "low", kind: "number" },
      { name: "high", kind: "number" },
    ],
    rows: [...rows("chosen", outcomes), ...rows("site", before)],
  };
}

function shareRow(share: Share | null) {
  return share === null
    ? { n: 0, share: null, low: null, high: null }
    : { n: share.n, share: share.share, low: share.low, high: share.high };
}

/** The figure of what the worked examples leave open as rows. */
export function freedomData(cells: readonly Cell[], possible: readonly (readonly ZoneName[])[]): QueryResult {
  return {
    columns: [
      { name: "h", kind: "number" },
      { name: "e", kind: "number" },
      { name: "possible_zones", kind: "list" },
    ],
    rows: cells.map(({ h, e }, i) => ({ h, e, possible_zones: possible[i] ?? [] })),
  };
}
