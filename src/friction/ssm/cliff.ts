import { fisherExact } from "../../analysis/fisher.js";
import { type Fit, fitSlope, fitStep } from "../../analysis/step-or-slope.js";
import { type Share, wilsonShare } from "../../analysis/summary.js";
import { MIN_OBSERVATIONS } from "../../tables/finding.js";
import type { Verdict } from "../../ui/claim.js";
import { LINES, type Line, type Model } from "./model.js";

/** What "a pure model" and "its size" are taken to mean. */
export interface Definition {
  /** Where the cliff is claimed to be, in billions of parameters. */
  readonly line: Line;
  /** Whether linear RNNs count as pure, and hybrids of linear attention as hybrids; else both are left out. */
  readonly linear: boolean;
  /** Whether models converted from a trained Transformer count. */
  readonly converted: boolean;
  readonly size: "total" | "active";
}

/** A model under a definition. */
export interface Sized {
  readonly model: Model;
  readonly sizeB: number;
  readonly pure: boolean;
}

export interface CliffTest {
  readonly definition: Definition;
  readonly sized: readonly Sized[];
  /** Shares of pure models among pure and hybrid ones; null where there is no model. */
  readonly below: Share | null;
  readonly above: Share | null;
  readonly pureAbove: readonly Model[];
  /** Two-sided, by Fisher's exact test. */
  readonly pValue: number;
  readonly step: Fit;
  readonly slope: Fit;
  /**
   * How much better a step at the line describes the rows than a smooth change with size does: the difference of AIC,
   * which is twice that of the log-likelihoods as both have two parameters. Below 0 the smooth change is better.
   */
  readonly stepAdvantage: number;
  readonly verdict: Verdict;
}

/** The level at which a difference counts as shown. */
export const ALPHA = 0.05;

/** The difference of AIC from which one description counts as the better one (Burnham and Anderson 2002, section 2.6). */
export const DECISIVE = 2;

/** The models that a definition compares. */
export function sizedBy(
  models: readonly Model[],
  { linear, converted, size }: Omit<Definition, "line">,
): readonly Sized[] {
  return models.flatMap((model) => {
    const sizeB = size === "total" ? model.params_total_b : model.params_active_b;
    if (sizeB === null) return [];
    if (!converted && model.origin === "converted") return [];
    if (!linear && (model.family === "linear_rnn" || model.family === "hybrid_linear")) return [];
    return [{ model, sizeB, pure: model.kind !== "hybrid" }];
  });
}

/**
 * Whether pure models become rarer among pure and hybrid ones above a line, and whether at the line or gradually. It
 * takes models for independent draws, which models of one organisation are not, so p values are too small.
 */
export function cliffTest(models: readonly Model[], definition: Definition): CliffTest {
  const line = LINES[definition.line];
  const sized = sizedBy(models, definition);
  const [low, high] = [sized.filter(({ sizeB }) => sizeB < line), sized.filter(({ sizeB }) => sizeB >= line)];
  const pureIn = (side: readonly Sized[]) => side.filter(({ pure }) => pure);
  const [pureLow, pureHigh] = [pureIn(low).length, pureIn(high).length];
  const trials = sized.map(({ sizeB, pure }) => ({ x: Math.log(sizeB), success: pure }));
  const [step, slope] = [fitStep(trials, Math.log(line)), fitSlope(trials)];
  const test = {
    definition,
    sized,
    below: wilsonShare(pureLow, low.length),
    above: wilsonShare(pureHigh, high.length),
    pureAbove: pureIn(high).map(({ model }) => model),
    pValue: fisherExact([
      [pureLow, low.length - pureLow],
      [pureHigh, high.length - pureHigh],
    ]),
    step,
    slope,
    stepAdvantage: 2 * (step.logLikelihood - slope.logLikelihood),
  };
  return { ...test, verdict: verdictOf(test) };
}

/**
 * "There is a cliff at the line": agrees where the share falls and an edge describes that better than a gradual change,
 * disagrees where the gradual change is the better description.
 */
function verdictOf({ below, above, pValue, stepAdvantage }: Omit<CliffTest, "verdict">): Verdict {
  if (!below || !above || Math.min(below.n, above.n) < MIN_OBSERVATIONS) return "undecidable";
  if (pValue >= ALPHA) return "undecidable";
  if (above.share >= below.share || stepAdvantage <= -DECISIVE) return "disagrees";
  return stepAdvantage >= DECISIVE ? "agrees" : "mixed";
}

/** The test under every combination of definitions, those of the line of 7B first. */
export function allCliffTests(models: readonly Model[]): readonly CliffTest[] {
  return ([7, 13] as const).flatMap((line) =>
    [true, false].flatMap((linear) =>
      [false, true].flatMap((converted) =>
        (["total", "active"] as const).map((size) => cliffTest(models, { line, linear, converted, size })),
      ),
    ),
  );
}

export interface SizeBin {
  readonly label: string;
  /** Geometric mean of the sizes in the bin, in billions of parameters. */
  readonly middleB: number;
  readonly share: Share;
}

const BINS: readonly { readonly label: string; readonly holds: (sizeB: number) => boolean }[] = [
  { label: "up to 3B", holds: (b) => b <= 3 },
  { label: "3B to 7B", holds: (b) => b > 3 && b < LINES[7] },
  { label: "8B to 13B", holds: (b) => b >= LINES[7] && b < LINES[13] },
  { label: "13B to 40B", holds: (b) => b >= LINES[13] && b < 40 },
  { label: "40B and more", holds: (b) => b >= 40 },
];

/** The share of pure models in each bin of size that holds any model. */
export function sharesBySize(sized: readonly Sized[]): readonly SizeBin[] {
  return BINS.flatMap(({ label, holds }) => {
    const here = sized.filter(({ sizeB }) => holds(sizeB));
    const share = wilsonShare(here.filter(({ pure }) => pure).length, here.length);
    if (share === null) return [];
    const middleB = Math.exp(here.reduce((sum, { sizeB }) => sum + Math.log(sizeB), 0) / here.length);
    return [{ label, middleB, share }];
  });
}
