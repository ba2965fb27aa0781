import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TableName } from "../src/schema/tables.ts";
import type { Database } from "./database.ts";

/** Writes a table's rows, in their order, as Parquet. The same rows give the same bytes. */
export async function tableParquet({ connection }: Database, name: TableName): Promise<Uint8Array> {
  // The native library writes Parquet to files only.
  const folder = await mkdtemp(join(tmpdir(), "parquet-"));
  try {
    const file = join(folder, `${name}.parquet`);
    await connection.run(`COPY "${name}" TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
