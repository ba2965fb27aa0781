import { describe, expect, it } from "vitest";
import { jsonPlaces, tooDeep } from "../../src/schema/json-places.ts";
import { fileName, readFile, writeFile } from "../../src/workbench/document/file.ts";
import type { ParsedDocument } from "../../src/workbench/document/parse.ts";
import { documentOf, sql, TYPICAL } from "./fixtures.ts";

const told = (parsed: ParsedDocument) =>
  parsed.kind === "document" ? [] : parsed.problems.map(({ where, message }) => `${where}: ${message}`);

describe("a document as a file", () => {
  it("comes back as it was, and is written alike again", () => {
    const text = writeFile(TYPICAL);
    const read = readFile(text);
    expect(read).toEqual({ kind: "document", document: TYPICAL });
    expect(read.kind === "document" && writeFile(read.document)).toBe(text);
    expect(readFile(`\ufeff${text}`).kind).toBe("document");
  });

  it("has its fields in one order, whoever made it", () => {
    const { cells, ...head } = documentOf(sql("a", "SELECT 1"));
    expect(writeFile({ cells, ...head })).toBe(writeFile(documentOf(sql("a", "SELECT 1"))));
    expect(writeFile(documentOf(sql("a", "SELECT 1")))).toBe(`{
  "version": 1,
  "title": "A test",
  "dataset": "abc123",
  "cells": [
    {
      "id": "a",
      "kind": "sql",
      "name": "a",
      "sql": "SELECT 1"
    }
  ]
}
`);
  });

  it("can be opened again, or is not written", () => {
    const pageOf = (cells: number) =>
      documentOf(...Array.from({ length: cells }, (_, n) => sql(`q${n}`, "\u0001".repeat(19_999))));
    expect(readFile(writeFile(pageOf(41)))).toEqual({ kind: "document", document: pageOf(41) });
    expect(() => writeFile(pageOf(42))).toThrow(/too large for a file that can be opened again/);
  });

  it("leaves out its line breaks where it is too large with them", () => {
    const options = Array.from({ length: 100 }, (_, n) => `${n}`.padEnd(248, "."));
    const cells = Array.from({ length: 190 }, (_, n) => ({
      id: `p${n}`,
      kind: "parameter" as const,
      name: `p${n}`,
      label: "",
      control: { type: "select" as const, options },
      value: options[0] ?? "",
    }));
    const document = documentOf(...cells);
    expect(JSON.stringify(document, null, 2).length).toBeGreaterThan(5_000_000);
    expect(readFile(writeFile(document))).toEqual({ kind: "document", document });
  });

  it("has a name from its title", () => {
    expect(fileName(TYPICAL)).toBe("does-the-lag-from-paper-to-production-shrink-by-cohort.workbench.json");
    expect(fileName({ ...TYPICAL, title: "../ß?" }, "html")).toBe("analysis.html");
  });
});

describe("a bad file", () => {
  it.each([
    ["", "line 1, column 1: this is no JSON: expected a value, found the end"],
    ["{", "line 1, column 2: this is no JSON: expected a name in double quotes, found the end"],
    [
      '{\n  "version": 1,\n  title: "x"\n}',
      'line 3, column 3: this is no JSON: expected a name in double quotes, found "t"',
    ],
    ['{"a": 1,}', 'line 1, column 9: this is no JSON: expected a name in double quotes, found "}"'],
    ['{"a" 1}', 'line 1, column 6: this is no JSON: expected a colon, found "1"'],
    ["[1\n2]", 'line 2, column 1: this is no JSON: expected a comma or ], found "2"'],
    ['{"a": 01}', 'line 1, column 7: this is no JSON: expected a value, found "0"'],
    ["1 2", 'line 1, column 3: this is no JSON: expected the end, found "2"'],
    ['["a\nb"]', 'line 1, column 2: this is no JSON: expected a value, found "\\""'],
    ["[undefined]", 'line 1, column 2: this is no JSON: expected a value, found "u"'],
  ])("that is no JSON says where: %s", (text, message) => {
    expect(told(readFile(text))).toEqual([message]);
  });

  it("names the field and its place, and keeps the other cells", () => {
    const good = writeFile(documentOf(sql("a", "SELECT 1"), sql("b", "SELECT 2"), sql("c", "SELECT 3")));
    const bad = good.replace('"name": "b"', '"name": "b b"').replace('"sql": "SELECT 3"', '"sq": "SELECT 3"');
    const read = readFile(bad);
    expect(read).toMatchObject({ kind: "partial", document: { cells: [{ name: "a" }] } });
    expect(told(read)).toEqual([
      "cells[1].name, line 15, column 15: a name has letters, digits and underscores, and begins with no digit",
      'cells[2].sql, line 18, column 5: Invalid key: Expected "sql" but received undefined',
      'cells[2].sq, line 22, column 13: Invalid key: Expected never but received "sq"',
    ]);
  });

  it.each([
    ["[]", ", line 1, column 1", "a document is an object with version, title and cells"],
    ['{"version": 3, "cells": []}', "version, line 1, column 13", "it was made by a newer version of this page (3)"],
    ['{"cells": []}', "version, line 1, column 1", "it has version none, and this page reads version 1"],
    ['{"version": 1}', "cells, line 1, column 1", "it has no list of cells"],
    ["[".repeat(100_000), ", line 1, column 65", "it is nested more than 64 deep"],
    [`${"[".repeat(500_000)}${"]".repeat(500_000)}`, ", line 1, column 65", "it is nested more than 64 deep"],
    [`{"version": 1, "cells": ${"[".repeat(20)}${"]".repeat(20)}}`, ", line 1, column 1", "it is nested more than 16"],
    [
      `{"version":1,"cells":${"[".repeat(99_000)}${"]".repeat(99_000)}}`,
      ", line 1, column 85",
      "it is nested more than 64",
    ],
    [" ".repeat(5_000_001), "", "the file has more than 5000000 characters"],
  ])("that holds no document says why", (text, where, message) => {
    const read = readFile(text);
    expect(read).toMatchObject({ kind: "unreadable" });
    expect(told(read)[0]).toContain(`${where.replace(/^, /, "")}: ${message}`);
  });
});

