import { beforeAll, describe, expect, test } from "vitest";
import { decimalValue, intervalText } from "../../src/engine/scalars.js";
import type { Session } from "../../src/engine/session.js";
import { openFixture, resultOf, rowsOf } from "./fixture.js";

let session: Session;

beforeAll(async () => {
  ({ session } = await openFixture());
});

describe("a value", () => {
  test.each([
    ["1::TINYINT", 1, "number"],
    ["9007199254740991::BIGINT", 9007199254740991, "number"],
    ["9007199254740993::BIGINT", "9007199254740993", "number"],
    ["(-9007199254740993)::BIGINT", "-9007199254740993", "number"],
    ["18446744073709551615::UBIGINT", "18446744073709551615", "number"],
    ["(-5)::HUGEINT", -5, "number"],
    ["170141183460469231731687303715884105727::HUGEINT", "170141183460469231731687303715884105727", "number"],
    ["(-170141183460469231731687303715884105727)::HUGEINT", "-170141183460469231731687303715884105727", "number"],
    ["sum(1)", 1, "number"],
    ["count(*)", 1, "number"],
    ["avg(2)", 2, "number"],
    ["1.5", 1.5, "number"],
    ["-0.01::DECIMAL(18,3)", -0.01, "number"],
    ["-12.50", -12.5, "number"],
    ["707.143::DECIMAL(38,3)", 707.143, "number"],
    ["100000000000000000.000::DECIMAL(38,3)", "100000000000000000", "number"],
    ["12345678901234567890.125::DECIMAL(38,6)", "12345678901234567890.125", "number"],
    ["0.1::DOUBLE + 0.2::DOUBLE", 0.30000000000000004, "number"],
    ["0.5::FLOAT", 0.5, "number"],
    ["'NaN'::DOUBLE", null, "number"],
    ["'-inf'::DOUBLE", null, "number"],
    ["'inf'::FLOAT", null, "number"],
    ["true", true, "boolean"],
    ["'é😀'", "é😀", "text"],
    ["''", "", "text"],
    ["'b'::ENUM('a', 'b')", "b", "text"],
    ["['b'::ENUM('a', 'b'), NULL]", ["b", null], "list"],
    ["'a\\x00'::BLOB", "a\\x00", "text"],
    ["DATE '2024-02-29'", "2024-02-29", "date"],
    ["DATE '1600-12-31'", "1600-12-31", "date"],
    ["DATE '0001-01-01'", "0001-01-01", "date"],
    ["DATE 'infinity'", "infinity", "date"],
    ["TIMESTAMP '2024-02-03 04:05:06'", "2024-02-03T04:05:06", "timestamp"],
    ["TIMESTAMP '2024-02-03 04:05:06.789012'", "2024-02-03T04:05:06.789012", "timestamp"],
    ["TIMESTAMP '1969-12-31 23:59:59.5'", "1969-12-31T23:59:59.5", "timestamp"],
    ["TIMESTAMP '0300-01-01 00:00:00.000001'", "0300-01-01T00:00:00.000001", "timestamp"],
    ["TIMESTAMP 'infinity'", "infinity", "timestamp"],
    ["TIMESTAMP_S '2024-02-03 04:05:06'", "2024-02-03T04:05:06", "timestamp"],
    ["TIMESTAMP_NS '2024-02-03 04:05:06.1'", "2024-02-03T04:05:06.1", "timestamp"],
    ["TIMESTAMPTZ '2024-02-03 04:05:06+02'", "2024-02-03T02:05:06Z", "timestamp"],
    ["TIME '04:05:06.70'", "04:05:06.7", "text"],
    ["INTERVAL 14 MONTH + INTERVAL 1 DAY + INTERVAL 3500 MILLISECOND", "1 year 2 months 1 day 00:00:03.5", "text"],
    ["[1, NULL, 3]", [1, null, 3], "list"],
    ["[]::VARCHAR[]", [], "list"],
    ["[[1], [], NULL, [2, 3]]", [[1], [], null, [2, 3]], "list"],
    ["[DATE '2024-01-01', NULL]", ["2024-01-01", null], "list"],
    ["[1.5, 9007199254740993]", [1.5, "9007199254740993"], "list"],
    ["{'a': 1, 'b': ['x'], 'c': {'d': NULL}}", { a: 1, b: ["x"], c: { d: null } }, "struct"],
    ["row(1, 'x')", { "1": 1, "2": "x" }, "struct"],
    ["[{'a': 9007199254740993}]", [{ a: "9007199254740993" }], "list"],
    ["MAP(['k'], [1])", [{ key: "k", value: 1 }], "list"],
    ["NULL::DATE", null, "date"],
    ["NULL::VARCHAR[]", null, "list"],
    ["NULL::INTEGER", null, "number"],
    ["NULL::HUGEINT", null, "number"],
    ["NULL::TIMESTAMP", null, "timestamp"],
  ])("%s is read as %j, of kind %s", async (expression, value, kind) => {
    const result = await resultOf(session, `SELECT ${expression} AS v`);
    expect(result.rows).toEqual([{ v: value }]);
    expect(result.columns).toEqual([{ name: "v", kind }]);
    expect(JSON.parse(JSON.stringify(result.rows))).toEqual(result.rows);
  });

  test("keeps its row in a result of many batches", async () => {
    const rows = await rowsOf(
      session,
      "SELECT range AS r, [range] AS l, CASE WHEN range % 3 = 0 THEN NULL ELSE 'x' END AS t FROM range(5000)",
    );
    expect(rows).toHaveLength(5000);
    expect(rows.every((row, index) => row["r"] === index)).toBe(true);
    expect(rows[4999]).toEqual({ r: 4999, l: [4999], t: "x" });
    expect(rows[4998]?.["t"]).toBeNull();
  });

  test("of a text column is cut at the right places, whatever its characters and nulls", async () => {
    const texts = ["a", "", null, "é", "日本", "\ufeffbom", "😀 z"];
    const list = texts.map((text, index) => `(${index}, ${text === null ? "NULL" : `'${text}'`})`).join(", ");
    const rows = await rowsOf(session, `SELECT t, [t, 'x'] AS l FROM (VALUES ${list}) v(i, t) ORDER BY i`);
    expect(rows.map((row) => row["t"])).toEqual(texts);
    expect(rows.map((row) => row["l"])).toEqual(texts.map((text) => [text, "x"]));
    const ascii = await rowsOf(session, "SELECT range::VARCHAR AS t FROM range(3000)");
    expect(ascii.map((row) => row["t"])).toEqual(Array.from({ length: 3000 }, (_, index) => String(index)));
  });

  test("of a second column with one name is kept under a name of its own", async () => {
    const result = await resultOf(session, `SELECT 1 AS a, 2 AS a, 3 AS "a:1", 4 AS a`);
    expect(result.rows).toEqual([{ a: 1, "a:1": 2, "a:1:1": 3, "a:2": 4 }]);
  });

  test("of a column called __proto__ stays a value", async () => {
    const [row] = await rowsOf(session, `SELECT 1 AS "__proto__"`);
    expect(Object.entries(row ?? {})).toEqual([["__proto__", 1]]);
  });

  test("may be missing altogether: columns come without rows too", async () => {
    const result = await resultOf(session, "SELECT 1 AS a, 'x' AS b WHERE false");
    expect(result).toEqual({
      columns: [
        { name: "a", kind: "number" },
        { name: "b", kind: "text" },
      ],
      rows: [],
    });
  });
});

describe("a decimal", () => {
  test.each([
    [0n, 0n, 2, 0],
    [5n, 0n, 3, 0.005],
    [BigInt.asIntN(64, -5n), -1n, 1, -0.5],
    [9007199254740993n, 0n, 2, "90071992547409.93"],
  ])("with halves %d and %d and scale %d is %s", (low, high, scale, value) => {
    expect(decimalValue(low, high, scale)).toBe(value);
  });
});

describe("an interval", () => {
  test.each([
    [0, 0, 0n, "00:00:00"],
    [-13, 2, 0n, "-1 year -1 month 2 days"],
    [0, 0, -1_500_000_000n, "-00:00:01.5"],
    [0, 0, 90_000_000_000_000n, "25:00:00"],
  ])("of %d months, %d days and %d ns is %s", (months, days, nanoseconds, text) => {
    expect(intervalText(months, days, nanoseconds)).toBe(text);
  });
});
