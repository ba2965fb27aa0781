/** A time at a chain length. */
export interface GrowthPoint {
  readonly length: number;
  readonly seconds: number;
}

export type GrowthShape = "linear" | "power" | "exponential";

/** A shape of growth with two parameters, fitted to times by length. */
export interface GrowthFit {
  readonly shape: GrowthShape;
  /** linear: first + second n; power: first n^second; exponential: first e^(second n). */
  readonly first: number;
  readonly second: number;
  /** Root mean square of the relative misses, fit over time less 1. */
  readonly error: number;
  readonly at: (length: number) => number;
}

/**
 * Three shapes of growth fitted to the same points, the best first. Each has two parameters and minimises relative
 * misses: the straight line by weights of one over the squared time, the others as lines in logarithms. With as many
 * parameters each, the order is also that of Akaike's criterion.
 */
export function fitGrowth(points: readonly GrowthPoint[]): readonly GrowthFit[] {
  if (new Set(points.map(({ length }) => length)).size < 3)
    throw new RangeError("three chain lengths or more tell shapes of growth apart");
  const line = weightedLine(points.map(({ length, seconds }) => [length, seconds, 1 / seconds ** 2]));
  const power = weightedLine(points.map(({ length, seconds }) => [Math.log(length), Math.log(seconds), 1]));
  const exponential = weightedLine(points.map(({ length, seconds }) => [length, Math.log(seconds), 1]));
  const fits = [
    fitOf("linear", line.intercept, line.slope, (n) => line.intercept + line.slope * n, points),
    fitOf("power", Math.exp(power.intercept), power.slope, (n) => Math.exp(power.intercept) * n ** power.slope, points),
    fitOf(
      "exponential",
      Math.exp(exponential.intercept),
      exponential.slope,
      (n) => Math.exp(exponential.intercept + exponential.slope * n),
      points,
    ),
  ];
  return fits.sort((a, b) => a.error - b.error);
}

function fitOf(
  shape: GrowthShape,
  first: number,
  second: number,
  at: (length: number) => number,
  points: readonly GrowthPoint[],
): GrowthFit {
  const squares = points.reduce((total, { length, seconds }) => total + (at(length) / seconds - 1) ** 2, 0);
  return { shape, first, second, at, error: Math.sqrt(squares / points.length) };
}

/** The line that minimises the weighted squared misses of y over (x, y, weight). */
function weightedLine(points: readonly (readonly [number, number, number])[]): {
  readonly intercept: number;
  readonly slope: number;
} {
  const sum = (of: (x: number, y: number) => number) => points.reduce((total, [x, y, w]) => total + w * of(x, y), 0);
  const weight = sum(() => 1);
  const meanX = sum((x) => x) / weight;
  const meanY = sum((_, y) => y) / weight;
  const slope = sum((x, y) => (x - meanX) * (y - meanY)) / sum((x) => (x - meanX) ** 2);
  return { intercept: meanY - slope * meanX, slope };
}
