import { emitFile } from "../../loaders/cli/emit.ts";

await emitFile("node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
