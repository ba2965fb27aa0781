import * as v from "valibot";
import type { QueryResult } from "../engine/result.js";

/**
 * Reads a result's rows as the type that a figure or test needs. An edited query may give other columns.
 *
 * @throws an error that names the first column that is missing or of another kind
 */
export function readRows<R>(row: v.GenericSchema<unknown, R>, result: QueryResult): readonly R[] {
  const parsed = v.safeParse(v.array(row), result.rows);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const column = String(issue.path?.at(-1)?.key ?? "");
  const known = result.columns.some(({ name }) => name === column);
  throw new Error(
    known ? `the column ${column} holds values of another kind than expected` : `the result has no column ${column}`,
  );
}
