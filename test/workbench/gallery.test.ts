import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataset } from "../../loaders/assemble.ts";
import { type Bench, cardOf, openBench } from "../../loaders/gallery.ts";
import { runQuery } from "../../loaders/run-query.ts";
import { wilsonShare } from "../../src/analysis/summary.ts";
import type { QueryResult } from "../../src/engine/result.ts";
import { chartText } from "../../src/workbench/chart/chart-text.ts";
import { linkOf, readLink } from "../../src/workbench/document/link.ts";
import { placeholdersIn } from "../../src/workbench/document/markdown.ts";
import { parseDocument } from "../../src/workbench/document/parse.ts";
import type { CellOf, WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { cellNamed } from "../../src/workbench/export/frozen.ts";
import { GALLERY } from "../../src/workbench/gallery/index.ts";

const ANALYSES = [...GALLERY];

/** The length of a link that a typical document must fit. */
const TYPICAL_LINK = 4096;

let bench: Bench;
let native: Awaited<ReturnType<typeof openDataset>>;

beforeAll(async () => {
  bench = await openBench(".");
  native = await openDataset(".");
}, 120_000);

afterAll(() => native?.database.close());

describe("the gallery", () => {
  it("has at least six questions, none asked twice", () => {
    expect(ANALYSES.length).toBeGreaterThanOrEqual(6);
    expect(new Set(ANALYSES.map(([, { title }]) => title)).size).toBe(ANALYSES.length);
  });
});

describe.each(ANALYSES)("%s", (name, document) => {
  it("is a document of the workbench", () => {
    expect(parseDocument(document)).toEqual({ kind: "document", document });
  });

  it("fits a link of 4 KB, dataset and site's address included, and comes back from it whole", () => {
    const pinned = { ...document, dataset: "0123456789ab" };
    const link = linkOf(pinned, "https://hardware-friction-map.example.org/workbench");
    if (link.kind !== "link") expect.unreachable(link.message);
    expect(link.href.length).toBeLessThanOrEqual(TYPICAL_LINK);
    expect(readLink(new URL(link.href).hash)).toEqual({ kind: "document", document: pinned });
  });

  it("asks a question, quotes values from cells, and says what it does not show", () => {
    expect(document.title).toMatch(/\?$/);
    const texts = document.cells.filter((cell) => cell.kind === "markdown");
    const [first, last] = [texts[0], texts.at(-1)];
    expect(first?.id).toBe("answer");
    expect(placeholdersIn(first?.text ?? "").length).toBeGreaterThanOrEqual(4);
    // What is a number beside the level of an interval comes from a cell.
    expect(first?.text.replace(/\$\{[^}]*\}/g, "").replaceAll("95% interval", "")).not.toMatch(/\d/);
    expect(last?.text).toContain("What this does not show");
  });

  it("runs in the engine of the site, and native DuckDB gives the same rows", async () => {
    const { outcomes } = await bench.run(document);
    for (const cell of document.cells) {
      if (cell.kind !== "sql") continue;
      const outcome = outcomes.get(cell.id);
      if (outcome?.kind !== "rows") expect.unreachable(`${cell.name}: ${outcome?.message}`);
      expect(outcome.result.rows.length, cell.name).toBeGreaterThan(0);
      expect(outcome.result, cell.name).toEqual(await nativeResult(document, cell));
    }
  });

  it("draws its chart, and its answer lacks no value", async () => {
    const ran = await bench.run(document);
    const { chart, answer, tables } = cardOf(name, document, ran);
    expect(chartText(chart.spec, chart.result)).toMatchObject({ kind: "text" });
    expect(answer.words).toHaveLength(answer.values.length + 1);
    expect(answer.values).not.toContain("—");
    expect(tables.length).toBeGreaterThan(0);
  });

  it("runs wherever its parameters are set", async () => {
    for (const changed of withOtherValues(document)) {
      const { outcomes } = await bench.run(changed);
      for (const [id, outcome] of outcomes) expect(outcome.kind, id).toBe("rows");
    }
  });
});

/** What native DuckDB answers to a cell, the cells before it as table expressions. */
async function nativeResult({ cells }: WorkbenchDocument, cell: CellOf<"sql">): Promise<QueryResult> {
  const queries = cells.filter((one) => one.kind === "sql");
  const known = queries.map(({ name, sql }) => `"${name}" AS (${sql})`);
  const parameters = cells.flatMap((one) => (one.kind === "parameter" ? [[one.name, one.value] as const] : []));
  const sql = `WITH ${inOrder(queries, known).join(", ")} SELECT * FROM "${cell.name}"`;
  const named = parameters.filter(([name]) => sql.includes(`$${name}`));
  return runQuery(native.database.connection, sql, Object.fromEntries(named));
}

/** Table expressions may only name those before them, where cells may stand in any order. */
function inOrder(queries: readonly CellOf<"sql">[], known: readonly string[]): readonly string[] {
  const placed: string[] = [];
  const names = new Set<string>();
  while (placed.length < known.length) {
    const next = queries.findIndex(
      ({ name, sql }) =>
        !names.has(name) &&
        queries.every((other) => other.name === name || names.has(other.name) || !reads(sql, other.name)),
    );
    names.add(queries[next]?.name ?? "");
    placed.push(known[next] ?? "");
  }
  return placed;
}

function reads(sql: string, name: string): boolean {
  return new RegExp(`(?:FROM|JOIN|,) ${name}\\b`).test(sql);
}

/** The document with each parameter at its other ends, one at a time. */
function withOtherValues(document: WorkbenchDocument): readonly WorkbenchDocument[] {
  return document.cells.flatMap((cell) => {
    if (cell.kind !== "parameter") return [];
    const { control } = cell;
    const values =
      control.type === "select"
        ? control.options
        : control.type === "slider"
          ? [control.min, control.max]
          : [control.type === "date" ? (control.min ?? cell.value) : cell.value];
    return values
      .filter((value) => value !== cell.value)
      .map((value) => ({
        ...document,
        cells: document.cells.map((other) => (other.id === cell.id ? { ...cell, value } : other)),
      }));
  });
}

it("names its cells so that each is found", () => {
  for (const [name, document] of ANALYSES) {
    for (const cell of document.cells) {
      if (cell.kind === "chart") expect(cellNamed(document, cell.source), name).not.toBeNull();
    }
  }
});

it("gives shares the interval that the rest of the site gives them", async () => {
  const document = GALLERY.get("hybrids");
  const total = document?.cells.find((cell) => cell.kind === "sql" && cell.name === "total");
  const { outcomes } = await bench.run(document ?? expect.unreachable("there is no such analysis"));
  const outcome = outcomes.get(total?.id ?? "");
  const [row] = outcome?.kind === "rows" ? outcome.result.rows : [];
  const { share, low, high } = wilsonShare(Number(row?.["hybrids"]), Number(row?.["n"])) ?? expect.unreachable();
  expect(row).toMatchObject({ pct: Math.round(100 * share), low: Math.round(100 * low), high: Math.round(100 * high) });
});
