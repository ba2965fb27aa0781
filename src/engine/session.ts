// DuckDB-WASM 1.28.0 (DuckDB 0.9.1), not the newest: it is half the bytes and starts several times faster. What the
// newest could do better, read Parquet by an extension, would need the network; here Parquet is decoded beside the
// engine either way. Bindings in database.ts is all that a newer version has to provide.
import { createTableSql } from "../schema/sql.js";
import type { Catalog } from "./catalog.js";
import { type Bindings, Database } from "./database.js";
import { EngineError, explain, isDatabaseError, messageOf } from "./errors.js";
import { namedTables } from "./named-tables.js";
import { bindParameters } from "./parameters.js";
import { parquetToArrow } from "./parquet.js";
import { assertReadOnly } from "./read-only.js";
import type { NamedQuery, Parameters } from "./result.js";
import { tokenize } from "./tokens.js";

/** Gives the Parquet file of one table. */
export type FetchTable = (name: string) => Promise<Uint8Array>;

export interface Answer {
  /** The rows as Arrow IPC. */
  readonly ipc: Uint8Array<ArrayBuffer>;
  /** How long the query itself ran, without waiting for the engine or for tables. */
  readonly elapsedMs: number;
}

/** DuckDB with the dataset's tables and views; a table is fetched when a query first names it. */
export interface Session {
  /** Settles when the engine can answer, or rejects with the reason why it cannot. */
  readonly ready: Promise<void>;
  /** Starts to fetch what a query will need. */
  expect(sql: string): void;
  /** @param relations queries whose rows this one reads by their names, each after those that it reads itself */
  query(sql: string, parameters?: Parameters, relations?: readonly NamedQuery[]): Promise<Answer>;
  /** Set once a query has broken the engine for good. */
  readonly failure: Error | null;
}

const LOCK = [
  "SET memory_limit='1GB'",
  "SET autoinstall_known_extensions=false",
  "SET autoload_known_extensions=false",
  "SET enable_external_access=false",
  "SET lock_configuration=true",
];

function createDatabase(bindings: Bindings, catalog: Catalog): Database {
  const database = new Database(bindings);
  for (const { name, columns } of catalog.tables) {
    database.run(
      createTableSql(
        name,
        columns.map(({ unit: _, ...column }) => column),
      ),
    );
  }
  for (const view of catalog.views) database.run(`CREATE VIEW "${view.name}" AS ${view.sql}`);
  for (const sql of LOCK) database.run(sql);
  return database;
}

async function start(bindings: Bindings | Promise<Bindings>, catalog: Catalog): Promise<Database> {
  try {
    return createDatabase(await bindings, catalog);
  } catch (error) {
    throw EngineError.wrap(error, "unavailable");
  }
}

/** A named query as a table that lasts as long as the query that reads it. */
function prepare({ name, sql, parameters }: NamedQuery, { tables, views }: Catalog) {
  const taken = [...tables, ...views].some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new EngineError("blocked", `${name} is the name of a table of the dataset`);
  const tokens = tokenize(sql);
  assertReadOnly(sql, tokens);
  const { sql: bound, values } = bindParameters(sql, tokens, parameters);
  return { name, sql: bound, values, tokens };
}

/** Opens a session. Bindings may come later than the session, so that tables are on their way while DuckDB starts. */
export function openSession(bindings: Bindings | Promise<Bindings>, catalog: Catalog, fetchTable: FetchTable): Session {
  const starting = start(bindings, catalog);
  // Whoever awaits it is told of its failure; this keeps a failure before that from being unhandled.
  starting.catch(() => {});
  const loads = new Map<string, Promise<void>>();
  let failure: Error | null = null;

  async function load(name: string): Promise<void> {
    const table = catalog.tables.find((candidate) => candidate.name === name);
    if (table === undefined) throw new EngineError("load", `the catalog has no table ${name}`);
    try {
      const ipc = await parquetToArrow(await fetchTable(name), table.columns);
      const database = await starting;
      if (ipc !== null) database.insert(name, ipc);
    } catch (error) {
      throw new EngineError("load", `the table ${name} could not be loaded: ${messageOf(error)}`);
    }
  }

  function loaded(name: string): Promise<void> {
    const known = loads.get(name);
    if (known) return known;
    const loading = load(name);
    loads.set(name, loading);
    // A load that failed may be tried again by the next query.
    loading.catch(() => loads.delete(name));
    return loading;
  }

  return {
    ready: starting.then(() => {}),
    expect(sql) {
      for (const name of namedTables(tokenize(sql), catalog)) loaded(name).catch(() => {});
    },
    async query(sql, parameters = {}, relations = []) {
      const tokens = tokenize(sql);
      assertReadOnly(sql, tokens);
      const bound = bindParameters(sql, tokens, parameters);
      const given = relations.map((relation) => prepare(relation, catalog));
      const named = new Set(
        [tokens, ...given.map((relation) => relation.tokens)].flatMap((text) => namedTables(text, catalog)),
      );
      const tables = Promise.all([...named].map(loaded));
      tables.catch(() => {});
      const database = await starting;
      await tables;
      const start = performance.now();
      try {
        const ipc = database.read(bound.sql, bound.values, given);
        return { ipc, elapsedMs: performance.now() - start };
      } catch (error) {
        failure = database.failure;
        if (isDatabaseError(error)) throw explain(error, bound.sql, sql, bound.originalOffset);
        throw error;
      }
    },
    get failure() {
      return failure;
    },
  };
}
