// The package ships no types for this entry; it exports the same names as the Node entry, save for the runtime.
declare module "@duckdb/duckdb-wasm/dist/duckdb-browser-blocking" {
  import type {
    DuckDBBindings,
    DuckDBBundles,
    DuckDBRuntime,
    Logger,
    PlatformFeatures,
  } from "@duckdb/duckdb-wasm/blocking";

  export { VoidLogger } from "@duckdb/duckdb-wasm/blocking";
  export const BROWSER_RUNTIME: DuckDBRuntime;
  export function getPlatformFeatures(): Promise<PlatformFeatures>;
  export function createDuckDB(bundles: DuckDBBundles, logger: Logger, runtime: DuckDBRuntime): Promise<DuckDBBindings>;
}
