import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureAssembly } from "../../loaders/assembly.ts";
import { type Bench, openBench } from "../../loaders/gallery.ts";
import { readQueryFolder } from "../../loaders/query-folder.ts";
import { defaultParameters } from "../../loaders/run-query.ts";
import type { ParameterDeclaration, Parameters, Snapshot } from "../../src/engine/result.ts";
import { readSnapshot } from "../../src/engine/snapshot.ts";
import type { Carried, CarriedPart } from "../../src/ui/carry.ts";
import { graphOf } from "../../src/workbench/document/graph.ts";
import { linkOf } from "../../src/workbench/document/link.ts";
import { parseDocument } from "../../src/workbench/document/parse.ts";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { documentFrom, type Site } from "../../src/workbench/open/document-from.ts";
import { carriedParameter } from "../../src/workbench/open/parameters.ts";

const SITE: Site = { version: "v1", tables: ["models", "zones"] };

const verified: ParameterDeclaration = {
  name: "verified_only",
  type: "boolean",
  default: false,
  description: "Only rows read in their source",
};

function queryPart(sql: string, parameters: readonly ParameterDeclaration[], given: Parameters, id = "tables/kept") {
  return { kind: "query", query: { id, sql, parameters }, run: { sql, parameters: given } } as const;
}

function made(parts: readonly CarriedPart[], site: Site = SITE, page: string | null = null): WorkbenchDocument {
  const carried: Carried = { title: "T", page: "", parts };
  const found = documentFrom(carried, site, page);
  if (found.kind !== "document") expect.unreachable(found.message);
  expect(parseDocument(found.document)).toEqual({ kind: "document", document: found.document });
  return found.document;
}

describe("a query of a page", () => {
  it("becomes a query of the document under its own name, with its page and the dataset’s version", () => {
    expect(made([queryPart("SELECT 1", [], {}, "tables/infrastructure-lag")], SITE, "./tables/4?x=(1)")).toEqual({
      version: 1,
      title: "T",
      dataset: "v1",
      cells: [
        { id: "from", kind: "markdown", text: "From [this page](<./tables/4?x=(1)>) of the site." },
        { id: "c1", kind: "sql", name: "infrastructure_lag", sql: "SELECT 1" },
      ],
    });
  });

  it("takes no name of a table", () => {
    const [cell] = made([queryPart("FROM zones", [], {}, "friction/zones")]).cells;
    expect(cell).toMatchObject({ name: "zones_2", sql: "FROM zones" });
  });

  it("brings the parameters that it names, at the page’s values", () => {
    const sql = "SELECT '$verified_only' AS t WHERE $verified_only OR n > $least -- $verified_only";
    const least: ParameterDeclaration = { name: "least", type: "number", default: 1, description: "Least [1|5]" };
    const unused: ParameterDeclaration = { ...verified, name: "unused" };
    expect(
      made([queryPart(sql, [verified, least, unused], { verified_only: true, least: 5, unused: true })]).cells,
    ).toEqual([
      {
        id: "c1",
        kind: "parameter",
        name: "verified_only",
        label: "Only rows read in their source",
        control: { type: "select", options: ["false", "true"] },
        value: "true",
      },
      {
        id: "c2",
        kind: "parameter",
        name: "least",
        label: "Least",
        control: { type: "select", options: [1, 5] },
        value: 5,
      },
      {
        id: "c3",
        kind: "sql",
        name: "kept",
        sql: "SELECT '$verified_only' AS t WHERE CAST($verified_only AS BOOLEAN) OR n > $least -- $verified_only",
      },
    ]);
  });

  it("shares a parameter with another query that has it at the same value", () => {
    const part = queryPart("SELECT $verified_only", [verified], { verified_only: true });
    expect(made([part, part]).cells.map((cell) => ("name" in cell ? cell.name : ""))).toEqual([
      "verified_only",
      "kept",
      "kept_2",
    ]);
  });

  it("renames a parameter that is called like a table or a word of SQL", () => {
    const window: ParameterDeclaration = { name: "window", type: "number", default: 3, description: "" };
    const { cells } = made([queryPart("SELECT $window", [window], { window: 3 })]);
    expect(cells).toMatchObject([
      { name: "window_2", value: "3" },
      { sql: "SELECT CAST(nullif($window_2, '') AS DOUBLE)" },
    ]);
  });

  it("that reads what the workbench does not know says so at its cell", () => {
    const document = made([queryPart("FROM nowhere", [], {})]);
    const problems = [...graphOf(document, SITE).nodes.values()].flatMap((node) => node.problems);
    expect(problems).toEqual([{ kind: "missing", message: "there is no table or cell named nowhere" }]);
  });
});

describe("a parameter", () => {
  const of = (type: ParameterDeclaration["type"], value: string | number | boolean | null, description = "") =>
    carriedParameter({ name: "p", type, default: null, description }, value);

  it.each([
    ["a day", of("date", "2024-02-29"), { type: "date" }, "2024-02-29", "$name"],
    ["no day", of("date", null), { type: "text" }, "", "nullif($name, '')"],
    ["a number", of("number", 0.5), { type: "text" }, "0.5", "CAST(nullif($name, '') AS DOUBLE)"],
    ["no text", of("text", null), { type: "text" }, "", "nullif($name, '')"],
    [
      "a choice that may be empty",
      of("text", "a", "One [a|b]"),
      { type: "select", options: ["", "a", "b"] },
      "a",
      "nullif($name, '')",
    ],
  ])("that is %s keeps its value", (_, { control, value, expression }, ...expected) => {
    expect([control, value, expression]).toEqual(expected);
  });
});

