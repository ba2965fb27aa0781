import { type Table, tableFromArrays, tableToIPC } from "apache-arrow";
import { createEngine, type Engine, type EngineOptions, type WorkerLike } from "../../src/engine/engine.js";
import type { FromWorker, ToWorker } from "../../src/engine/messages.js";
import { CATALOG } from "./fixture.js";

type Listener = (event: { readonly data: FromWorker; readonly message: string }) => void;

/** A worker that a test plays: it records what it is told and says what the test tells it to. */
export class FakeWorker implements WorkerLike {
  readonly received: ToWorker[] = [];
  terminated = false;
  readonly #listeners = new Map<string, Listener>();

  postMessage(message: ToWorker): void {
    this.received.push(structuredClone(message));
  }

  terminate(): void {
    this.terminated = true;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }

  say(message: FromWorker): void {
    this.#listeners.get("message")?.({ data: message, message: "" });
  }

  crash(message: string): void {
    this.#listeners.get("error")?.({ data: { type: "ready" }, message });
  }

  /** The queries that it was given, in order. */
  get queries(): readonly string[] {
    return this.received.flatMap((message) => (message.type === "query" ? [message.sql] : []));
  }

  /** Answers the query that it was given last. */
  answer(value = 1): void {
    const query = this.received.findLast((message) => message.type === "query");
    if (query?.type !== "query") throw new Error("there is no query to answer");
    const table: Table = tableFromArrays({ v: [value] });
    const ipc = new Uint8Array(tableToIPC(table, "stream"));
    this.say({ type: "answer", id: query.id, ipc, elapsedMs: 5 });
  }
}

/** Engines over fake workers, for one test; `stop` ends them all. */
export class FakePage {
  readonly workers: FakeWorker[] = [];
  readonly #engines: Engine[] = [];

  create(options: Partial<EngineOptions> = {}): Engine {
    const engine = createEngine({
      catalog: CATALOG,
      wasmUrl: "duckdb.wasm",
      tableUrl: (name) => `${name}.parquet`,
      spawn: () => {
        this.workers.push(new FakeWorker());
        return this.last;
      },
      ...options,
    });
    this.#engines.push(engine);
    return engine;
  }

  /** The worker that was started last. */
  get last(): FakeWorker {
    const worker = this.workers.at(-1);
    if (worker === undefined) throw new Error("no worker was started");
    return worker;
  }

  stop(): void {
    for (const engine of this.#engines) engine.stop();
  }
}
