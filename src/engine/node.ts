import { createRequire } from "node:module";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import type { Catalog } from "./catalog.js";
import { type FetchTable, openSession, type Session } from "./session.js";

const require = createRequire(import.meta.url);

/** Opens in Node the very engine that pages run, for tests that compare it with native DuckDB. */
export async function openNodeSession(catalog: Catalog, readTable: FetchTable): Promise<Session> {
  const eh = { mainModule: require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"), mainWorker: "" };
  const bindings = await createDuckDB({ mvp: eh, eh }, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate(() => {});
  return openSession(bindings, catalog, readTable);
}
