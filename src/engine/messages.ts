import type { Catalog } from "./catalog.js";
import type { PlainError } from "./errors.js";
import type { NamedQuery, Parameters } from "./result.js";

/** The first message to a worker; until it comes, a worker does nothing. */
export interface StartMessage {
  readonly type: "start";
  readonly catalog: Catalog;
  readonly wasmUrl: string;
  /** What an earlier worker compiled, if there was one: it spares fetching and compiling. */
  readonly module: WebAssembly.Module | null;
  readonly tableUrls: Readonly<Record<string, string>>;
}

/** What a page tells its worker; `expect` announces a query whose turn has not come. */
export type ToWorker =
  | StartMessage
  | { readonly type: "expect"; readonly sql: string }
  | {
      readonly type: "query";
      readonly id: number;
      readonly sql: string;
      readonly parameters: Parameters;
      readonly relations: readonly NamedQuery[];
    };

/** What a worker tells its page. After `fatal` the worker is of no more use. */
export type FromWorker =
  | { readonly type: "progress"; readonly loadedBytes: number }
  | { readonly type: "compiled"; readonly module: WebAssembly.Module }
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly error: PlainError }
  | { readonly type: "answer"; readonly id: number; readonly ipc: Uint8Array<ArrayBuffer>; readonly elapsedMs: number }
  | { readonly type: "error"; readonly id: number; readonly error: PlainError; readonly fatal: boolean };
