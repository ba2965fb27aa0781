import {
  BROWSER_RUNTIME,
  createDuckDB,
  getPlatformFeatures,
  VoidLogger,
} from "@duckdb/duckdb-wasm/dist/duckdb-browser-blocking";
import type { Bindings } from "./database.js";
import { download } from "./download.js";
import { EngineError, messageOf } from "./errors.js";

/** Fetches and compiles the engine, telling how many bytes have come. */
export async function compileModule(
  url: string,
  onProgress: (loadedBytes: number) => void,
): Promise<WebAssembly.Module> {
  try {
    const body = await download(url, onProgress);
    // The type is set here because a static host may not know it, and compiling while loading insists on it.
    return await WebAssembly.compileStreaming(new Response(body, { headers: { "content-type": "application/wasm" } }));
  } catch (error) {
    throw new EngineError("unavailable", `the query engine could not be loaded: ${messageOf(error)}`);
  }
}

/** DuckDB's bindings over a compiled module. */
export async function instantiate(module: WebAssembly.Module): Promise<Bindings> {
  if (!(await getPlatformFeatures()).wasmExceptions) {
    throw new EngineError(
      "unavailable",
      "the query engine needs a newer browser: this one lacks WebAssembly exceptions",
    );
  }
  const bundle = { mainModule: "", mainWorker: "" };
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), BROWSER_RUNTIME);
  const instantiated = new Promise<never>((_, reject) => {
    // DuckDB's own way fetches the module by itself and waits for ever if that fails.
    Object.assign(bindings, {
      instantiateWasm(imports: WebAssembly.Imports, success: (i: WebAssembly.Instance, m: WebAssembly.Module) => void) {
        Object.assign(globalThis, { DUCKDB_RUNTIME: BROWSER_RUNTIME });
        WebAssembly.instantiate(module, imports).then((instance) => success(instance, module), reject);
        return [];
      },
    });
  });
  try {
    return await Promise.race([bindings.instantiate(() => {}), instantiated]);
  } catch (error) {
    throw new EngineError("unavailable", `the query engine could not be started: ${messageOf(error)}`);
  }
}
