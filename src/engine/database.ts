import { RecordBatchReader } from "apache-arrow";
import { EngineError, isDatabaseError } from "./errors.js";
import type { Parameter } from "./result.js";

/** The part of DuckDB's blocking bindings that a session uses: 1.28 and 1.32 of `@duckdb/duckdb-wasm` both have it. */
export interface Bindings {
  open(config: { readonly query: { readonly castBigIntToDouble: boolean } }): void;
  connect(): { useUnsafe<R>(callback: (bindings: unknown, connection: number) => R): R };
  runQuery(connection: number, sql: string): Uint8Array;
  startPendingQuery(connection: number, sql: string): Uint8Array | null;
  pollPendingQuery(connection: number): Uint8Array | null;
  fetchQueryResults(connection: number): Uint8Array | null;
  createPrepared(connection: number, sql: string): number;
  sendPrepared(connection: number, statement: number, values: Parameter[]): Uint8Array;
  runPrepared(connection: number, statement: number, values: Parameter[]): Uint8Array;
  closePrepared(connection: number, statement: number): void;
  insertArrowFromIPCStream(
    connection: number,
    ipc: Uint8Array,
    options: { name: string; schema: string; create: boolean },
  ): void;
}

/** A query whose rows another one reads under a name. */
export interface Relation {
  readonly name: string;
  readonly sql: string;
  readonly values: readonly Parameter[];
}

/** The largest answer, in bytes of Arrow, that a page is asked to hold. */
export const MAX_ANSWER_BYTES = 64 * 2 ** 20;

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** DuckDB streams an ENUM's codes without its texts. */
function lacksDictionaries(header: Uint8Array): boolean {
  return RecordBatchReader.from(header).open().schema.dictionaries.size > 0;
}

function assertSize(bytes: number): void {
  if (bytes <= MAX_ANSWER_BYTES) return;
  const limit = `${MAX_ANSWER_BYTES / 2 ** 20} MB`;
  throw new EngineError("blocked", `the answer is larger than ${limit}, too much for a page: aggregate, or add LIMIT`);
}

/** One in-memory database with one connection. */
export class Database {
  readonly #bindings: Bindings;
  readonly #connection: number;
  #failure: Error | null = null;

  constructor(bindings: Bindings) {
    this.#bindings = bindings;
    // Without casts every number arrives exact; values.ts turns it into what a reader can use.
    bindings.open({ query: { castBigIntToDouble: false } });
    this.#connection = bindings.connect().useUnsafe((_, connection) => connection);
  }

  /** What broke the database for good, if anything did. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** Runs one of the page's own statements. */
  run(sql: string): void {
    this.#bindings.runQuery(this.#connection, sql);
  }

  /** Appends an Arrow stream's rows to a table. */
  insert(table: string, ipc: Uint8Array): void {
    this.#bindings.insertArrowFromIPCStream(this.#connection, ipc, { name: table, schema: "main", create: false });
  }

  /**
   * Runs a reader's query and returns its answer as Arrow IPC, stream or file. It runs in a transaction that is
   * rolled back, so that whatever it is, it leaves nothing behind.
   *
   * @param relations each becomes a table for the time of the query. As common table expressions they would not do:
   *   DuckDB 0.9.1 looks up the names in one where it is used, so that one query's `t` takes the place of another's.
   */
  read(sql: string, values: readonly Parameter[], relations: readonly Relation[] = []): Uint8Array<ArrayBuffer> {
    try {
      this.run("BEGIN TRANSACTION");
      try {
        for (const relation of relations) this.#keep(relation);
        return values.length > 0 ? this.#readPrepared(sql, values) : this.#readDirectly(sql);
      } finally {
        this.#rollBack();
      }
    } catch (error) {
      if (error instanceof EngineError || isDatabaseError(error)) throw error;
      // A trap inside WebAssembly (a query nested too deeply, for one) leaves its memory in an unknown state.
      this.#failure = error instanceof Error ? error : new Error(String(error));
      throw new EngineError("unavailable", "this query made the engine fail; the next query starts it anew");
    }
  }

  #keep({ name, sql, values }: Relation): void {
    const create = `CREATE TEMP TABLE "${name.replaceAll('"', '""')}" AS ${sql}`;
    try {
      if (values.length === 0) {
        this.run(create);
        return;
      }
      const statement = this.#bindings.createPrepared(this.#connection, create);
      try {
        this.#bindings.runPrepared(this.#connection, statement, [...values]);
      } finally {
        this.#bindings.closePrepared(this.#connection, statement);
      }
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
      throw new EngineError("sql", `${name}, which this query reads, does not run: ${error.message.split("\n")[0]}`);
    }
  }

  /** A transaction that cannot be rolled back was ended by the query itself, which may then have changed anything. */
  #rollBack(): void {
    try {
      this.run("ROLLBACK");
    } catch (error) {
      throw new Error("the query ended its transaction", { cause: error });
    }
  }

  #readDirectly(sql: string): Uint8Array<ArrayBuffer> {
    let header: Uint8Array | null;
    try {
      header = this.#bindings.startPendingQuery(this.#connection, sql);
    } catch (error) {
      // DuckDB turns a PIVOT without an IN list into several statements, which cannot be pending.
      const several = isDatabaseError(error) && error.message.includes("can only take a single statement");
      if (!several || !/\bpivot/i.test(sql)) throw error;
      return this.#whole(() => this.#bindings.runQuery(this.#connection, sql));
    }
    while (header === null) header = this.#bindings.pollPendingQuery(this.#connection);
    if (lacksDictionaries(header)) return this.#whole(() => this.#bindings.runQuery(this.#connection, sql));
    return this.#drain(header);
  }

  #readPrepared(sql: string, values: readonly Parameter[]): Uint8Array<ArrayBuffer> {
    const statement = this.#bindings.createPrepared(this.#connection, sql);
    try {
      const header = this.#bindings.sendPrepared(this.#connection, statement, [...values]);
      if (!lacksDictionaries(header)) return this.#drain(header);
      return this.#whole(() => this.#bindings.runPrepared(this.#connection, statement, [...values]));
    } finally {
      this.#bindings.closePrepared(this.#connection, statement);
    }
  }

  #drain(header: Uint8Array): Uint8Array<ArrayBuffer> {
    const chunks = [header];
    let size = header.length;
    for (;;) {
      const chunk = this.#bindings.fetchQueryResults(this.#connection);
      if (chunk === null || chunk.length === 0) return concatenate(chunks);
      chunks.push(chunk);
      size += chunk.length;
      assertSize(size);
    }
  }

  /**
   * Runs a query in one go, for those that cannot be streamed. DuckDB then loses the error of a row that failed and
   * returns no rows, but such an error aborts the transaction, which one more statement brings to light.
   */
  #whole(run: () => Uint8Array): Uint8Array<ArrayBuffer> {
    const answer = concatenate([run()]);
    try {
      this.run("SELECT 1");
    } catch {
      throw new EngineError("sql", "the query failed while its rows were computed");
    }
    assertSize(answer.length);
    return answer;
  }
}
