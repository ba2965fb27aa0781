import { formatDate } from "../ui/format.js";
import type { TechniqueRow } from "./rows.js";

const FATES: Readonly<Record<number, string>> = {
  0: "no adoption found",
  1: "in a few models or products",
  2: "in several models or products",
  3: "standard",
};

/** How widely a technique was adopted by the end of 2025. */
export function fateWords(adoption: number | null): string {
  return adoption === null ? "adoption not known" : (FATES[adoption] ?? "adoption not known");
}

export function introducedWords({ introduced, introduced_precision: precision }: TechniqueRow): string {
  return `introduced ${formatDate(introduced, precision ?? "day")}`;
}
