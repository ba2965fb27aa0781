import { describe, expect, test } from "vitest";
import { EngineError } from "../../src/engine/errors.js";
import { bindParameters, parameterNames } from "../../src/engine/parameters.js";
import type { Parameters } from "../../src/engine/result.js";
import { tokenize } from "../../src/engine/tokens.js";

const bind = (sql: string, given: Parameters) => bindParameters(sql, tokenize(sql), given);

function errorOf(action: () => unknown): EngineError {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error("no EngineError came");
}

describe("parameters", () => {
  test("become numbers in the order of their first use, and a repeated one keeps its number", () => {
    const { sql, values } = bind("select $b, $a, $b", { a: 1, b: "x" });
    expect(sql).toBe("select $1, $2, $1");
    expect(values).toEqual(["x", 1]);
  });

  test.each(["'$a'", `"$a"`, "$$ $a $$", "$q$ $a $q$", "1 -- $a", "1 /* $a /* */ $a */", "e'\\' $a'", "x$a"])(
    "are not looked for in %s",
    (text) => {
      expect(bind(`select ${text}`, {})).toMatchObject({ sql: `select ${text}`, values: [] });
    },
  );

  test("are named once each", () => {
    expect(parameterNames(tokenize("$b $a $b"))).toEqual(["b", "a"]);
  });

  test("that lack a value are an error at their place", () => {
    const error = errorOf(() => bind("select\n  $a", {}));
    expect(error.message).toBe("the query needs a value for $a");
    expect(error.position).toEqual({ line: 2, column: 3 });
  });

  test("do not come from an object's prototype", () => {
    expect(errorOf(() => bind("select $toString", {})).message).toContain("needs a value for $toString");
  });

  test("that the query does not have are an error", () => {
    expect(errorOf(() => bind("select 1", { a: 1, b: 2 })).message).toBe("the query has no parameter $a, $b");
  });

  test.each(["select ?", "select $1"])("must have names: %s", (sql) => {
    expect(errorOf(() => bind(sql, {})).message).toContain("write $name");
  });

  test.each([
    ["NUL", "a\0b"],
    ["not a finite number", Number.NaN],
  ])("refuse a value that the engine would garble: %s", (message, value) => {
    expect(errorOf(() => bind("select $a", { a: value })).message).toContain(message);
  });

  test("map offsets in the text that runs to the original text", () => {
    const { sql, originalOffset } = bind("select $long_name, $x + foo, $long_name", { long_name: 1, x: 2 });
    expect(originalOffset(0)).toBe(0);
    expect(originalOffset(sql.indexOf("$1") + 1)).toBe("select ".length);
    expect(originalOffset(sql.indexOf("foo"))).toBe("select $long_name, $x + ".length);
    expect(originalOffset(sql.length)).toBe("select $long_name, $x + foo, $long_name".length);
  });
});
