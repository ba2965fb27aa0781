import { expect, test } from "vitest";
import type { QueryResult } from "../../src/engine/result.js";
import { toCsv, toJson } from "../../src/ui/downloads.js";

const result: QueryResult = {
  columns: [
    { name: "name", kind: "text" },
    { name: "lag", kind: "number" },
    { name: "sources", kind: "list" },
  ],
  rows: [
    { name: 'the "attractor", so called', lag: 1.5, sources: ["a", "b"] },
    { name: "two\nlines", lag: null, sources: [] },
  ],
};

test("CSV quotes what needs quotes and ends each record with CRLF", () => {
  expect(toCsv(result)).toBe('name,lag,sources\r\n"the ""attractor"", so called",1.5,a;b\r\n"two\nlines",,\r\n');
});

test("CSV of no rows is its header", () => {
  expect(toCsv({ ...result, rows: [] })).toBe("name,lag,sources\r\n");
});

test("JSON keeps types and says where it comes from", () => {
  expect(JSON.parse(toJson(result, { query: "tables/lag" }))).toEqual({ query: "tables/lag", ...result });
});
