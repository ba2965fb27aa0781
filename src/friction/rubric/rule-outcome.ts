import { ZONE_RULE, type ZoneName, type ZoneRule, zoneOf } from "../../analysis/rubric.js";
import { type Share, wilsonShare } from "../../analysis/summary.js";
import { CELLS, type Example } from "../../analysis/zone-rules.js";
import { ZONES } from "../../ui/zones.js";
import type { CellRow, ExemplarRow, Moment } from "./rows.js";

/** What a rule makes of one cell. */
export interface RuledCell {
  readonly h: number;
  readonly e: number;
  readonly zone: ZoneName;
  /** Its zone under the site's rule. */
  readonly zoneBefore: ZoneName;
  /** Techniques with these scores. */
  readonly n: number;
}

/** All 35 cells under a rule, with the counts of one set of ratings at one date. */
export function ruledCells(rows: readonly CellRow[], rule: ZoneRule): readonly RuledCell[] {
  return CELLS.map(({ h, e }) => ({
    h,
    e,
    zone: zoneOf(h, e, rule),
    zoneBefore: zoneOf(h, e, ZONE_RULE),
    n: rows.find((row) => row.h === h && row.e === e)?.n ?? 0,
  }));
}

/** A zone's techniques under a rule. */
export interface ZoneOutcome {
  readonly zone: ZoneName;
  readonly n: number;
  /** Share in at least one model or product by the end of 2025; null where the zone is empty. */
  readonly adopted: Share | null;
  /** Share in several. */
  readonly widelyAdopted: Share | null;
}

/** Size and adoption of each zone under a rule, from least to most friction. */
export function zoneOutcomes(rows: readonly CellRow[], rule: ZoneRule): readonly ZoneOutcome[] {
  return ZONES.map((zone) => {
    const own = rows.filter(({ h, e }) => zoneOf(h, e, rule) === zone);
    const sum = (column: "n" | "n_known" | "n_adopted" | "n_widely_adopted") =>
      own.reduce((total, row) => total + row[column], 0);
    return {
      zone,
      n: sum("n"),
      adopted: wilsonShare(sum("n_adopted"), sum("n_known")),
      widelyAdopted: wilsonShare(sum("n_widely_adopted"), sum("n_known")),
    };
  });
}

/** A worked example under a rule. */
export interface KeptExample extends Example {
  readonly label: string;
  /** Its zone under the rule, from the essay's own H and E. */
  readonly ruled: ZoneName;
  readonly keeps: boolean;
}

export function keptExamples(
  examples: readonly (Example & { readonly label: string })[],
  rule: ZoneRule,
): readonly KeptExample[] {
  return examples.map(({ label, h, e, zone }) => {
    const ruled = zoneOf(h, e, rule);
    return { label, h, e, zone, ruled, keeps: ruled === zone };
  });
}

/** A technique that the essay names for a zone, under a rule. */
export interface NamedCase {
  readonly claimId: string;
  readonly claim: string;
  readonly architectureId: string;
  readonly name: string;
  readonly essayZone: ZoneName;
  /** At each date, where the chosen ratings hold one. */
  readonly zones: Readonly<Record<Moment, ZoneName | null>>;
  readonly holds: "both" | Moment | "neither" | "unrated";
  readonly evidence: "seen" | "recalled" | "disputed" | null;
}

/** The name of the ratings that pages show. */
export const DEFAULT_RATINGS = "default";

/** The techniques that the essay names for a zone, by one set of ratings; the essay gives no date, so both are tried. */
export function namedCases(rows: readonly ExemplarRow[], ratings: string, rule: ZoneRule): readonly NamedCase[] {
  const cases = new Map(rows.map((row) => [`${row.claim_id} ${row.architecture_id}`, row]));
  return [...cases.values()].map((named) => {
    const own = rows.filter(
      (row) =>
        row.claim_id === named.claim_id &&
        row.architecture_id === named.architecture_id &&
        (ratings === DEFAULT_RATINGS ? row.is_default : `${row.rater}/${row.rubric_version}` === ratings),
    );
    const at = (moment: Moment): ZoneName | null => {
      const row = own.find(({ as_of_kind }) => as_of_kind === moment);
      return row ? zoneOf(row.h, row.e, rule) : null;
    };
    const zones = { introduction: at("introduction"), "2025": at("2025") };
    return {
      claimId: named.claim_id,
      claim: named.claim,
      architectureId: named.architecture_id,
      name: named.name,
      essayZone: named.essay_zone,
      zones,
      holds: holdsWhen(zones, named.essay_zone),
      evidence: own[0]?.evidence ?? null,
    };
  });
}

function holdsWhen(zones: NamedCase["zones"], essayZone: ZoneName): NamedCase["holds"] {
  if (zones.introduction === null && zones["2025"] === null) return "unrated";
  const early = zones.introduction === essayZone;
  const late = zones["2025"] === essayZone;
  return early && late ? "both" : early ? "introduction" : late ? "2025" : "neither";
}
