import type { Catalog } from "../../engine/catalog.js";
import { pageEngine } from "../../engine/page-engine.js";
import { readSnapshot } from "../../engine/snapshot.js";
import { KERNELS } from "../../gpu/kernels/index.js";
import { tuningStore } from "../../gpu/tuning-store.js";
import type { Page } from "../../ui/page.js";
import type { SqlSchema } from "../../ui/sql-editor.js";
import type { Surroundings } from "../document/graph.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { cellExecutor } from "../run/execute.js";
import { functionNames } from "../run/function-names.js";
import { kernelRunner } from "../run/kernel.js";
import { type Bets, betsOf } from "../run/prediction.js";
import type { Execute } from "../run/runner.js";
import { browserStorage, type DocumentStore, documentStore } from "../store/document-store.js";
import type { Bench } from "./cell-body.js";
import { drawBudget } from "./draw-budget.js";
import { sourcesOf } from "./kinds.js";
import { openSession } from "./session.js";
import { rowsOf } from "./source-rows.js";

/** What every document of the page is opened with. */
export interface Context {
  readonly page: Page;
  readonly catalog: Catalog;
  readonly store: DocumentStore;
  readonly bets: () => Promise<Bets>;
  readonly execute: Execute;
  readonly surroundings: Surroundings;
  /** Functions of the engine, once it has told them. */
  readonly functions: () => readonly string[];
}

/**
 * @param fetchBets gives the snapshots of all bets' queries, to be checked here
 * @param storage what the browser keeps for this site; null where none of it is read
 */
export function openContext(
  page: Page,
  catalog: Catalog,
  fetchBets: () => Promise<unknown>,
  storage: Storage | null = browserStorage(),
): Context {
  let bets: Promise<Bets> | null = null;
  const allBets = () => {
    bets ??= fetchBets().then((json) => betsOf((Array.isArray(json) ? json : []).map(readSnapshot)));
    bets.catch(() => {
      bets = null;
    });
    return bets;
  };
  const engine = pageEngine();
  const kernel = kernelRunner(
    // Framework rewrites this form, and no other, to the address that the worker has after the build.
    () => new Worker(import.meta.resolve("../../gpu/worker.js"), { type: "module" }),
    tuningStore(storage),
  );
  return {
    page,
    catalog,
    store: documentStore(storage, globalThis),
    bets: allBets,
    execute: cellExecutor({ engine, kernel, bets: allBets }),
    surroundings: {
      tables: [...catalog.tables, ...catalog.views].map(({ name }) => name),
      kernels: KERNELS.map(({ id }) => id),
    },
    functions: functionNames(engine),
  };
}

/** A document in work, for editing or for reading. */
export function openBench(
  { page, catalog, surroundings, execute, bets, functions }: Context,
  document: WorkbenchDocument,
  options: Pick<Bench, "isEditable" | "tell">,
): Bench {
  const session = openSession(document, surroundings, execute);
  const dataset: SqlSchema = Object.fromEntries(
    [...catalog.tables, ...catalog.views].map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
  const schema = () => ({
    ...dataset,
    ...Object.fromEntries(
      sourcesOf(session.document()).map((name) => [
        name,
        (rowsOf(session, name)?.columns ?? []).map((one) => one.name),
      ]),
    ),
  });
  const words = () => ({
    functions: functions(),
    parameters: session.document().cells.flatMap((cell) => (cell.kind === "parameter" ? [cell.name] : [])),
  });
  return { page, session, tables: surroundings.tables, schema, words, bets, drawings: drawBudget(), ...options };
}
