import { competitors, type KernelPair, type PairSide } from "../gpu/kernel-pair.js";
import type { ClaimedRange, PairFigure, PairVerdict } from "./pair-figures.js";
import { threeDigits } from "./words.js";

const NBSP = "\u00a0";

function amount(pair: KernelPair, value: number): string {
  return pair.compares === "utilization" ? `${threeDigits(value * 100)}${NBSP}%` : `${threeDigits(value)}×`;
}

/** `3.2× (3.1× to 3.3×, n 40)`; bytes are counted and have no interval. */
export function figureText(pair: KernelPair, { value, low, high, n }: PairFigure): string {
  const of = n === null ? "counted" : `${amount(pair, low)} to ${amount(pair, high)}, n${NBSP}${n}`;
  return `${amount(pair, value)} (${of})`;
}

/** What a pair's figure is, in words. */
export function comparisonText({ slower, faster, compares }: KernelPair): string {
  const [one, other] = [sideText(slower), sideText(faster)];
  if (compares === "utilization") return `Rate of ${one} as a share of that of ${other}`;
  const [what, that] = compares === "time" ? ["Time", "that"] : ["Bytes", "those"];
  return `${what} of ${one} over ${that} of ${other}`;
}

/** A side by its kernel, or by all that compete for it. */
function sideText(side: PairSide): string {
  const [first = "", ...others] = competitors(side);
  if (others.length === 0) return first;
  const degree = others.length === 1 ? "faster" : "fastest";
  return `the ${degree} of ${[first, ...others.slice(0, -1)].join(", ")} and ${others.at(-1)}`;
}

/** Which kernels stood for the sides that had a choice, to follow the parameters; empty where none had. */
export function chosenText(pair: KernelPair, first: string, second: string): string {
  const chosen = [
    ...(pair.slower.variants.length > 0 ? [first] : []),
    ...(pair.faster.variants.length > 0 ? [second] : []),
  ];
  return chosen.length === 0 ? "" : `; fastest here: ${chosen.join(" and ")}`;
}

/** What would bear the claim out, in words. */
export function expectationText(pair: KernelPair, claimed: ClaimedRange | null): string {
  if (pair.expects === "faster") return "Held against: above 1×, with the whole interval.";
  if (pair.expects === "nothing" || claimed === null) return "No figure to hold it against.";
  const unit = pair.compares === "utilization" ? `${NBSP}%` : "×";
  const range = `${threeDigits(claimed.low)}${unit} to ${threeDigits(claimed.high)}${unit}`;
  return claimed.isSingle
    ? `Held against: ${range}, as a single figure is read as from half to double.`
    : `Held against: ${range}.`;
}

/** Symbol and words of each verdict of a GPU. */
export const PAIR_VERDICTS: Readonly<Record<PairVerdict, { readonly symbol: string; readonly text: string }>> = {
  agrees: { symbol: "✓", text: "This GPU agrees" },
  disagrees: { symbol: "✕", text: "This GPU disagrees" },
  mixed: { symbol: "◐", text: "In part: the interval reaches into the range" },
  undecidable: { symbol: "?", text: "This GPU cannot decide" },
};
