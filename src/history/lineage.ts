import type { LineageRow } from "./rows.js";

/** A relative of a technique: the pair that leads to it, and how many steps away it is. */
export interface Relative {
  readonly id: string;
  readonly name: string;
  readonly pair: LineageRow;
  /** 1 for what the technique builds on itself, 2 for what that builds on. */
  readonly steps: number;
}

export interface Kin {
  readonly ancestors: readonly Relative[];
  readonly descendants: readonly Relative[];
}

/** Every technique from which one descends, and every one that descends from it, nearest first, each named once. */
export function kinOf(id: string, pairs: readonly LineageRow[]): Kin {
  return {
    ancestors: walk(id, pairs, "technique_id", (pair) => ({ id: pair.builds_on_id, name: pair.builds_on })),
    descendants: walk(id, pairs, "builds_on_id", (pair) => ({ id: pair.technique_id, name: pair.technique })),
  };
}

function walk(
  start: string,
  pairs: readonly LineageRow[],
  from: "technique_id" | "builds_on_id",
  toward: (pair: LineageRow) => { readonly id: string; readonly name: string },
): readonly Relative[] {
  const found = new Map<string, Relative>();
  let front = [start];
  for (let steps = 1; front.length > 0; steps += 1) {
    const next = front.flatMap((at) =>
      pairs.filter((pair) => pair[from] === at).map((pair) => ({ ...toward(pair), pair, steps })),
    );
    // Rows of an edited query may run in a circle.
    const fresh = next.filter(({ id }) => id !== start && !found.has(id));
    for (const relative of fresh) if (!found.has(relative.id)) found.set(relative.id, relative);
    front = [...new Set(fresh.map(({ id }) => id))];
  }
  return [...found.values()];
}

/** The pairs between a technique and its kin, for the lines between their marks. */
export function pairsAmong(id: string, { ancestors, descendants }: Kin, pairs: readonly LineageRow[]) {
  const up = new Set([id, ...ancestors.map((relative) => relative.id)]);
  const down = new Set([id, ...descendants.map((relative) => relative.id)]);
  return pairs.filter(
    ({ technique_id: later, builds_on_id: earlier }) =>
      (up.has(later) && up.has(earlier)) || (down.has(later) && down.has(earlier)),
  );
}
