import { type Cell, isList, isPartialDate } from "./cell.js";

/** A parsed row as rules see it: every declared column is present, null where the cell is empty. */
export type ParsedRow = Readonly<Record<string, Cell>>;

/** A condition on one row. `check` returns what is wrong, and the column to point at, or null. */
export interface Rule {
  readonly description: string;
  readonly check: (row: ParsedRow) => Violation | null;
}

export interface Violation {
  readonly column: string;
  readonly message: string;
}

const numberIn = (row: ParsedRow, column: string): number | null => {
  const cell = row[column];
  return typeof cell === "number" ? cell : null;
};

/** `smaller` may not exceed `larger`, where both are known. */
export function atMost(smaller: string, larger: string): Rule {
  return {
    description: `${smaller} is at most ${larger}`,
    check: (row) => {
      const low = numberIn(row, smaller);
      const high = numberIn(row, larger);
      if (low === null || high === null || low <= high) return null;
      return { column: smaller, message: `${smaller} ${low} is greater than ${larger} ${high}` };
    },
  };
}

/** `dividend` is a whole multiple of `divisor`, where both are known. */
export function divisible(dividend: string, divisor: string): Rule {
  return {
    description: `${dividend} is a multiple of ${divisor}`,
    check: (row) => {
      const whole = numberIn(row, dividend);
      const part = numberIn(row, divisor);
      if (whole === null || part === null || (part !== 0 && whole % part === 0)) return null;
      return { column: divisor, message: `${dividend} ${whole} is not divisible by ${divisor} ${part}` };
    },
  };
}

/** `later` is not certainly before `earlier`: `2024` may follow `2024-05-17`, `2023` may not. */
export function notBefore(later: string, earlier: string): Rule {
  return {
    description: `${later} is not before ${earlier}`,
    check: (row) => {
      const end = row[later];
      const start = row[earlier];
      if (!isPartialDate(end) || !isPartialDate(start) || end.last >= start.iso) return null;
      return { column: later, message: `${later} ${end.text} is before ${earlier} ${start.text}` };
    },
  };
}

/** A row marked as read in its source names that source. */
export const seenNeedsSource: Rule = {
  description: "a row marked as seen cites a source",
  check: (row) => {
    const sources = row["sources"];
    if (row["evidence"] !== "seen" || (isList(sources) && sources.length > 0)) return null;
    return { column: "evidence", message: "evidence is seen but sources is empty" };
  },
};

/** A disputed row says what the dispute is. */
export const disputeNeedsNote: Rule = {
  description: "a disputed row says in its note what is disputed",
  check: (row) =>
    row["evidence"] === "disputed" && row["note"] === null
      ? { column: "note", message: "evidence is disputed but note does not say what is disputed" }
      : null,
};
