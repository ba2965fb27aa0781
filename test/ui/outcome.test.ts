import { expect, test } from "vitest";
import type { QueryResult, Snapshot } from "../../src/engine/result.js";
import { outcomeOf, standardRun } from "../../src/ui/outcome.js";
import { differenceText, statusText } from "../../src/ui/query-status.js";

const result: QueryResult = { columns: [{ name: "lag", kind: "number" }], rows: [{ lag: 2.5 }] };
const snapshot: Snapshot = {
  id: "tables/lag",
  title: "Lag",
  description: "",
  claims: [],
  sql: "select 2.5 as lag where $verified_only or true",
  parameters: [{ name: "verified_only", type: "boolean", default: false, description: "" }],
  catalogVersion: "a1",
  result,
};
const live = (lag: number) => ({ ...result, rows: [{ lag }], elapsedMs: 12 });
const say = (...args: Parameters<typeof outcomeOf>) => statusText(outcomeOf(...args)).replaceAll("\u00a0", " ");

test("an equal result says so, with its rows and time", () => {
  expect(say(snapshot, standardRun(snapshot), live(2.5))).toBe("Live result equals the snapshot: 1 row, 12 ms");
});

test("a different result counts its cells", () => {
  expect(say(snapshot, standardRun(snapshot), live(3))).toBe("Live result differs in 1 cell from the snapshot");
});

test("a changed query is not compared; what was changed is said", () => {
  const run = { sql: "select 3 as lag", parameters: { verified_only: true } };
  expect(say(snapshot, run, live(3))).toBe(
    "Live result with only rows read in their source and your SQL: 1 row, 12 ms",
  );
});

test("differences read as sentences", () => {
  expect(differenceText({ kind: "cell", row: 0, column: "lag", snapshot: null, live: 3 })).toBe(
    "Row 1, lag: — in the snapshot, 3 live",
  );
  expect(differenceText({ kind: "column", column: "n", only: "live" })).toBe("Column n is in the live result only");
});
