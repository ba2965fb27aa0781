/** Two ends of what an essay claims; one figure is both. */
export type Range = readonly [low: number, high: number];

interface Quantified {
  readonly id: string;
  readonly quantity: string | null;
  readonly unit: string | null;
}

/** A claim's figures, each with its unit: `~60; 32k` in `%; tokens` are two. A unit may stand for all. */
export function figuresOf({ quantity, unit }: Pick<Quantified, "quantity" | "unit">) {
  const units = (unit ?? "").split(";").map((part) => part.trim());
  return (quantity ?? "")
    .split(";")
    .map((part, i) => ({ text: part.trim(), unit: units[i] ?? units.at(-1) ?? "" }))
    .filter(({ text }) => text !== "");
}

const RANGE = /^~?(\d+(?:\.\d+)?)(k)?(?:[-–](\d+(?:\.\d+)?)(k)?)?$/i;

/** Reads `2-3`, `~60` or `64K-128K`, where K is 1,024; null where it is none of these. */
export function parseRange(text: string): Range | null {
  const [, low, lowK, high = low, highK = lowK] = RANGE.exec(text) ?? [];
  if (low === undefined || high === undefined) return null;
  return [Number(low) * (lowK ? 1024 : 1), Number(high) * (highK ? 1024 : 1)];
}

/**
 * The range that a claim names, by the place of the figure among the claim's figures.
 *
 * @throws Error where the claim is not on record or names no such range
 */
export function claimedRange(claims: readonly Quantified[], id: string, place = 0): Range {
  const claim = claims.find((candidate) => candidate.id === id);
  const range = parseRange((claim && figuresOf(claim)[place]?.text) ?? "");
  if (!range) throw new Error(`The claim ${id} names no range of numbers: ${claim?.quantity ?? "not on record"}`);
  return range;
}

/** The one number that a claim names. */
export function claimedNumber(claims: readonly Quantified[], id: string, place = 0): number {
  return claimedRange(claims, id, place)[0];
}

/**
 * The first day of what a claim dates: of a month, `2024-09`, or of the later half of a year, `2024 (late)`.
 *
 * @throws Error where the claim is not on record or names no such date
 */
export function claimedDate(claims: readonly Quantified[], id: string): string {
  const quantity = claims.find((candidate) => candidate.id === id)?.quantity ?? "";
  const [, year, month] = /^(\d{4})(?:-(\d{2})| \(late\))$/.exec(quantity) ?? [];
  if (year === undefined) throw new Error(`The claim ${id} names no date: ${quantity || "not on record"}`);
  return `${year}-${month ?? "07"}-01`;
}

/** A claim's figures as a reader would write them: `2–3×`, `~60%; 32K tokens`, `7B and 13B parameters`, `late 2024`. */
export function describeFigures(claim: Pick<Quantified, "quantity" | "unit">): string | null {
  const figures = figuresOf(claim);
  if (figures.length === 0) return null;
  const [{ unit } = { unit: "" }] = figures;
  if (figures.every((figure) => figure.unit === unit) && unit.startsWith("B ")) {
    return `${figures.map(({ text }) => `${dashed(text)}B`).join(" and ")} ${unit.slice(2)}`;
  }
  return figures.map(describeFigure).join("; ");
}

function describeFigure({ text, unit }: { readonly text: string; readonly unit: string }): string {
  if (text === "fraction") return "a fraction";
  if (unit === "date") return text.replace(/^(\d{4}) \((\w+)\)$/, "$2 $1");
  if (unit === "status" || unit === "") return text;
  if (unit === "x") return `${dashed(text)}×`;
  if (unit.startsWith("%")) return `${dashed(text)}${unit}`;
  return `${dashed(text)} ${unit}`;
}

/** A range with a dash between its ends, and K for thousands. */
function dashed(text: string): string {
  return text.replace(/(?<=[\dk])-(?=\d)/gi, "–").replace(/(?<=\d)k/g, "K");
}

/** `2–3`, for a chart's label. */
export function describeRange([low, high]: Range): string {
  return low === high ? String(low) : `${low}–${high}`;
}
