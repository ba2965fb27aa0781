import type { AuditedClaim } from "./audited-claim.js";

type Linked = Pick<AuditedClaim, "id" | "conflicts_with">;

/**
 * Claims that contradict each other, in groups: one claim, and those that contradict it. The claim with the most
 * contradictions comes first; each contradiction stands in one group, whichever of its two claims names it.
 */
export function conflictGroups<T extends Linked>(claims: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const open = new Map<string, Set<string>>(claims.map(({ id }) => [id, new Set()]));
  for (const { id, conflicts_with } of claims) {
    for (const other of conflicts_with.filter((named) => byId.has(named) && named !== id)) {
      open.get(id)?.add(other);
      open.get(other)?.add(id);
    }
  }
  const groups: (readonly [T, ...T[]])[] = [];
  for (;;) {
    const [most] = [...claims].sort((a, b) => (open.get(b.id)?.size ?? 0) - (open.get(a.id)?.size ?? 0));
    const others = most && open.get(most.id);
    if (!most || !others || others.size === 0) return groups;
    groups.push([most, ...claims.filter(({ id }) => others.has(id))]);
    for (const other of others) open.get(other)?.delete(most.id);
    others.clear();
  }
}
