/** A range of months that an essay claims; `to` is Infinity for "36+". */
export interface MonthRange {
  readonly from: number;
  readonly to: number;
}

/** Reads a claim's figure, `20`, `12-18` or `36+`; null where it is none of these. */
export function parseMonths(quantity: string | null | undefined): MonthRange | null {
  const [, from, to, open] = /^(\d+)(?:[-–](\d+)|(\+))?$/.exec(quantity ?? "") ?? [];
  if (from === undefined) return null;
  const start = Number(from);
  return { from: start, to: to === undefined ? (open === undefined ? start : Number.POSITIVE_INFINITY) : Number(to) };
}

/** Reads a claim's sum of months, `8+6+6=20`, as its parts; empty where it is none. */
export function parseParts(quantity: string | null | undefined): readonly number[] {
  const [sum] = (quantity ?? "").split("=");
  return sum !== undefined && /^\d+(\+\d+)+$/.test(sum) ? sum.split("+").map(Number) : [];
}

/** `12–18 months`, `36 months or more` */
export function describeRange({ from, to }: MonthRange): string {
  if (to === Number.POSITIVE_INFINITY) return `${from} months or more`;
  return from === to ? `${from} months` : `${from}–${to} months`;
}
