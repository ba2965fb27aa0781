import { fisherExact, type TwoByTwo } from "./fisher.js";
import { type Share, wilsonShare } from "./summary.js";

/** Something that passed or failed two gates, and what became of it. */
export interface Gated {
  readonly first: boolean;
  readonly second: boolean;
  readonly adopted: boolean;
}

/** Those with one outcome at both gates: how many were adopted, as a share with its 95% Wilson interval. */
export interface GateCell {
  readonly first: boolean;
  readonly second: boolean;
  readonly adopted: number;
  readonly n: number;
  /** Null where there is none. */
  readonly share: Share | null;
}

/** Adoption of those with a trait against those without. */
export interface GateContrast {
  readonly with: { readonly adopted: number; readonly n: number; readonly share: Share | null };
  readonly without: { readonly adopted: number; readonly n: number; readonly share: Share | null };
  /** Two-sided p of Fisher's exact test; null where either side is empty. */
  readonly p: number | null;
  /** The smallest p that any split of the adopted could give: above 0.05, so few decide nothing. */
  readonly leastP: number | null;
}

/** Whether either gate, or both together, go with adoption; and who was adopted without passing one. */
export interface GateTest {
  readonly n: number;
  readonly adopted: number;
  /** Both, the first only, the second only, neither. */
  readonly cells: readonly [GateCell, GateCell, GateCell, GateCell];
  readonly first: GateContrast;
  readonly second: GateContrast;
  /** Both gates against whatever failed one. */
  readonly both: GateContrast;
  /** How often the first gate is passed, with the second and without: `adopted` counts those past the first. */
  readonly together: GateContrast;
  /** The second gate among those that passed the first: what it adds. */
  readonly secondGivenFirst: GateContrast;
}

/**
 * Tests whether two gates stand between a technique and its adoption. That a gate must be passed is refuted by a single
 * one that was adopted without; that it helps shows in the contrast of shares, by Fisher's exact test, which takes each
 * technique as an independent draw.
 */
export function testGates(subjects: readonly Gated[]): GateTest {
  const cell = (first: boolean, second: boolean): GateCell => {
    const own = subjects.filter((one) => one.first === first && one.second === second);
    return { first, second, ...tally(own) };
  };
  return {
    n: subjects.length,
    adopted: subjects.filter(({ adopted }) => adopted).length,
    cells: [cell(true, true), cell(true, false), cell(false, true), cell(false, false)],
    first: contrast(subjects, ({ first }) => first),
    second: contrast(subjects, ({ second }) => second),
    both: contrast(subjects, ({ first, second }) => first && second),
    together: contrast(
      subjects.map((one) => ({ ...one, adopted: one.first })),
      ({ second }) => second,
    ),
    secondGivenFirst: contrast(
      subjects.filter(({ first }) => first),
      ({ second }) => second,
    ),
  };
}

function contrast(subjects: readonly Gated[], trait: (one: Gated) => boolean): GateContrast {
  const inside = tally(subjects.filter(trait));
  const outside = tally(subjects.filter((one) => !trait(one)));
  const table: TwoByTwo = [
    [inside.adopted, inside.n - inside.adopted],
    [outside.adopted, outside.n - outside.adopted],
  ];
  const empty = inside.n === 0 || outside.n === 0;
  return {
    with: inside,
    without: outside,
    p: empty ? null : fisherExact(table),
    leastP: empty ? null : leastFisher(table),
  };
}

/** The smallest two-sided p of all tables with the margins of this one. */
export function leastFisher([[a, b], [c, d]]: TwoByTwo): number {
  const [first, second, trait] = [a + b, c + d, a + c];
  let least = 1;
  for (let x = Math.max(0, trait - second); x <= Math.min(first, trait); x += 1) {
    least = Math.min(
      least,
      fisherExact([
        [x, first - x],
        [trait - x, second - (trait - x)],
      ]),
    );
  }
  return least;
}

function tally(subjects: readonly Gated[]) {
  const adopted = subjects.filter((one) => one.adopted).length;
  return { adopted, n: subjects.length, share: wilsonShare(adopted, subjects.length) };
}
