/** An input that is known as a range. */
export interface RangedInput<K extends string = string> {
  readonly id: K;
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/** What one input does to a result while the others stay at their values. */
export interface TornadoBar<K extends string = string> {
  readonly id: K;
  readonly input: RangedInput<K>;
  /** The result with the input at its low and at its high end. */
  readonly atLow: number;
  readonly atHigh: number;
  readonly swing: number;
}

export interface Tornado<K extends string = string> {
  /** The result with every input at its value. */
  readonly value: number;
  /** Sorted by swing, widest first. */
  readonly bars: readonly TornadoBar<K>[];
}

/** A result as a function of its inputs, each asked for by its id. */
export type Model<K extends string> = (at: (id: K) => number) => number;

/**
 * One-at-a-time sensitivity: how far a result moves while each input runs through its range and the others stay. It
 * says nothing of inputs that act together: see `rangeOverCorners`.
 */
export function tornado<K extends string>(inputs: readonly RangedInput<K>[], model: Model<K>): Tornado<K> {
  const evaluate = (pick: (input: RangedInput<K>) => number) => model(lookUp(inputs, pick));
  const bars = inputs.map((input) => {
    const atLow = evaluate((other) => (other === input ? other.low : other.value));
    const atHigh = evaluate((other) => (other === input ? other.high : other.value));
    return { id: input.id, input, atLow, atHigh, swing: Math.abs(atHigh - atLow) };
  });
  return {
    value: evaluate(({ value }) => value),
    bars: bars.sort((a, b) => b.swing - a.swing || a.id.localeCompare(b.id)),
  };
}

/**
 * Least and greatest result over every combination of the inputs' ends: the whole range where the result is monotone in
 * each input. The work doubles with each input.
 */
export function rangeOverCorners<K extends string>(
  inputs: readonly RangedInput<K>[],
  model: Model<K>,
): { readonly low: number; readonly high: number } {
  const results = Array.from({ length: 2 ** inputs.length }, (_, corner) =>
    model(lookUp(inputs, ({ low, high }, index) => ((corner >> index) & 1 ? high : low))),
  );
  return { low: Math.min(...results), high: Math.max(...results) };
}

function lookUp<K extends string>(
  inputs: readonly RangedInput<K>[],
  pick: (input: RangedInput<K>, index: number) => number,
): (id: K) => number {
  const values = new Map(inputs.map((input, index) => [input.id, pick(input, index)]));
  return (id) => {
    const value = values.get(id);
    if (value === undefined) throw new Error(`there is no input ${id}`);
    return value;
  };
}
