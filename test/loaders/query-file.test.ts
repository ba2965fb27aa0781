import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatProblem } from "../../loaders/problem.ts";
import { parseQueryFile } from "../../loaders/query-file.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { fixtureProject } from "./support.ts";

const parse = (text: string, id = "tables/q") => parseQueryFile(id, "q.sql", text);

const problems = (text: string, id?: string) => parse(text, id).problems.map(formatProblem);

const WHOLE = `-- title: Lags
-- description: Months from first publication
--   to each stage.
-- claims: claim-a, claim-b
-- param verified_only boolean = false: Only rows read in their source
-- param as_of date = 2025-12-31: Day of the verdict,
--   which may be any: even one to come
-- param tier text = null: One tier
-- param least number = -1.5: Shortest lag
SELECT 1 -- no header
WHERE $as_of::DATE > '2024-01-01' AND $tier IS NULL
  AND $verified_only AND $least < 0 AND $tier IS NULL
`;

test("a header gives title, description, claims and parameters; the rest is the SQL", () => {
  const { query, problems: found } = parse(WHOLE);
  expect(found).toEqual([]);
  expect(query).toMatchObject({
    id: "tables/q",
    title: "Lags",
    description: "Months from first publication to each stage.",
    claims: [
      { text: "claim-a", line: 4, column: 12 },
      { text: "claim-b", line: 4, column: 21 },
    ],
    parts: [],
  });
  expect(query.lines[0]).toEqual({ file: "q.sql", line: 10 });
  expect(query.sql).toMatch(/^SELECT 1 -- no header\n[\s\S]*IS NULL$/);
  expect(query.parameters).toEqual([
    {
      name: "verified_only",
      type: "boolean",
      default: false,
      description: "Only rows read in their source",
    },
    {
      name: "as_of",
      type: "date",
      default: "2025-12-31",
      description: "Day of the verdict, which may be any: even one to come",
    },
    { name: "tier", type: "text", default: null, description: "One tier" },
    { name: "least", type: "number", default: -1.5, description: "Shortest lag" },
  ]);
});

test("an empty line may stand between header and SQL", () => {
  const { sql, lines } = parse("-- title: T\n\n-- a comment\nSELECT 1\n").query;
  expect(sql).toBe("-- a comment\nSELECT 1");
  expect(lines.map(({ line }) => line)).toEqual([3, 4]);
});

test("a title is needed", () => {
  expect(problems("SELECT 1\n")).toEqual(["q.sql:1:1: title is missing: begin the file with -- title: …"]);
});

test("a repeated title is reported", () => {
  expect(problems("-- title: A\n-- title: B\nSELECT 1\n")).toEqual(["q.sql:2:1: title stands twice in the header"]);
});

test("a header line of no known kind is reported", () => {
  expect(problems("-- title: A\n-- essay: B\n-- hello\nSELECT 1\n")).toEqual([
    expect.stringMatching(/^q\.sql:2:1: a header line must begin with -- title:, /),
    expect.stringMatching(/^q\.sql:3:1: a header line must begin with -- title:, /),
  ]);
});

test("a file without SQL is reported", () => {
  expect(problems("-- title: A\n")).toEqual(["q.sql:2:1: there is no SQL after the header"]);
});

test("a parameter that the SQL uses must be declared, and is reported where it stands", () => {
  expect(problems("-- title: A\nSELECT 1,\n  $as_of::DATE\n")).toEqual([
    "q.sql:3:3: $as_of is not declared: add -- param as_of TYPE = DEFAULT: description",
  ]);
});

test("a declared parameter must be used, and a mention in a string, name or comment is no use", () => {
  const text = `-- title: A
-- param a text = null: Never
SELECT '$a', "$a", $$ $a $$, $tag$ $a $tag$ -- $a
/* $a */
`;
  expect(problems(text)).toEqual(["q.sql:2:1: parameter a is not used: $a is not in the SQL"]);
});

test("a parameter may not be declared twice", () => {
  expect(problems("-- title: A\n-- param a text = null: One\n-- param a number = 1: Two\nSELECT $a\n")).toEqual([
    "q.sql:3:1: parameter a is declared twice",
  ]);
});

test.each([
  ["a = null: No type", "the parameter cannot be read"],
  ["a text null: No equals sign", "the parameter cannot be read"],
  ["a text = null", "the parameter cannot be read"],
  ["a integer = 1: Unknown type", "parameter a has the type integer, but must be text, number, boolean or date"],
  ["a number = many: Not a number", "default many of parameter a is no number"],
  ["a boolean = yes: Not true or false", "default yes of parameter a is no boolean"],
  ["a date = 2025-02-30: No such day", "default 2025-02-30 of parameter a is no date"],
  ["a date = 2025-02: No day", "default 2025-02 of parameter a is no date"],
  ["a text = : Nothing", "default (empty) of parameter a is no text"],
])("the declaration %j is refused", (declaration, message) => {
  expect(problems(`-- title: A\n-- param ${declaration}\nSELECT $a\n`)[0]).toMatch(`q.sql:2:1: ${message}`);
});

test("a view needs a description and takes no parameters", () => {
  expect(problems("-- title: A\n-- param a text = null: One\nSELECT $a\n", "views/v")).toEqual([
    "q.sql:2:1: a view takes no parameters",
    "q.sql:1:1: description is missing: a view needs one",
  ]);
});

test("line ends of Windows are reported", () => {
  expect(problems("-- title: A\nSELECT 1\r\n")).toEqual([
    "q.sql:2:1: line ends in CRLF: save the file with LF line ends",
  ]);
});

test("a folder of queries is read in the order of names, views apart", async () => {
  const root = await fixtureProject({
    "tables/b.sql": "-- title: B\nSELECT 1\n",
    "tables/a.sql": "-- title: A\nSELECT 1\n",
    "views/v.sql": "-- title: V\n-- description: A view\nSELECT 1 AS x\n",
  });
  await writeFile(join(root, "src/queries/notes.md"), "");
  const { queries, views, problems: found } = await readQueryFolder(join(root, "src/queries"), "src/queries");
  expect(queries.map(({ id }) => id)).toEqual(["tables/a", "tables/b"]);
  expect(views.map(({ id, file }) => [id, file])).toEqual([["views/v", "src/queries/views/v.sql"]]);
  expect(found).toEqual([]);
});

test("a query outside a folder, or with a name that is no address, is reported", async () => {
  const root = await fixtureProject({ "a.sql": "SELECT 1", "tables/My Query.sql": "SELECT 1" });
  const { problems: found } = await readQueryFolder(join(root, "src/queries"), "src/queries");
  expect(found.map(formatProblem)).toEqual([
    expect.stringContaining("src/queries/a.sql:1:1: a query's path must be folder/name.sql"),
    expect.stringContaining("src/queries/tables/My Query.sql:1:1: a query's path must be folder/name.sql"),
  ]);
});
