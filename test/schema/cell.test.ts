import * as v from "valibot";
import { expect, test } from "vitest";
import { type Cell, cellSchema, parsePartialDate } from "../../src/schema/cell.ts";
import { boolean, type Column, date, integer, list, number, oneOf, text } from "../../src/schema/column.ts";

function parse(column: Column, cell: string): Cell | { readonly message: string } {
  const result = v.safeParse(cellSchema("size", column), cell, { abortPipeEarly: true });
  return result.success ? result.output : { message: result.issues[0].message };
}

const message = (column: Column, cell: string) => {
  const parsed = parse(column, cell);
  return typeof parsed === "object" && parsed !== null && "message" in parsed ? parsed.message : parsed;
};

test("a date may be known to the day, the month or the year", () => {
  expect(parsePartialDate("2024-02-29")).toEqual({
    text: "2024-02-29",
    iso: "2024-02-29",
    last: "2024-02-29",
    precision: "day",
  });
  expect(parsePartialDate("2024-02")).toMatchObject({ iso: "2024-02-01", last: "2024-02-29", precision: "month" });
  expect(parsePartialDate("2023-02")).toMatchObject({ iso: "2023-02-01", last: "2023-02-28", precision: "month" });
  expect(parsePartialDate("2023-12")).toMatchObject({ iso: "2023-12-01", last: "2023-12-31", precision: "month" });
  expect(parsePartialDate("2023")).toMatchObject({ iso: "2023-01-01", last: "2023-12-31", precision: "year" });
});

test.each([
  "2023-02-29",
  "1900-02-29",
  "2024-13",
  "2024-00",
  "2024-04-31",
  "2024-5-1",
  "24-05-01",
  "0224",
  "2024-05-17T00",
  " 2024",
  "",
])("%j is no date", (cell) => {
  expect(parsePartialDate(cell)).toBeNull();
});

test("the century rule for leap years holds", () => {
  expect(parsePartialDate("2000-02-29")?.iso).toBe("2000-02-29");
});

test("a date column says which forms it takes", () => {
  expect(message(date("d"), "May 2024")).toBe(
    'size must be a date such as 2024, 2024-05 or 2024-05-17, not "May 2024"',
  );
});

test("whole numbers are digits within bounds and within what SQL's INTEGER holds", () => {
  const count = integer("n", { min: 1, max: 100 });
  expect(parse(count, "12")).toBe(12);
  expect(message(count, "1.5")).toBe('size must be a whole number, not "1.5"');
  expect(message(count, "1,000")).toBe('size must be a whole number, not "1,000"');
  expect(message(count, "007")).toBe('size must be a whole number, not "007"');
  expect(message(count, "0")).toBe("size 0 is less than 1");
  expect(message(count, "101")).toBe("size 101 is greater than 100");
  expect(parse(integer("n"), "2147483647")).toBe(2147483647);
  expect(message(integer("n"), "2147483648")).toBe(
    "size 2147483648 is too large: a whole number may be at most 2147483647",
  );
});

test("numbers are plain decimals", () => {
  expect(parse(number("x"), "-0.25")).toBe(-0.25);
  expect(parse(number("x"), "7")).toBe(7);
  for (const cell of ["1e3", ".5", "5.", "NaN", "Infinity", "1 000", "0x10"]) {
    expect(message(number("x"), cell)).toBe(`size must be a number, not ${JSON.stringify(cell)}`);
  }
  expect(message(number("x"), "9".repeat(400))).toBe("size is too large to be a number");
});

test("truth is yes or no", () => {
  expect(parse(boolean("b"), "yes")).toBe(true);
  expect(parse(boolean("b"), "no")).toBe(false);
  expect(message(boolean("b"), "true")).toBe('size must be yes or no, not "true"');
});

test("an enumeration lists what it takes", () => {
  const kind = oneOf("k", { a: "first", b: "second" });
  expect(parse(kind, "b")).toBe("b");
  expect(message(kind, "c")).toBe('size must be one of a, b, not "c"');
  expect(message(kind, "toString")).toBe('size must be one of a, b, not "toString"');
});

test("text has no spaces around it and matches its pattern", () => {
  expect(parse(text("t"), "a b")).toBe("a b");
  expect(message(text("t"), "a ")).toBe("size begins or ends with a space");
  expect(message(text("t", { pattern: /^[a-z]+$/ }), "A")).toBe('size "A" does not match ^[a-z]+$');
});

test("a list has distinct items without spaces around them", () => {
  const items = list("l", { pattern: /^[a-z]+$/ });
  expect(parse(items, "a;b")).toEqual(["a", "b"]);
  expect(message(items, "a;b;a")).toBe("size names an item twice");
  expect(message(items, "a; b")).toBe('size has an empty item or a space beside a ";"');
  expect(message(items, "a;")).toBe('size has an empty item or a space beside a ";"');
  expect(message(items, "a;B")).toBe('size "B" does not match ^[a-z]+$');
});

test("a long text is shortened in a message", () => {
  expect(message(date("d"), "x".repeat(100))).toMatch(/not "x{59}…"$/);
});
