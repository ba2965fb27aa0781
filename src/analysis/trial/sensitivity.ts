import { type Estimate, pairedAuc } from "../paired-auc.js";
import type { Resampling } from "./comparison.js";
import { decided, pairedCases, type Rating, type Technique } from "./technique.js";
import type { Variant } from "./variants.js";

/** The lead of the friction score over the small-scale result under one variant and one threshold. */
export interface SensitivityRow {
  readonly variant: string;
  readonly group: string;
  readonly label: string;
  readonly minAdoption: number;
  readonly n: number;
  readonly adopted: number;
  /** Null where all or none of the techniques are adopted. */
  readonly difference: Estimate | null;
}

/** The comparison under one variant. */
export function sensitivity(
  variant: Variant,
  techniques: readonly Technique[],
  ratings: readonly Rating[],
  minAdoption: number,
  resampling: Resampling,
): SensitivityRow {
  const chosen = decided(variant.techniques(techniques, ratings));
  const cases = pairedCases(chosen, minAdoption, variant.friction, variant.rival);
  const areas = pairedAuc(cases, {
    ...resampling,
    ...(variant.byCategory ? { groupBy: ({ category }: { category: string }) => category } : {}),
  });
  return {
    variant: variant.id,
    group: variant.group,
    label: variant.label,
    minAdoption,
    n: cases.length,
    adopted: cases.filter(({ outcome }) => outcome).length,
    difference: areas?.difference ?? null,
  };
}
