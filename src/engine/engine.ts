import type { Table } from "apache-arrow";
import type { Catalog } from "./catalog.js";
import { EngineError, messageOf } from "./errors.js";
import type { FromWorker, ToWorker } from "./messages.js";
import type { NamedQuery, Parameters, QueryResult } from "./result.js";

/** `idle`: not started, or stopped; `broken`: it could not start or crashed, and the next query tries again. */
export type EngineState = "idle" | "starting" | "ready" | "broken";

export interface EngineResult extends QueryResult {
  readonly arrow: Table;
  /** How long the query itself ran, without waiting for the engine or for tables. */
  readonly elapsedMs: number;
}

export interface QueryOptions {
  readonly parameters?: Parameters;
  /** Queries whose rows this one reads by their names, each after those that it reads itself. */
  readonly relations?: readonly NamedQuery[];
  readonly signal?: AbortSignal;
}

/** Answers queries over the dataset, one after another. Whatever goes wrong is an EngineError. */
export interface Engine {
  query(sql: string, options?: QueryOptions): Promise<EngineResult>;
  readonly state: EngineState;
  /** Bytes of the engine that have come while it starts. */
  readonly loadedBytes: number;
  /** Why the engine is broken. */
  readonly problem: EngineError | null;
  /** Calls the listener after each change of state or progress; returns what ends that. */
  subscribe(listener: (engine: Engine) => void): () => void;
  /** Ends the worker and cancels all queries; the next query starts anew. */
  stop(): void;
}

/** The part of a Worker that an engine uses. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: { readonly message?: string }) => void): void;
}

export interface EngineOptions {
  readonly catalog: Catalog | (() => Promise<Catalog>);
  readonly wasmUrl: string;
  tableUrl(name: string): string;
  spawn(): WorkerLike;
  /** How long a starting worker may give no sign of life. */
  readonly silenceMs?: number;
}

interface Task {
  readonly id: number;
  readonly sql: string;
  readonly parameters: Parameters;
  readonly relations: readonly NamedQuery[];
  resolve(result: EngineResult): void;
  reject(error: EngineError): void;
}

const cancelled = () => new EngineError("cancelled", "the query was cancelled");

