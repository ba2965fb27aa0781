import { describe, expect, test } from "vitest";
import { spelledName, tokenize } from "../../src/engine/tokens.js";

const texts = (sql: string) => tokenize(sql).map((token) => token.text);

describe("the tokenizer", () => {
  test("leaves out white space and comments, nested ones too", () => {
    expect(texts("select /* a /* b */ 'c' */ 1 -- $x\n, 2")).toEqual(["select", "1", ",", "2"]);
  });

  test("keeps strings and quoted names whole", () => {
    expect(texts(`'it''s' "a ""b""" e'\\'' $$x;y$$ $q$ $$ $q$`)).toEqual([
      "'it''s'",
      '"a ""b"""',
      "e'\\''",
      "$$x;y$$",
      "$q$ $$ $q$",
    ]);
  });

  test.each(["'abc; drop", '"abc; drop', "$$abc; drop", "$q$abc; drop", "e'abc\\", "/* abc; drop"])(
    "takes nothing for code after an opening without end: %s",
    (sql) => {
      expect(tokenize(sql).every((token) => token.kind === "string" || token.kind === "quoted")).toBe(true);
    },
  );

  test("knows parameters from dollar quotes and from dollars inside names", () => {
    expect(
      tokenize("$a + b$c + $1 + ?")
        .filter((token) => token.kind === "parameter")
        .map((token) => token.text),
    ).toEqual(["$a", "$1", "?"]);
  });

  test("covers a long text in linear time and without exhausting the stack", () => {
    const long = "x".repeat(2_000_000);
    expect(texts(`select '${long}''${long}'`)).toHaveLength(2);
  });

  test("says what name a token spells", () => {
    expect(tokenize(`a "b""c" 'd''e' $$f$$ $q$g$q$ 1`).map(spelledName)).toEqual(["a", 'b"c', "d'e", "f", "g", null]);
  });
});