describe("other parts of a page", () => {
  const result = { columns: [{ name: "n", kind: "number" } as const], rows: [{ n: 1 }] };

  it("a figure is drawn by its spec, or by a suggested one that says so", () => {
    const spec = { mark: "barX", channels: { x: { column: "n" }, y: { column: "n" } } } as const;
    const chart = (given: typeof spec | null) => ({ kind: "chart", columns: result.columns, spec: given }) as const;
    const rows = { kind: "rows", name: "a-figure", result, among: null } as const;
    expect(made([rows, chart(spec)]).cells[1]).toEqual({ id: "c2", kind: "chart", source: "a_figure", spec });
    expect(made([rows, chart(null)]).cells[1]).toMatchObject({
      kind: "chart",
      source: "a_figure",
      spec: { caption: expect.stringContaining("not the page’s own drawing") },
    });
    expect(made([rows, { ...chart(null), columns: [] }]).cells).toHaveLength(2);
  });

  it("rows without a query come as they are; too many are refused", () => {
    const [note, cell] = made([{ kind: "rows", name: "r", result, among: null }]).cells;
    expect(note).toMatchObject({ kind: "markdown", text: expect.stringContaining("It made the rows below itself") });
    expect(cell).toMatchObject({ kind: "sql", name: "r", sql: expect.stringContaining("VALUES (CAST(1 AS DOUBLE))") });
    const many = { ...result, rows: Array.from({ length: 2000 }, () => ({ n: 1 })) };
    const part = { kind: "rows", name: "r", result: many, among: null } as const;
    const found = documentFrom({ title: "", page: "", parts: [part] }, SITE, null);
    expect(found.kind).toBe("problem");
  });

  it("rows chosen among those of a query bring that query where they are too many themselves", () => {
    const many = { ...result, rows: Array.from({ length: 2000 }, () => ({ n: 1 })) };
    const { query, run } = queryPart("SELECT 1 AS n", [], {});
    const { cells } = made([{ kind: "rows", name: "r", result: many, among: { query, run } }]);
    expect(cells).toMatchObject([
      { kind: "markdown", text: "Its figure draws a part of the rows below." },
      { kind: "sql", name: "kept", sql: "SELECT 1 AS n" },
    ]);
  });

  it("a bet becomes a bet, with the definitions that differ; one whose query was edited becomes a query", () => {
    const part = queryPart("SELECT $verified_only", [verified], { verified_only: true }, "predictions/a-bet");
    expect(made([part]).cells).toEqual([
      { id: "c1", kind: "prediction", name: "a_bet", prediction: "a-bet", parameters: { verified_only: true } },
    ]);
    const edited = { ...part, run: { ...part.run, sql: "SELECT 2" } };
    expect(made([edited]).cells).toMatchObject([{ kind: "sql", sql: "SELECT 2" }]);
  });

  it("a kernel becomes a kernel by its id", () => {
    const part = { kind: "kernel", kernel: "gemm-tiled", parameters: { m: 64 } } as const;
    expect(made([part]).cells).toEqual([
      { id: "c1", kind: "kernel", name: "gemm_tiled", kernel: "gemm-tiled", parameters: { m: 64 } },
    ]);
  });

  it("more parts than a document may have cells are refused", () => {
    const part = { kind: "kernel", kernel: "gemm-tiled", parameters: {} } as const;
    const parts = Array.from({ length: 201 }, () => part);
    expect(documentFrom({ title: "", page: "", parts }, SITE, null).kind).toBe("problem");
  });

  it("a claim comes with what the essay says and its test", () => {
    const about = { title: "", description: "", claims: [], catalogVersion: "" };
    const snapshot: Snapshot = { ...about, id: "claims/a", sql: "SELECT 7", parameters: [], result };
    const { cells } = made([{ kind: "claims", ids: ["a", "b"] }], {
      ...SITE,
      testOf: (id) => (id === "a" ? snapshot : undefined),
    });
    expect(cells).toMatchObject([
      { name: "claim", sql: expect.stringContaining("WHERE id = 'a'") },
      { name: "a", sql: "SELECT 7" },
      { name: "claim_2", sql: expect.stringContaining("WHERE id = 'b'") },
    ]);
  });
});

describe("every query of the site", async () => {
  const { queries } = await readQueryFolder("src/queries");
  let bench: Bench;
  let site: Site;

  beforeAll(async () => {
    bench = await openBench(".");
    const { version, tables, views } = bench.catalog;
    site = { version, tables: [...tables, ...views].map(({ name }) => name) };
  }, 120_000);

  const asQuery = (query: (typeof queries)[number], given = defaultParameters(query.parameters)) =>
    made(
      [queryPart(query.sql, query.parameters, given, query.id.replace(/^predictions\//, "bets/"))],
      site,
      "./a/page",
    );

  it("opens without a problem, in a link", () => {
    for (const query of queries) {
      const document = asQuery(query);
      const problems = [...graphOf(document, site).nodes.values()].flatMap((node) => node.problems);
      expect(problems, query.id).toEqual([]);
      expect(linkOf(document, "https://hardware-friction-map.example.org/workbench").kind, query.id).toBe("link");
    }
  });

  // All kinds of parameters are among them; the rest differs by its SQL alone, which other tests run.
  const withParameters = queries.filter(({ id, parameters }) => /^(?:tables|lag)\//.test(id) || parameters.length > 6);

  it.each(withParameters.map((query) => [query.id, query] as const))("gives the page’s rows: %s", async (_, query) => {
    const { folder } = await ensureAssembly(".");
    const snapshot = readSnapshot(JSON.parse(await readFile(join(folder, `queries/${query.id}.json`), "utf8")));
    const document = asQuery(query);
    const outcome = (await bench.run(document)).outcomes.get(document.cells.at(-1)?.id ?? "");
    expect(outcome).toEqual({ kind: "rows", result: snapshot.result });
  });
});
