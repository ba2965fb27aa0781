import * as v from "valibot";
import type { QueryResult, Snapshot, Value } from "./result.js";

const value: v.GenericSchema<unknown, Value> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(value), v.record(v.string(), value)]),
);

const result = v.object({
  columns: v.array(
    v.object({
      name: v.string(),
      kind: v.picklist(["text", "number", "boolean", "date", "timestamp", "list", "struct"]),
    }),
  ),
  rows: v.array(v.record(v.string(), value)),
});

const snapshot = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  claims: v.array(v.string()),
  sql: v.string(),
  parameters: v.array(
    v.object({
      name: v.string(),
      type: v.picklist(["text", "number", "boolean", "date"]),
      default: v.union([v.string(), v.number(), v.boolean(), v.null()]),
      description: v.string(),
    }),
  ),
  catalogVersion: v.string(),
  result,
});

/**
 * Reads a query's snapshot as the build wrote it.
 *
 * @throws an error that names the part which is missing or of another kind
 */
export function readSnapshot(json: unknown): Snapshot {
  const parsed = v.safeParse(snapshot, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`the snapshot does not read at ${v.getDotPath(issue) ?? "its top"}: ${issue.message}`);
}

/**
 * Reads the rows of a query as the build wrote them.
 *
 * @throws where they are no result
 */
export function readResult(json: unknown): QueryResult {
  return v.parse(result, json);
}
