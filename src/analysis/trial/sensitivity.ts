import { aucDifference, type Estimate, pairedAuc } from "../paired-auc.js";
import { zoneOf } from "../rubric.js";
import { ANCHORS } from "../rubric-text.js";
import { freedomLeftBy } from "../zone-rules.js";
import type { Resampling } from "./comparison.js";
import { decided, pairedCases, type Rating, type Technique } from "./technique.js";
import { type Variant, ZONE_ORDER } from "./variants.js";

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
  const chosen = decided(variant.techniques(techniques, ratings), variant.censoredFrom);
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

/** The lead of the zone over the small-scale result under all rules that give the four worked examples their zones. */
export interface RuleSpread {
  readonly minAdoption: number;
  /** Different maps that those rules draw. */
  readonly maps: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** Tries the zones of every rule that keeps the worked examples; null leads where all or none are adopted. */
export function ruleSpread(techniques: readonly Technique[], minAdoption: number): RuleSpread {
  const old = decided(techniques);
  const { keeping } = freedomLeftBy(ANCHORS);
  const leads = keeping.flatMap(
    ({ rule }) => aucDifference(pairedCases(old, minAdoption, ({ h, e }) => ZONE_ORDER[zoneOf(h, e, rule)])) ?? [],
  );
  return {
    minAdoption,
    maps: keeping.length,
    lowest: leads.length === 0 ? null : Math.min(...leads),
    highest: leads.length === 0 ? null : Math.max(...leads),
  };
}
