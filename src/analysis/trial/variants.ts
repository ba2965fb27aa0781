import { MAX_H, SUM_ONLY_RULE, ZONE_RULE, type ZoneName, type ZoneRule, zoneOf } from "../rubric.js";
import { CENSORED_FROM, PREDICTORS, type Rating, ratedInTime, type Technique } from "./technique.js";

/** One way to ask the question differently: other techniques, other scores, other draws. */
export interface Variant {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly techniques: (all: readonly Technique[], ratings: readonly Rating[]) => readonly Technique[];
  readonly friction: (technique: Technique) => number | null;
  readonly rival: (technique: Technique) => number | null;
  /** Draw whole categories, not single techniques. */
  readonly byCategory: boolean;
  /** Techniques from this day on are left out, as their outcome is not known. */
  readonly censoredFrom: string;
}

/** Zones as a predictor: less friction is more. */
export const ZONE_ORDER: Readonly<Record<ZoneName, number>> = { red: 0, orange: 1, yellow: 2, green: 3 };

/** Categories that are not parts of a network: how it is trained, served, adapted or asked. */
const NOT_ARCHITECTURE: ReadonlySet<string> = new Set([
  "adapter",
  "decoding",
  "quantization-precision",
  "reasoning-system",
  "systems",
  "training-method",
]);

const smallScale = PREDICTORS.smallScale.score;

const base = {
  techniques: (all: readonly Technique[]) => all.filter(ratedInTime),
  friction: PREDICTORS.friction.score,
  rival: smallScale,
  byCategory: false,
  censoredFrom: CENSORED_FROM,
};

const variant = (
  group: string,
  id: string,
  label: string,
  change: Partial<Omit<Variant, "id" | "group" | "label">>,
) => ({
  ...base,
  group,
  id,
  label,
  ...change,
});

const keep =
  (wanted: (technique: Technique) => boolean): Variant["techniques"] =>
  (all) =>
    all.filter((technique) => ratedInTime(technique) && wanted(technique));

/** The techniques that a rater scored, with that rater's scores in place of the default ones. */
function ratedBy(rater: string): Variant["techniques"] {
  return (all, ratings) => {
    const own = new Map(ratings.flatMap((rating) => (rating.rater === rater ? [[rating.architectureId, rating]] : [])));
    return all.flatMap((technique) => {
      const rating = own.get(technique.id);
      if (rating === undefined) return [];
      const h = rating.ga + rating.mal + rating.par;
      const e = rating.stiIntroduction + rating.imIntroduction;
      return [{ ...technique, h, e, zone: zoneOf(h, e) }];
    });
  };
}

/** The default scores on the techniques that a rater scored, to tell the rater from the sample. */
function defaultOn(rater: string): Variant["techniques"] {
  return (all, ratings) => {
    const ids = new Set(ratings.flatMap((rating) => (rating.rater === rater ? [rating.architectureId] : [])));
    return all.filter((technique) => ids.has(technique.id) && ratedInTime(technique));
  };
}

const byZone = (change: Partial<ZoneRule>) => ({
  friction: ({ h, e }: Technique) => ZONE_ORDER[zoneOf(h, e, { ...ZONE_RULE, ...change })],
});

/** Raters other than the default, as the query names them. */
export function otherRaters(ratings: readonly Rating[]): readonly string[] {
  return [...new Set(ratings.map(({ rater }) => rater))].filter((rater) => rater !== DEFAULT_RATER).sort();
}

/** The two sessions that set the default ratings, as one rater. */
export const DEFAULT_RATER = "first-pass";

/** Every variant, the plain question first. */
export function variants(ratings: readonly Rating[]): readonly Variant[] {
  return [
    variant("As asked", "base", "H + E, all techniques", {}),
    variant("Predictor", "h", "H alone", { friction: PREDICTORS.h.score }),
    variant("Predictor", "e", "E alone", { friction: PREDICTORS.e.score }),
    variant("Zone rule", "zone", "zone by the default rule", byZone({})),
    variant("Zone rule", "zone-sum", "zone by the sum of H and E only", byZone(SUM_ONLY_RULE)),
    variant("Zone rule", "zone-full-marks", "zone, green with full marks only", byZone({ greenMinH: MAX_H })),
    variant("Rival", "better", "better against all else", {
      rival: (technique) => (technique.smallScale === null ? null : Number(technique.smallScale === "better")),
    }),
    variant("Rival", "parity", "no comparison counts as parity", { rival: (technique) => smallScale(technique) ?? 1 }),
    variant("Techniques", "architecture", "parts of networks only", {
      techniques: keep(({ category }) => !NOT_ARCHITECTURE.has(category)),
    }),
    variant("Techniques", "since-2020", "introduced since 2020", {
      techniques: keep(({ introduced }) => introduced >= "2020"),
    }),
    variant("Techniques", "until-2022", "introduced before 2023", {
      techniques: keep(({ introduced }) => introduced < "2023"),
    }),
    variant("Techniques", "late", "scores of a later date too", { techniques: (all) => all }),
    variant("Censoring", "censored-2023-07", "introduced before July 2023", { censoredFrom: "2023-07-01" }),
    variant("Censoring", "censored-2025-01", "introduced before 2025", { censoredFrom: "2025-01-01" }),
    variant("Techniques", "seen", "rows read in their source", { techniques: keep(({ seen }) => seen) }),
    variant("Draws", "clusters", "whole categories drawn", { byCategory: true }),
    ...otherRaters(ratings).flatMap((rater) => [
      variant("Rater", `rater-${rater}`, `rated by ${rater}`, { techniques: ratedBy(rater) }),
      variant("Rater", `default-on-${rater}`, `default rating, ${rater}’s techniques`, {
        techniques: defaultOn(rater),
      }),
    ]),
  ];
}
