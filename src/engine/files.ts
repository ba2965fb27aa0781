import { FileAttachment } from "observablehq:stdlib";
import type { TableName } from "../schema/tables.js";
import type { Catalog } from "./catalog.js";

/** Addresses of the tables. Framework finds files by reading the code, so each name must stand here in full. */
export const TABLE_URLS: Readonly<Record<TableName, string>> = {
  architectures: FileAttachment("../data/architectures.parquet").href,
  ratings: FileAttachment("../data/ratings.parquet").href,
  models: FileAttachment("../data/models.parquet").href,
  lineage: FileAttachment("../data/lineage.parquet").href,
  adoption_events: FileAttachment("../data/adoption_events.parquet").href,
  moe_measurements: FileAttachment("../data/moe_measurements.parquet").href,
  sequence_models: FileAttachment("../data/sequence_models.parquet").href,
  kernel_benchmarks: FileAttachment("../data/kernel_benchmarks.parquet").href,
  kernel_runs: FileAttachment("../data/kernel_runs.parquet").href,
  training_innovations: FileAttachment("../data/training_innovations.parquet").href,
  essay_claims: FileAttachment("../data/essay_claims.parquet").href,
  predictions: FileAttachment("../data/predictions.parquet").href,
  prediction_evidence: FileAttachment("../data/prediction_evidence.parquet").href,
  orchestration_facts: FileAttachment("../data/orchestration_facts.parquet").href,
  model_results: FileAttachment("../data/model_results.parquet").href,
  sources: FileAttachment("../data/sources.parquet").href,
};

export const WASM_URL = FileAttachment("../data/duckdb-eh.wasm").href;

let catalog: Promise<Catalog> | null = null;

/** Fetches the catalog, once for a page, and checks it. */
export function loadCatalog(): Promise<Catalog> {
  catalog ??= fetchCatalog().catch((error: unknown) => {
    catalog = null;
    throw error;
  });
  return catalog;
}

/** Fetches the audit's verdicts as JSON, to be checked by whoever reads them. */
export function fetchClaimVerdicts(): Promise<unknown> {
  return FileAttachment("../data/claim-verdicts.json").json();
}

async function fetchCatalog(): Promise<Catalog> {
  const [json, { catalogSchema }, v] = await Promise.all([
    FileAttachment("../data/catalog.json").json(),
    import("./catalog.js"),
    import("valibot"),
  ]);
  return v.parse(catalogSchema, json);
}
