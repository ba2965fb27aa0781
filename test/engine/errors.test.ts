import { describe, expect, test } from "vitest";
import { EngineError, explain, isDatabaseError, positionAt } from "../../src/engine/errors.js";

describe("an engine's error", () => {
  test("crosses to the page and back unchanged", () => {
    const error = new EngineError("sql", "wrong", { line: 2, column: 3 });
    expect(EngineError.from(structuredClone(error.toPlain()))).toEqual(error);
  });

  test("is kept as it is when wrapped, and anything else gets the given kind", () => {
    const error = new EngineError("load", "no");
    expect(EngineError.wrap(error, "sql")).toBe(error);
    expect(EngineError.wrap("text", "unavailable")).toMatchObject({ kind: "unavailable", message: "text" });
  });

  test("is DuckDB's if it begins as DuckDB's do", () => {
    expect(isDatabaseError(new Error("Binder Error: x"))).toBe(true);
    expect(isDatabaseError(new Error("Out of Memory Error: x"))).toBe(true);
    expect(isDatabaseError(new WebAssembly.RuntimeError("memory access out of bounds"))).toBe(false);
  });
});

describe("a position", () => {
  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [5, 3, 1],
  ])("at offset %d is line %d, column %d", (offset, line, column) => {
    expect(positionAt("ab\nc\n", offset)).toEqual({ line, column });
  });

  // The messages are what DuckDB 0.9.1 says for these texts.
  test.each([
    ["SELECT id FROM models\nWHERE id = '日本' AND nosuch = 4", "LINE 2: WHERE id = '日本' AND nosuch = 4", 30],
    [
      "SELECT NULL,\n  NULL + 1 FROM models where n=NULL and nosuch=3",
      "LINE 2: ...ELECT NULL,\n  NULL + 1 FROM models where n=NULL and nosuch=3",
      50,
    ],
    [
      "-- one\n/* two */ SELECT id FROM models WHERE nosuch = 4",
      "LINE 2: /* two */ SELECT id FROM models WHERE nosuch = 4",
      46,
    ],
  ])("is read from a message about %j", (sql, excerpt, caret) => {
    const message = `Binder Error: Referenced column "nosuch" not found in FROM clause!\n${excerpt}\n${" ".repeat(caret)}^`;
    expect(explain(new Error(message), sql).position).toEqual(positionAt(sql, sql.indexOf("nosuch")));
  });

  test("is the nearest of several places that the message may name", () => {
    const message = 'Binder Error: Referenced column "foo" not found\nLINE 2:   foo FROM models\n          ^';
    const sql = "SELECT 'foo' AS a,\n  foo FROM models";
    expect(explain(new Error(message), sql).position).toEqual({ line: 2, column: 3 });
  });

  test("is read from the caret where the message names nothing", () => {
    const message = "Binder Error: Subquery returns 2 columns\nLINE 2:   (SELECT 1, 2)\n          ^";
    expect(explain(new Error(message), "SELECT 1,\n  (SELECT 1, 2)").position).toEqual({ line: 2, column: 3 });
  });

  test("is read from the caret under an excerpt that was cut", () => {
    const sql = "SELECT NULL,\n  NULL + 1 FROM models where n=NULL and nosuch=3";
    const message = `Binder Error: wrong\nLINE 2: ...${sql.slice(1)}\n${" ".repeat(50)}^`;
    expect(explain(new Error(message), sql).position).toEqual(positionAt(sql, sql.indexOf("nosuch")));
  });

  test("is unknown where a message without an excerpt names what stands in the text twice", () => {
    const error = new Error('Binder Error: Ambiguous reference to column name "n"');
    expect(explain(error, "SELECT n FROM a, b WHERE n = 1").position).toBeNull();
    expect(explain(error, "SELECT n FROM a, b").position).toEqual({ line: 1, column: 8 });
  });

  test("is the first place of a column that there is not", () => {
    const error = new Error('Binder Error: Referenced column "n" not found in FROM clause!\nCandidate bindings: "a.m"');
    expect(explain(error, "SELECT m,\n  n\nFROM a\nGROUP BY n").position).toEqual({ line: 2, column: 3 });
  });
});

describe("a message", () => {
  test("loses DuckDB's prefix and excerpt, and keeps its hints", () => {
    const error = new Error(
      'Catalog Error: Table with name nope does not exist!\nDid you mean "models"?\nLINE 1: FROM nope\n             ^',
    );
    expect(explain(error, "FROM nope").message).toBe('Table with name nope does not exist!\nDid you mean "models"?');
  });

  test.each([
    ["IO Error: Can't find the home directory at '/home/web_user'\nSpecify", "blocked", /^extensions are switched off/],
    [
      "Permission Error: Loading external extensions is disabled through configuration",
      "blocked",
      /^extensions are switched off/,
    ],
    [
      "Permission Error: Scanning CSV files is disabled through configuration",
      "blocked",
      /^files and addresses .*\(CSV files\)$/,
    ],
    [
      'Invalid Input Error: Cannot change configuration option "threads" - the configuration has been locked',
      "blocked",
      /^settings are locked/,
    ],
    ["Out of Memory Error: could not allocate block\nLaunch the database", "sql", /^the query needs more memory/],
    ["Invalid Error: std::bad_alloc", "sql", /^the query needs more memory/],
  ])("is put in plain words: %s", (message, kind, expected) => {
    const error = explain(new Error(message), "SELECT 1");
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(expected);
  });
});
