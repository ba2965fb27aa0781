import { describe, expect, test } from "vitest";
import { decodeSql, encodeSql } from "../../src/ui/sql-codec.js";

const SQL =
  "-- größer als 2 → rot\nselect zone, count(*) as n from zones where zone = 'red' group by all order by n desc\n".repeat(
    5,
  );

describe("SQL in a link", () => {
  test.each(["", "select 1", SQL, "select '😀'"])("comes back as it was", (sql) => {
    expect(decodeSql(encodeSql(sql))).toEqual({ kind: "sql", sql });
  });

  test("needs no escaping in an address", () => {
    expect(encodeSql(SQL)).toMatch(/^1\.[\w-]+$/);
  });

  test("is shorter than the text", () => {
    expect(encodeSql(SQL).length).toBeLessThan(SQL.length / 2);
  });
});

describe("a damaged link", () => {
  const code = encodeSql(SQL);

  test("cut anywhere is told, never read as other SQL", () => {
    for (let end = 0; end < code.length; end += 1) expect(decodeSql(code.slice(0, end)).kind).toBe("damaged");
  });

  test("with any one character changed never gives other SQL", () => {
    for (let at = 2; at < code.length; at += 1) {
      const changed = `${code.slice(0, at)}${code[at] === "A" ? "B" : "A"}${code.slice(at + 1)}`;
      const decoded = decodeSql(changed);
      // The last character's spare bits carry nothing.
      expect(decoded.kind === "damaged" || decoded.sql === SQL).toBe(true);
    }
  });

  test.each([
    ["", "no version"],
    ["hello", "no version"],
    ["2.abc", "version 2"],
    ["1.!!!", "missing or changed"],
    [`1.${"A".repeat(30_000)}`, "too long"],
  ])("%# says what is wrong and what to do", (text, reason) => {
    const decoded = decodeSql(text);
    expect(decoded).toMatchObject({ kind: "damaged", message: expect.stringContaining(reason) });
    expect(decoded).toMatchObject({ message: expect.stringContaining("original query is shown") });
  });
});
