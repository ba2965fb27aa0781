import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDate,
  formatElapsed,
  formatNumber,
  formatTimestamp,
  formatValue,
  labelOf,
  MISSING,
  sharedDigits,
} from "../../src/ui/format.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("dates", () => {
  test.each([
    ["2024-01-01", "year", "2024"],
    ["2024-05-01", "month", "May 2024"],
    ["2024-05-17", "day", "17 May 2024"],
  ] as const)("%s known to the %s is %s", (iso, precision, text) => {
    expect(plain(formatDate(iso, precision))).toBe(text);
  });

  test("what is no date is shown as it is", () => {
    expect(formatDate("soon")).toBe("soon");
    expect(formatDate("2024-13-01")).toBe("2024-13-01");
  });

  test("a timestamp keeps its minutes and names its zone", () => {
    expect(plain(formatTimestamp("2024-05-17T09:30:12.000Z"))).toBe("17 May 2024, 09:30 UTC");
  });
});

describe("numbers", () => {
  test("years and small counts have no comma, larger numbers do", () => {
    expect(formatNumber(2024)).toBe("2024");
    expect(formatNumber(12345)).toBe("12,345");
  });

  test("a minus is a minus, not a hyphen", () => {
    expect(formatNumber(-1.5)).toBe("−1.5");
    expect(formatNumber(-0.001, 2)).toBe("0.00");
  });

  test("small values keep their leading digits", () => {
    expect(formatNumber(0.000123456)).toBe("0.000123");
  });

  test("integers beyond a double keep every digit", () => {
    expect(formatValue("9007199254740993", "number")).toBe("9,007,199,254,740,993");
  });

  test("bytes, shares and other units are written by their unit", () => {
    expect(plain(formatBytes(512))).toBe("512 B");
    expect(plain(formatBytes(1536))).toBe("1.5 KiB");
    expect(plain(formatBytes(3 * 1024 ** 2))).toBe("3.0 MiB");
    expect(plain(formatValue(0.617, "number", { unit: "share" }))).toBe("62 %");
    expect(plain(formatValue(989, "number", { unit: "TFLOP/s" }))).toBe("989 TFLOP/s");
  });

  test("a column's decimals line up unless that would round values away", () => {
    expect(sharedDigits([1, 2.5, 3.25, null])).toBe(2);
    expect(sharedDigits([1, 2, 3])).toBe(0);
    expect(sharedDigits([1 / 3])).toBe(3);
    expect(sharedDigits([0.0001, 5])).toBeUndefined();
    expect(sharedDigits([])).toBe(0);
  });
});

test("what is not known is a dash, an empty list too", () => {
  expect(formatValue(null, "text")).toBe(MISSING);
  expect(formatValue(undefined, "number")).toBe(MISSING);
  expect(formatValue([], "list")).toBe(MISSING);
});

test("lists, booleans and structs are readable", () => {
  expect(formatValue(["a", null, "b"], "list")).toBe(`a, ${MISSING}, b`);
  expect(formatValue(true, "boolean")).toBe("yes");
  expect(formatValue({ h: 3 }, "struct")).toBe('{"h":3}');
});

test("counts agree with their noun and times with their size", () => {
  expect(plain(formatCount(1, "row"))).toBe("1 row");
  expect(plain(formatCount(0, "row"))).toBe("0 rows");
  expect(plain(formatElapsed(0.2))).toBe("under 1 ms");
  expect(plain(formatElapsed(1234))).toBe("1.2 s");
});

test("a column's name becomes its label", () => {
  expect(labelOf("first_production_date")).toBe("First production date");
  expect(labelOf("frontier_min_params_b")).toBe("Frontier minimum parameters (B)");
  expect(labelOf("count_linear_rnn")).toBe("Count linear RNN");
  expect(labelOf("max_h")).toBe("Maximum H");
});
