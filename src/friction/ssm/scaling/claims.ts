import * as v from "valibot";
import { type ClaimTest, enumerate, findingFrom } from "../../../tables/finding.js";
import type { Verdict } from "../../../ui/claim.js";
import { type ClaimedScaling, times } from "./findings.js";

export const taxResultRow = v.object({
  id: v.string(),
  scenario: v.string(),
  mixer: v.string(),
  dealing: v.string(),
  value: v.number(),
  low: v.number(),
  high: v.number(),
  evidence: v.string(),
});

/** A computed tax of one of the claims' runs, for one kind of model and one way of dealing sequences out. */
export type TaxResult = v.InferOutput<typeof taxResultRow>;

/** One kind of model and one way of dealing out, in both of the claims' runs. */
interface Pair {
  readonly isUsual: boolean;
  readonly small: number;
  readonly large: TaxResult;
}

function pairsOf(rows: readonly TaxResult[]): readonly Pair[] {
  return rows
    .filter(({ scenario }) => scenario === "65b.512-gpus")
    .flatMap((large) => {
      const small = rows.find(
        ({ scenario, mixer, dealing }) =>
          scenario === "7b.8-gpus" && mixer === large.mixer && dealing === large.dealing,
      );
      return small === undefined ? [] : [{ isUsual: large.dealing === "team", small: small.value, large }];
    });
}

/**
 * The rule of the audit where no run was measured: a claim in parts agrees where all hold with sequences kept whole, for
 * every kind of model; in part where one does, or all do in some way of dealing out.
 */
function judge(pairs: readonly Pair[], parts: (pair: Pair) => number, whole: number): Verdict {
  const usual = pairs.filter(({ isUsual }) => isUsual).map(parts);
  if (pairs.length === 0) return "undecidable";
  if (usual.length > 0 && usual.every((held) => held >= whole)) return "agrees";
  return usual.some((held) => held > 0) || pairs.some((pair) => parts(pair) >= whole) ? "mixed" : "disagrees";
}

function describeRuns(pairs: readonly Pair[], value: (pair: Pair) => number, where: string): string {
  const range = (of: readonly Pair[]) => {
    const values = of.map(value);
    return values.length === 0 ? "nothing" : `${times(Math.min(...values))} to ${times(Math.max(...values))}`;
  };
  const [usual, cut] = [pairs.filter(({ isUsual }) => isUsual), pairs.filter(({ isUsual }) => !isUsual)];
  return `${where} ${enumerate([`${range(usual)} with sequences whole`, `${range(cut)} with each cut over all GPUs`])}`;
}

/** The claims on the tax of training without attention. */
export function taxClaims({ small, large: [low, high], atScale }: ClaimedScaling): readonly ClaimTest<TaxResult>[] {
  const near = (value: number, claimed: number) => Math.abs(value - claimed) <= claimed / 5;
  const sentence = (pairs: readonly Pair[]) =>
    pairs.length === 0
      ? "No computed tax is left in this selection."
      : `Computed, for Mamba-1 and Mamba-2: ${describeRuns(pairs, (pair) => pair.small, "at 7B on 8 GPUs")}; ${describeRuns(pairs, (pair) => pair.large.value, "at 65B on 512")}.`;
  const test = (claim: string, parts: (pair: Pair) => number, whole: number): ClaimTest<TaxResult> => ({
    claim,
    reading: "the computed training times under three ways of dealing sequences out",
    test: (rows) => {
      const pairs = pairsOf(rows);
      return findingFrom(rows, judge(pairs, parts, whole), sentence(pairs));
    },
  });
  return [
    test(
      "map-tax-1p5-to-3-5",
      (p) => Number(near(p.small, small)) + Number(p.large.value >= low && p.large.value <= high),
      2,
    ),
    test("map-3x-tax", ({ large, isUsual }) => {
      // Cut in a way that few would, a range that holds the claim speaks for it as much as a value.
      const isWithin = large.low <= 1.2 * atScale && large.high >= 0.8 * atScale;
      return near(large.value, atScale) || (!isUsual && isWithin) ? 2 : 0;
    }, 2),
    test("map-gpus-8-512", (p) => Number(p.small < 1.5) + Number(p.large.value > 2), 2),
  ];
}
