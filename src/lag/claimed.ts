import type { Tier } from "./rows.js";

/** Months that an essay gives one tier, and the claims that say so. */
export interface ClaimedLag {
  readonly tier: Tier;
  readonly months: number;
  readonly claims: readonly string[];
}

interface Quantified {
  readonly id: string;
  readonly quantity: string | null;
}

/** The tiers of which a claim's figures speak, in the order of its figures. */
const SPEAKS_OF: Readonly<Record<string, readonly Tier[]>> = {
  "waw-tldr-lag": ["weight_only", "kernel", "system"],
  "waw-lag-buckets": ["weight_only", "kernel", "system"],
  "waw-kernel-lag": ["kernel"],
  "waw-pred-kernel-2y": ["kernel"],
  "waw-pred-serving-3y": ["system"],
};

/** Reads a claim's figures, `12/24/36` or `~24`; none where there are others. */
function figures({ id, quantity }: Quantified): readonly (readonly [Tier, number])[] {
  const tiers = SPEAKS_OF[id] ?? [];
  const months = (quantity ?? "").split("/").map((part) => Number(part.replace("~", "")));
  if (months.length !== tiers.length || !months.every((value) => value > 0)) return [];
  return tiers.flatMap((tier, i) => {
    const value = months[i];
    return value === undefined ? [] : [[tier, value] as const];
  });
}

/** The months that the essays give each tier, from the fewest, with all claims that give the same. */
export function claimedLags(claims: readonly Quantified[]): readonly ClaimedLag[] {
  const found = new Map<string, ClaimedLag>();
  for (const claim of claims) {
    for (const [tier, months] of figures(claim)) {
      const key = `${tier} ${months}`;
      found.set(key, { tier, months, claims: [...(found.get(key)?.claims ?? []), claim.id] });
    }
  }
  return [...found.values()].sort((a, b) => a.months - b.months);
}
