import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import * as v from "valibot";
import { type Catalog, catalogSchema } from "../src/engine/catalog.ts";
import { openNodeSession } from "../src/engine/node.ts";
import type { QueryResult } from "../src/engine/result.ts";
import { toQueryResult } from "../src/engine/values.ts";
import { columnsNeeded } from "../src/workbench/chart/fields.ts";
import { type DocumentGraph, graphOf } from "../src/workbench/document/graph.ts";
import { linkOf } from "../src/workbench/document/link.ts";
import { placeholdersIn } from "../src/workbench/document/markdown.ts";
import type { WorkbenchDocument } from "../src/workbench/document/schema.ts";
import { cellNamed, frozenValue, type Outcome } from "../src/workbench/export/frozen.ts";
import type { GalleryCard } from "../src/workbench/gallery/card.ts";
import { GALLERY } from "../src/workbench/gallery/index.ts";
import { ANSWER } from "../src/workbench/gallery/parts.ts";
import { createRunner, type Execute } from "../src/workbench/run/runner.ts";
import { type QuerySource, runQuery } from "../src/workbench/run/sql.ts";
import { ensureAssembly } from "./assembly.ts";

/** What a document's cells gave, by cell id, and the graph by which they ran. */
export interface RunDocument {
  readonly graph: DocumentGraph;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** The dataset with the engine of the site's pages, in Node. */
export interface Bench {
  readonly catalog: Catalog;
  /** Runs a document of queries as the workbench does. */
  run(document: WorkbenchDocument): Promise<RunDocument>;
}

/** Opens the assembled dataset of a project's folder. */
export async function openBench(root: string): Promise<Bench> {
  const { folder } = await ensureAssembly(root);
  const catalog = v.parse(catalogSchema, JSON.parse(await readFile(join(folder, "catalog.json"), "utf8")));
  const session = await openNodeSession(catalog, (name) => readFile(join(folder, `${name}.parquet`)));
  const engine: QuerySource = {
    state: "ready",
    async query(sql, { parameters, relations }) {
      const { ipc, elapsedMs } = await session.query(sql, parameters, relations);
      return { ...toQueryResult(tableFromIPC(ipc)), elapsedMs };
    },
    subscribe: () => () => {},
  };
  const execute: Execute = async ({ cell, relations, parameters }, signal, progress) => {
    if (cell.kind !== "sql") throw new Error(`a ${cell.kind} cell is not run here`);
    return runQuery(engine, cell.sql, { relations, parameters, signal, progress });
  };
  const tables = [...catalog.tables, ...catalog.views].map(({ name }) => name);
  return {
    catalog,
    async run(document) {
      const graph = graphOf(document, { tables });
      const outcomes = await outcomesOf(document, graph, execute);
      return { graph, outcomes };
    },
  };
}

/** Runs all cells of a document and waits until each has a result or a reason for having none. */
function outcomesOf(
  { cells }: WorkbenchDocument,
  graph: DocumentGraph,
  execute: Execute,
): Promise<ReadonlyMap<string, Outcome>> {
  return new Promise((resolve) => {
    const waiting = new Set(cells.filter(({ kind }) => kind === "sql").map(({ id }) => id));
    const outcomes = new Map<string, Outcome>();
    const look = (id: string) => {
      const state = runner.state(id);
      if (state.kind === "waiting" || state.kind === "running" || state.kind === "idle" || !waiting.delete(id)) return;
      outcomes.set(id, outcomeOf(state));
      if (waiting.size === 0) resolve(outcomes);
    };
    const runner = createRunner({ execute, changed: look });
    runner.update(graph);
    for (const id of [...waiting]) look(id);
    if (cells.every(({ kind }) => kind !== "sql")) resolve(outcomes);
  });
}

function outcomeOf(state: ReturnType<ReturnType<typeof createRunner>["state"]>): Outcome {
  if (state.kind === "done") return { kind: "rows", result: rowsAlone(state.result) };
  const message =
    state.kind === "failed"
      ? state.error.message
      : state.kind === "problem"
        ? state.problems.join("; ")
        : state.kind === "held"
          ? `it reads ${state.by.join(", ")}`
          : "it did not run";
  return { kind: "problem", message };
}

function selected({ columns, rows }: QueryResult, names: readonly string[]): QueryResult {
  return {
    columns: columns.filter(({ name }) => names.includes(name)),
    rows: rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
  };
}

/** A result without what differs from run to run. */
function rowsAlone({ columns, rows }: QueryResult): QueryResult {
  return { columns, rows };
}

/**
 * The cards of the gallery: each analysis run over the assembled dataset.
 *
 * @param root the project's folder
 * @throws Error with the cell that does not run
 */
export async function galleryCards(root: string): Promise<readonly GalleryCard[]> {
  const bench = await openBench(root);
  const cards: GalleryCard[] = [];
  for (const [name, document] of GALLERY) {
    try {
      cards.push(cardOf(name, { ...document, dataset: bench.catalog.version }, await bench.run(document)));
    } catch (thrown) {
      throw new Error(`${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  }
  return cards;
}

/** What the gallery tells of an analysis. @throws Error where a cell failed or its answer lacks a value */
export function cardOf(name: string, document: WorkbenchDocument, { graph, outcomes }: RunDocument): GalleryCard {
  for (const [id, outcome] of outcomes) {
    if (outcome.kind === "problem") throw new Error(`the cell ${id} gives no rows: ${outcome.message}`);
  }
  const text = document.cells.find(({ id }) => id === ANSWER);
  const chart = document.cells.find(({ kind }) => kind === "chart");
  if (text?.kind !== "markdown" || chart?.kind !== "chart") throw new Error("it needs an answer and a chart");
  const drawn = outcomes.get(cellNamed(document, chart.source)?.id ?? "");
  if (drawn?.kind !== "rows") throw new Error(`the chart has no rows of ${chart.source}`);
  const frozen = { document, outcomes, drawings: new Map<string, string>() };
  const values = placeholdersIn(text.text).map((placeholder) => {
    const value = frozenValue(frozen, placeholder);
    if (value.kind === "missing") throw new Error(value.message);
    return value.text;
  });
  const link = linkOf(document, "./workbench");
  if (link.kind !== "link") throw new Error(link.message);
  return {
    name,
    question: document.title,
    answer: { words: text.text.split(/\$\{[^}]*\}/), values },
    chart: { spec: chart.spec, result: selected(drawn.result, columnsNeeded(chart.spec)) },
    cells: document.cells.length,
    tables: [...new Set([...graph.nodes.values()].flatMap(({ tables }) => tables))].sort(),
    parameters: document.cells.flatMap((cell) => (cell.kind === "parameter" ? [cell.label ?? cell.name] : [])),
    href: link.href,
  };
}
