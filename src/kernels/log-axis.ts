import * as Plot from "@observablehq/plot";
import { format } from "d3";

/** Values worth a tick between two others: powers of ten, and where those are few, 2 and 5 times them as well. */
export function logTicks(from: number, to: number): readonly number[] {
  const decades = Array.from(
    { length: Math.ceil(Math.log10(to)) - Math.floor(Math.log10(from)) + 1 },
    (_, i) => Math.floor(Math.log10(from)) + i,
  );
  const between = (factors: readonly number[]) =>
    decades
      // As text, since powers of ten below 1 are not exact.
      .flatMap((decade) => factors.map((factor) => Number(`${factor}e${decade}`)))
      .filter((value) => value >= from && value <= to);
  const powers = between([1]);
  return powers.length > 3 ? powers : between([1, 2, 5]);
}

const SHORT = format("~s");

/** `0.05`, `20`, `3k`. */
function tickText(value: number): string {
  return value < 1 ? `${value}` : SHORT(value);
}

/** A logarithmic axis with a word at each of its ticks, which Plot's own leaves out for some, and lines across. */
export function logAxisY(domain: readonly [number, number], label: string) {
  const ticks = logTicks(...domain);
  return [Plot.gridY(ticks), Plot.axisY(ticks, { label, text: tickText })];
}

export function logAxisX(ticks: readonly number[], label: string) {
  return Plot.axisX(ticks, { label, text: (value: number) => (value < 10_000 ? `${value}` : tickText(value)) });
}
