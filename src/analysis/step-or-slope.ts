import { solve } from "./linear.js";

/** One subject: where it lies, and whether it has the trait. */
export interface Trial {
  readonly x: number;
  readonly success: boolean;
}

/** A model of the share of successes, with its maximised log-likelihood (natural logarithm). */
export interface Fit {
  readonly logLikelihood: number;
  readonly share: (x: number) => number;
}

/** One share below a line and another from it on: two parameters, the line being given beforehand. */
export function fitStep(trials: readonly Trial[], line: number): Fit {
  const [below, above] = [trials.filter(({ x }) => x < line), trials.filter(({ x }) => x >= line)];
  const [low, high] = [shareOf(below), shareOf(above)];
  return {
    logLikelihood: binomial(below, low) + binomial(above, high),
    share: (x) => (x < line ? low : high),
  };
}

/**
 * A smooth rise or fall: the logistic regression of success on `x` by maximum likelihood, with Newton's method
 * (McCullagh and Nelder 1989, section 4.4). Two parameters, like {@link fitStep}. Where `x` separates successes from
 * failures the slope has no maximum; the steps then stop at a log-likelihood of nearly 0, which is its limit.
 */
export function fitSlope(trials: readonly Trial[]): Fit {
  let [intercept, slope] = [0, 0];
  const share = (x: number) => 1 / (1 + Math.exp(-(intercept + slope * x)));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (const { x, success } of trials) {
      const p = share(x);
      const weight = p * (1 - p);
      g0 += Number(success) - p;
      g1 += (Number(success) - p) * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const step = solve(
      [
        [h00, h01],
        [h01, h11],
      ],
      [g0, g1],
    );
    if (step === null) break;
    intercept += step[0] ?? 0;
    slope += step[1] ?? 0;
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  const [a, b] = [intercept, slope];
  return {
    logLikelihood: trials.reduce((sum, { x, success }) => sum - softplus(success ? -(a + b * x) : a + b * x), 0),
    share,
  };
}

const MAX_ROUNDS = 50;

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

function shareOf(trials: readonly Trial[]): number {
  return trials.length === 0 ? 0 : trials.filter(({ success }) => success).length / trials.length;
}

/** The log-likelihood of trials that all succeed with one probability, without the binomial coefficient. */
function binomial(trials: readonly Trial[], share: number): number {
  return trials.reduce((sum, { success }) => sum + Math.log(success ? share : 1 - share), 0);
}