describe("places in JSON", () => {
  it("agrees with JSON.parse on what is JSON", () => {
    const texts = [
      "null",
      "-0.5e+3",
      '"\\u00e4\\n"',
      "[]",
      "{}",
      '[1,{"a":[true,false,null]}]',
      ' [ 1 , "x" ] ',
      "\t1\n",
    ];
    const damaged = texts.flatMap((text) => [...text].map((_, i) => text.slice(0, i) + text.slice(i + 1)));
    const others = ["1.", ".5", "+1", "--1", "1e", "tru", "nulll", "'a'", '"\\x"', '{"a":1 "b":2}', "[,]", "\u00a01"];
    for (const text of [...texts, ...damaged, ...others]) {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(jsonPlaces(text).error === null, JSON.stringify(text)).toBe(isJson);
    }
  });

  it("gives the offset of each value that is asked for", () => {
    const { values } = jsonPlaces('{"a": [1, {"b": "x"}]}', new Set(["a", "a[1]", "a[1].b"]));
    expect(Object.fromEntries(values)).toEqual({ "": 0, a: 6, "a[1]": 10, "a[1].b": 16 });
  });

  it("stops at a depth that no document has, and so is the time that it takes", () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const deep = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;
      const beyond = { offset: 64 * open.length, message: "it is nested more than 64 deep" };
      expect(tooDeep(deep(64))).toBeNull();
      expect(jsonPlaces(deep(64)).error).toBeNull();
      for (const text of [deep(65), deep(99_000), open.repeat(99_000)]) {
        expect(tooDeep(text)).toEqual(beyond);
        expect(jsonPlaces(text)).toEqual({ error: beyond, values: new Map([["", 0]]) });
      }
    }
    expect(tooDeep(`"${"[".repeat(99)}\\"${"[".repeat(99)}"`)).toBeNull();
  });

  it("writes no path that was not asked for, nor a long one", () => {
    const long = "x".repeat(5_000);
    const { values } = jsonPlaces(`{"a": [1, 2], "${long}": [1, 2]}`, new Set([long, `${long}[0]`, "a"]));
    expect([...values.keys()]).toEqual(["", "a"]);
  });

  it("is told of a hostile file's fields in bounded words", () => {
    const list = `[${"0,".repeat(100_000)}0]`;
    const read = readFile(
      `{"version": 1, "title": "", "dataset": null, "cells": [], "${"x".repeat(500_000)}": ${list}}`,
    );
    expect(told(read).join("").length).toBeLessThan(1_000);
  });

  it("is told of the first entries only, where a list of any length is wrong throughout", () => {
    const columns = `[${"0,".repeat(450_000)}0]`;
    const cell = `{"id": "a", "kind": "table", "source": "b", "columns": ${columns}}`;
    const read = readFile(`{"version": 1, "title": "", "dataset": null, "cells": [${cell}]}`);
    expect(read).toMatchObject({ kind: "partial", document: { cells: [] } });
    expect(told(read)).toHaveLength(100);
  });

  it("is told of the first fields only, where there are thousands", () => {
    const fields = Array.from({ length: 5_000 }, (_, n) => `"x${n}": 0`);
    const read = told(readFile(`{"version": 1, "title": "", "dataset": null, "cells": [], ${fields.join(", ")}}`));
    expect(read).toHaveLength(5_000);
    expect(read.filter((text) => text.includes("line 1"))).toHaveLength(100);
  });
});
