import { extent } from "d3";
import { counted, enumerate } from "../../tables/finding.js";
import type { LeftOutRow } from "./rows.js";

/** The parameter of every query on the page that rests on zones at introduction. */
export const SHARED_PARAMETERS = ["max_months_late"] as const;

/** Level of `adoption_2025` that stands for standard use. */
const STANDARD = 3;

const NAMED = 12;

/** Names the techniques whose rating at introduction is no such thing; empty where there is none. */
export function leftOutSentence(rows: readonly LeftOutRow[]): string {
  const late = rows.filter(({ reason }) => reason === "rated_late");
  const undated = rows.filter(({ reason }) => reason === "no_date");
  const [least, most] = extent(late, ({ months_late }) => months_late ?? 0);
  const standard = late.filter(({ adoption_2025 }) => adoption_2025 === STANDARD).length;
  const parts = [
    ...(least === undefined || most === undefined
      ? []
      : [
          `${counted(late.length, "technique")} whose rating “at introduction” is as of a day ${least === most ? least : `${least} to ${most}`} months later, when their success could already show (${standard} of ${late.length} became standard), namely ${named(late.map(({ technique, months_late }) => `${technique} (+${months_late})`))}`,
        ]),
    ...(undated.length === 0
      ? []
      : [`${undated.length} without a date of first publication, ${named(undated.map(({ technique }) => technique))}`]),
  ];
  return parts.length === 0 ? "" : `Left out of every zone at introduction on this page: ${parts.join("; and ")}.`;
}

/** The first few; the query's table has them all. */
function named(techniques: readonly string[]): string {
  const others = techniques.length - NAMED;
  return enumerate(others > 1 ? [...techniques.slice(0, NAMED), `${others} others`] : techniques);
}
