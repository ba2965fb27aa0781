import { rawAgreement, weightedKappa } from "../agreement.js";
import type { Estimate } from "../paired-auc.js";
import { percentileInterval, resample } from "../resample.js";
import { type ZoneName, zoneOf } from "../rubric.js";
import type { Resampling } from "./comparison.js";
import type { Rating } from "./technique.js";

const ZONE_LEVEL: Readonly<Record<ZoneName, number>> = { red: 0, orange: 1, yellow: 2, green: 3 };

const zoneLevel = (r: Rating, e: number) => ZONE_LEVEL[zoneOf(r.ga + r.mal + r.par, e)];

/** What raters are compared on: the five axes, the last two at both dates, and the zones that follow. */
export const MEASURES = [
  { id: "ga", label: "GA", levels: 3, isAxis: true, of: (r: Rating) => r.ga },
  { id: "mal", label: "MAL", levels: 3, isAxis: true, of: (r: Rating) => r.mal },
  { id: "par", label: "PAR", levels: 3, isAxis: true, of: (r: Rating) => r.par },
  {
    id: "sti-introduction",
    label: "STI at introduction",
    levels: 3,
    isAxis: true,
    of: (r: Rating) => r.stiIntroduction,
  },
  { id: "im-introduction", label: "IM at introduction", levels: 3, isAxis: true, of: (r: Rating) => r.imIntroduction },
  { id: "sti-2025", label: "STI in 2025", levels: 3, isAxis: true, of: (r: Rating) => r.sti2025 },
  { id: "im-2025", label: "IM in 2025", levels: 3, isAxis: true, of: (r: Rating) => r.im2025 },
  {
    id: "zone-introduction",
    label: "zone at introduction",
    levels: 4,
    isAxis: false,
    of: (r: Rating) => zoneLevel(r, r.stiIntroduction + r.imIntroduction),
  },
  {
    id: "zone-2025",
    label: "zone in 2025",
    levels: 4,
    isAxis: false,
    of: (r: Rating) => zoneLevel(r, r.sti2025 + r.im2025),
  },
] as const;

export type MeasureId = (typeof MEASURES)[number]["id"];

/** Two raters to compare, and of whose techniques. */
export interface RaterPair {
  readonly id: string;
  readonly label: string;
  readonly one: string;
  readonly two: string;
  /** Only techniques that this rater scored too. */
  readonly alsoRatedBy?: string;
}

/** The comparisons that the page makes: each version's two raters, and the second's on the first's techniques. */
export const RATER_PAIRS: readonly RaterPair[] = [
  { id: "v1", label: "version 1", one: "first-pass", two: "second-pass" },
  {
    id: "v2-same",
    label: "version 2, the same techniques",
    one: "version-2-a",
    two: "version-2-b",
    alsoRatedBy: "second-pass",
  },
  { id: "v2", label: "version 2, all techniques", one: "version-2-a", two: "version-2-b" },
  { id: "cross-a", label: "default rating against version 2, first rater", one: "first-pass", two: "version-2-a" },
  { id: "cross-b", label: "default rating against version 2, second rater", one: "first-pass", two: "version-2-b" },
];

export interface MeasureAgreement {
  readonly measure: MeasureId;
  readonly label: string;
  readonly isAxis: boolean;
  /** Quadratic-weighted kappa; null where it is not defined. */
  readonly kappa: Estimate | null;
  /** Share of techniques with equal scores. */
  readonly equal: number | null;
}

export interface PairAgreement extends RaterPair {
  readonly n: number;
  readonly measures: readonly MeasureAgreement[];
}

/** What changed from one version's raters to the other's, over the same techniques. */
export interface KappaChange {
  readonly measure: MeasureId;
  readonly label: string;
  /** Kappa of the second pair less that of the first. */
  readonly change: Estimate | null;
}

type Pair = readonly [Rating, Rating];

/** Both raters' ratings of each technique that both scored. */
export function pairsOf(ratings: readonly Rating[], { one, two, alsoRatedBy }: RaterPair): ReadonlyMap<string, Pair> {
  const of = (rater: string) =>
    new Map(ratings.flatMap((rating) => (rating.rater === rater ? [[rating.architectureId, rating]] : [])));
  const [first, second] = [of(one), of(two)];
  const also = alsoRatedBy === undefined ? null : of(alsoRatedBy);
  return new Map(
    [...first].flatMap(([id, rating]) => {
      const other = second.get(id);
      return other === undefined || also?.has(id) === false ? [] : [[id, [rating, other] as const]];
    }),
  );
}

/** How far two raters agree on each measure, with bootstrap intervals over techniques. */
export function agreement(
  ratings: readonly Rating[],
  pair: RaterPair,
  { replicates, random }: Resampling,
): PairAgreement {
  const pairs = [...pairsOf(ratings, pair).values()];
  const draws = Array.from({ length: replicates }, () => resample(pairs, random));
  const measures = MEASURES.map(({ id, label, levels, isAxis, of }): MeasureAgreement => {
    const levelsOf = (some: readonly Pair[]) => some.map(([a, b]) => [of(a), of(b)] as const);
    const kappaOf = (some: readonly Pair[]) => weightedKappa(levelsOf(some), levels);
    const value = kappaOf(pairs);
    return {
      measure: id,
      label,
      isAxis,
      kappa: value === null ? null : { value, interval: percentileInterval(draws.map(kappaOf)) },
      equal: rawAgreement(levelsOf(pairs)),
    };
  });
  return { ...pair, n: pairs.length, measures };
}

/** The change of each kappa from one pair of raters to another, on the techniques that both pairs scored. */
export function kappaChanges(
  ratings: readonly Rating[],
  before: RaterPair,
  after: RaterPair,
  { replicates, random }: Resampling,
): readonly KappaChange[] {
  const [first, second] = [pairsOf(ratings, before), pairsOf(ratings, after)];
  const both = [...first].flatMap(([id, pair]) => {
    const later = second.get(id);
    return later === undefined ? [] : [{ pair, later }];
  });
  const draws = Array.from({ length: replicates }, () => resample(both, random));
  return MEASURES.map(({ id, label, levels, of }): KappaChange => {
    const changeOf = (some: typeof both | (typeof draws)[number]) => {
      const was = weightedKappa(
        some.map(({ pair: [a, b] }) => [of(a), of(b)] as const),
        levels,
      );
      const is = weightedKappa(
        some.map(({ later: [a, b] }) => [of(a), of(b)] as const),
        levels,
      );
      return was === null || is === null ? null : is - was;
    };
    const value = changeOf(both);
    return {
      measure: id,
      label,
      change: value === null ? null : { value, interval: percentileInterval(draws.map(changeOf)) },
    };
  });
}
