import { createEngine, type Engine } from "./engine.js";
import { loadCatalog, TABLE_URLS, WASM_URL } from "./files.js";

const urls: Readonly<Record<string, string>> = TABLE_URLS;

let engine: Engine | null = null;

/** The page's one engine; it starts when a query is first put to it. */
export function pageEngine(): Engine {
  engine ??= createEngine({
    catalog: loadCatalog,
    wasmUrl: WASM_URL,
    tableUrl(name) {
      const url = urls[name];
      if (url === undefined) throw new Error(`the table ${name} is not part of this site`);
      return url;
    },
    // Framework rewrites this form, and no other, to the address that the worker has after the build.
    spawn: () => new Worker(import.meta.resolve("./worker.js"), { type: "module" }),
  });
  return engine;
}
