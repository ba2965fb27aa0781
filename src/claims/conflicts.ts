import type { AuditedClaim } from "./audited-claim.js";

type Linked = Pick<AuditedClaim, "id" | "conflicts_with">;

/**
 * Claims that contradict each other, directly or through others, in groups of two or more; within a group and among
 * groups in the order of `claims`. A conflict that only one of two claims names counts for both.
 */
export function conflictGroups<T extends Linked>(claims: readonly T[]): readonly (readonly T[])[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const neighbours = new Map<string, Set<string>>(claims.map(({ id }) => [id, new Set()]));
  for (const { id, conflicts_with } of claims) {
    for (const other of conflicts_with.filter((named) => byId.has(named) && named !== id)) {
      neighbours.get(id)?.add(other);
      neighbours.get(other)?.add(id);
    }
  }
  const seen = new Set<string>();
  return claims.flatMap(({ id }) => {
    if (seen.has(id)) return [];
    const group = new Set([id]);
    for (const member of group) for (const next of neighbours.get(member) ?? []) group.add(next);
    for (const member of group) seen.add(member);
    return group.size < 2 ? [] : [claims.filter((claim) => group.has(claim.id))];
  });
}
