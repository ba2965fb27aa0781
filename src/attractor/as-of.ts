import { isDate } from "../ui/parameter-state.js";
import type { PageState } from "../ui/url-state.js";

export const AS_OF_KEY = "as_of";

/** The last day of the facts on record when the pages were written; the default of their queries. */
export const STANDARD_AS_OF = "2026-11-21";

/** The Transformer's paper, before which no alternative to it counts. */
const FIRST_DAY = "2017-06-12";

function isUsable(day: string, today: string): boolean {
  return isDate(day) && day >= FIRST_DAY && day <= later(today, STANDARD_AS_OF);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The page's state as its queries may have it: a day that is none, or lies outside the record, counts as the default. */
export function settledDay(state: PageState, today: string): PageState {
  return {
    ...state,
    get: (key) => {
      const value = state.get(key);
      return key === AS_OF_KEY && (value === null || !isUsable(value, today)) ? null : value;
    },
  };
}

/** What a reader must know of an address whose day cannot be had; empty where it can. */
export function dayProblem(state: Pick<PageState, "get">, today: string): string {
  const day = state.get(AS_OF_KEY);
  if (day === null || isUsable(day, today)) return "";
  return `The link asks for as_of “${day}”, which is no day between the Transformer’s paper and today; ${STANDARD_AS_OF} is used.`;
}