class WorkerEngine implements Engine {
  readonly #options: EngineOptions;
  readonly #listeners = new Set<(engine: Engine) => void>();
  #state: EngineState = "idle";
  #loadedBytes = 0;
  #problem: EngineError | null = null;
  #queue: Task[] = [];
  #running: Task | null = null;
  #worker: WorkerLike | null = null;
  /** Whether the worker has had its first message; those that wait until then are announced right after it. */
  #briefed = false;
  #module: WebAssembly.Module | null = null;
  #lastId = 0;
  /** Counts starts, so that what an earlier start left under way is ignored. */
  #start = 0;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get state(): EngineState {
    return this.#state;
  }

  get loadedBytes(): number {
    return this.#loadedBytes;
  }

  get problem(): EngineError | null {
    return this.#problem;
  }

  subscribe(listener: (engine: Engine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  query(sql: string, { parameters = {}, relations = [], signal }: QueryOptions = {}): Promise<EngineResult> {
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const abort = () => this.#cancel(task);
      const settled = () => signal?.removeEventListener("abort", abort);
      const task: Task = {
        id: ++this.#lastId,
        sql,
        parameters,
        relations,
        resolve(result) {
          settled();
          resolve(result);
        },
        reject(error) {
          settled();
          reject(error);
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#queue.push(task);
      if (this.#state === "idle" || this.#state === "broken") void this.#begin();
      else if (this.#briefed) this.#worker?.postMessage({ type: "expect", sql });
      this.#next();
    });
  }

  stop(): void {
    const pending = this.#takeAll();
    this.#end("idle");
    for (const task of pending) task.reject(cancelled());
  }

  async #begin(): Promise<void> {
    const start = ++this.#start;
    this.#loadedBytes = 0;
    this.#problem = null;
    this.#become("starting");
    try {
      const { catalog, wasmUrl } = this.#options;
      this.#watch();
      const worker = this.#options.spawn();
      this.#worker = worker;
      const current = (handle: () => void) => start === this.#start && handle();
      const crashed = (event: { readonly message?: string }) =>
        current(() => this.#break(`the query engine stopped: ${event.message || "its worker could not run"}`));
      worker.addEventListener("message", ({ data }) => current(() => this.#receive(data)));
      worker.addEventListener("error", crashed);
      worker.addEventListener("messageerror", crashed);
      // The page will need it for the first answer; whether it loads is seen there.
      import("./decode.js").catch(() => {});
      const resolved = typeof catalog === "function" ? await catalog() : catalog;
      if (start !== this.#start) return;
      const tableUrls = Object.fromEntries(resolved.tables.map(({ name }) => [name, this.#options.tableUrl(name)]));
      worker.postMessage({ type: "start", catalog: resolved, wasmUrl, module: this.#module, tableUrls });
      this.#briefed = true;
      for (const { sql } of this.#queue) worker.postMessage({ type: "expect", sql });
    } catch (error) {
      if (start === this.#start) this.#break(`the query engine could not be started: ${messageOf(error)}`);
    }
  }

  #receive(message: FromWorker): void {
    if (message.type === "progress") {
      this.#watch();
      this.#loadedBytes = message.loadedBytes;
      this.#notify();
    } else if (message.type === "compiled") {
      this.#watch();
      this.#module = message.module;
    } else if (message.type === "ready") {
      clearTimeout(this.#watchdog);
      this.#become("ready");
      this.#next();
    } else if (message.type === "failed") {
      this.#break(message.error.message);
    } else {
      this.#settle(message);
    }
  }

  #settle(message: Extract<FromWorker, { readonly id: number }>): void {
    const task = this.#running;
    if (task?.id !== message.id) return;
    this.#running = null;
    if (message.type === "answer") {
      void this.#decode(task, message.ipc, message.elapsedMs);
    } else {
      task.reject(EngineError.from(message.error));
      if (message.fatal) this.#restart();
    }
    this.#next();
  }

  async #decode(task: Task, ipc: Uint8Array, elapsedMs: number): Promise<void> {
    try {
      const { decodeAnswer } = await import("./decode.js");
      task.resolve(decodeAnswer(ipc, elapsedMs));
    } catch (error) {
      task.reject(EngineError.wrap(error, "unavailable"));
    }
  }

  #next(): void {
    if (this.#state !== "ready" || this.#running !== null) return;
    const task = this.#queue.shift();
    if (task === undefined) return;
    this.#running = task;
    const { id, sql, parameters, relations } = task;
    try {
      this.#worker?.postMessage({ type: "query", id, sql, parameters, relations });
    } catch (error) {
      // A parameter that is no plain value cannot be sent, whatever its type said.
      this.#running = null;
      task.reject(EngineError.wrap(error, "sql"));
      this.#next();
    }
  }

  #cancel(task: Task): void {
    const running = this.#running === task;
    if (running) this.#running = null;
    else this.#queue = this.#queue.filter((queued) => queued !== task);
    task.reject(cancelled());
    // DuckDB does not listen while it works, so only ending its worker stops a query.
    if (running) this.#restart();
  }

  /** Ends the worker; another one starts at once if queries wait. */
  #restart(): void {
    this.#end("idle");
    if (this.#queue.length > 0) void this.#begin();
  }

  #break(message: string): void {
    const pending = this.#takeAll();
    this.#problem = new EngineError("unavailable", message);
    this.#end("broken");
    for (const task of pending) task.reject(new EngineError("unavailable", message));
  }

  #end(state: "idle" | "broken"): void {
    this.#start++;
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    this.#briefed = false;
    this.#become(state);
  }

  #takeAll(): readonly Task[] {
    const pending = [...(this.#running === null ? [] : [this.#running]), ...this.#queue];
    this.#running = null;
    this.#queue = [];
    return pending;
  }

  #watch(): void {
    const { silenceMs = 60_000 } = this.#options;
    clearTimeout(this.#watchdog);
    const message = `the query engine did not start: no answer for ${silenceMs / 1000} seconds`;
    this.#watchdog = setTimeout(() => this.#break(message), silenceMs);
  }

  #become(state: EngineState): void {
    this.#state = state;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener(this);
  }
}

/** An engine that starts with its first query. */
export function createEngine(options: EngineOptions): Engine {
  return new WorkerEngine(options);
}
