import type { AuditedClaim, AuditedConflict, ClaimVerdict } from "./audited-claim.js";

type Linked = Pick<AuditedClaim, "id" | "conflicts_with">;

/**
 * Claims that contradict each other and whose contradiction no query of its own resolves, in groups: whoever is linked
 * by contradictions, directly or through others, stands in the same group, so that no claim stands in two.
 */
export function conflictGroups<T extends Linked>(
  claims: readonly T[],
  resolved: readonly Pick<AuditedConflict, "claims">[] = [],
): readonly (readonly [T, ...T[]])[] {
  const told = (a: string, b: string) => resolved.some((one) => one.claims.includes(a) && one.claims.includes(b));
  const ids = new Set(claims.map(({ id }) => id));
  const links = new Map<string, Set<string>>(claims.map(({ id }) => [id, new Set()]));
  for (const { id, conflicts_with } of claims) {
    for (const other of conflicts_with) {
      if (!ids.has(other) || other === id || told(id, other)) continue;
      links.get(id)?.add(other);
      links.get(other)?.add(id);
    }
  }
  const placed = new Set<string>();
  return claims.flatMap((claim) => {
    if (placed.has(claim.id) || links.get(claim.id)?.size === 0) return [];
    const members = new Set([claim.id]);
    // A set that grows while it is walked is walked to its end.
    for (const id of members) for (const other of links.get(id) ?? []) members.add(other);
    for (const id of members) placed.add(id);
    return [[claim, ...claims.filter(({ id }) => id !== claim.id && members.has(id))] as const];
  });
}

const WORDS: Readonly<Record<ClaimVerdict, string>> = {
  reproduced: "borne out",
  contradicted: "contradicted",
  mixed: "borne out in part",
  unsupported: "open",
  not_testable: "not testable",
};

/**
 * What the tests make of a contradiction, in one sentence. The rows decide only where they bear out one claim and
 * contradict all that stand against it.
 */
export function resolution(group: readonly Pick<AuditedClaim, "id" | "verdict" | "actual">[]): string {
  const told = group.map(({ id, verdict, actual }) => `${id} is ${WORDS[verdict]} (${actual.replace(/\.$/, "")})`);
  return `${ruling(group)}: ${told.join("; ")}.`;
}

/** How the tests leave a contradiction, in a few words. */
export function ruling(group: readonly Pick<AuditedClaim, "verdict">[]): string {
  const n = group.length;
  const count = (verdict: ClaimVerdict) => group.filter((one) => one.verdict === verdict).length;
  const reproduced = count("reproduced");
  const contradicted = count("contradicted");
  if (reproduced === 1 && contradicted === n - 1) return "The rows decide";
  if (contradicted === n) return "The rows bear out none";
  if (reproduced === n) return "The rows bear out each, so the tests read the words differently";
  if (contradicted > 0) return "The rows rule some out and settle no other";
  return reproduced > 0 ? "The rows bear one out and do not rule out the rest" : "The rows do not decide";
}
