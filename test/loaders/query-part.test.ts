import { describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { formatProblem, ProblemsError } from "../../loaders/problem.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { takeSnapshots } from "../../loaders/snapshot.ts";
import { fixtureProject } from "./support.ts";

const PART = `-- title: Doubled
-- description: Of numbers (x): y, twice as much.
doubled AS (
  SELECT 2 * x AS y
  FROM numbers
)
`;

const QUERY = `-- title: Twice
WITH numbers AS (SELECT 1 AS x),
-- part: doubled,
more AS (SELECT y + 1 AS z FROM doubled)
SELECT z FROM more
`;

async function read(files: Readonly<Record<string, string>>) {
  const root = await fixtureProject(files);
  const { queries, problems } = await readQueryFolder(`${root}/src/queries`, "src/queries");
  return { root, queries, problems: problems.map(formatProblem) };
}

describe("a part", () => {
  it("stands in the place of the line that names it, and each line knows where it was written", async () => {
    const { queries, problems, root } = await read({ "parts/doubled.sql": PART, "tables/twice.sql": QUERY });
    expect(problems).toEqual([]);
    expect(queries.map(({ id }) => id)).toEqual(["tables/twice"]);
    expect(queries[0]?.sql).toBe(`WITH numbers AS (SELECT 1 AS x),
doubled AS (
  SELECT 2 * x AS y
  FROM numbers
),
more AS (SELECT y + 1 AS z FROM doubled)
SELECT z FROM more`);
    expect(queries[0]?.lines.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "src/queries/tables/twice.sql:2",
      "src/queries/parts/doubled.sql:3",
      "src/queries/parts/doubled.sql:4",
      "src/queries/parts/doubled.sql:5",
      "src/queries/parts/doubled.sql:6",
      "src/queries/tables/twice.sql:4",
      "src/queries/tables/twice.sql:5",
    ]);
    const { database } = await openDataset(root);
    expect((await runQuery(database.connection, queries[0]?.sql ?? "")).rows).toEqual([{ z: 3 }]);
    database.close();
  });

  it("that does not exist is reported where it is named, with the name that was meant", async () => {
    const { problems } = await read({
      "parts/doubled.sql": PART,
      "tables/twice.sql": QUERY,
      "tables/other.sql": QUERY.replace("doubled,", "doubeld,"),
    });
    expect(problems).toEqual(["src/queries/tables/other.sql:3:1: there is no part doubeld; did you mean doubled?"]);
  });

  it("that no query takes in, or that lacks a description, is reported", async () => {
    const { problems } = await read({ "parts/doubled.sql": "-- title: Doubled\ndoubled AS (SELECT 1)\n" });
    expect(problems).toEqual([
      "src/queries/parts/doubled.sql:1:1: description is missing",
      "src/queries/parts/doubled.sql:1:1: no query takes in this part",
    ]);
  });

  it("has no claims and no parameters of its own: those it uses are declared by the query", async () => {
    const part = PART.replace("2 * x", "$times * x");
    const { problems } = await read({
      "parts/doubled.sql": `-- claims: a\n${part}`,
      "tables/twice.sql": QUERY,
    });
    expect(problems).toEqual([
      "src/queries/parts/doubled.sql:1:1: a part has a title and a description; the rest is its query's",
      "src/queries/parts/doubled.sql:5:10: $times is not declared: add -- param times TYPE = DEFAULT: description to src/queries/tables/twice.sql",
    ]);
  });

  it("with a mistake is named with its own line, and with the query that takes it in", async () => {
    const { root } = await read({
      "parts/doubled.sql": PART.replace("2 * x", "2 * w"),
      "tables/twice.sql": QUERY,
    });
    const dataset = await openDataset(root);
    const failed = await takeSnapshots(dataset.database.connection, dataset.queries, dataset).catch(
      (error: unknown) => error,
    );
    dataset.database.close();
    expect(failed).toBeInstanceOf(ProblemsError);
    expect(String(failed)).toMatch(
      /src\/queries\/parts\/doubled\.sql:4:14: Binder Error: .* \(taken in by src\/queries\/tables\/twice\.sql\)/,
    );
  });
});
