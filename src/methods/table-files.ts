import { FileAttachment } from "observablehq:stdlib";
import { TABLE_URLS } from "../engine/files.js";
import type { TableName } from "../schema/tables.js";

type Format = "csv" | "json" | "parquet";

/** Address of each table in each format. Framework finds files by reading the code, so each name must stand here in full. */
export const tableFiles: Readonly<Record<TableName, Readonly<Record<Format, string>>>> = {
  architectures: {
    csv: FileAttachment("../data/architectures.csv").href,
    json: FileAttachment("../data/architectures.json").href,
    parquet: TABLE_URLS.architectures,
  },
  ratings: {
    csv: FileAttachment("../data/ratings.csv").href,
    json: FileAttachment("../data/ratings.json").href,
    parquet: TABLE_URLS.ratings,
  },
  models: {
    csv: FileAttachment("../data/models.csv").href,
    json: FileAttachment("../data/models.json").href,
    parquet: TABLE_URLS.models,
  },
  lineage: {
    csv: FileAttachment("../data/lineage.csv").href,
    json: FileAttachment("../data/lineage.json").href,
    parquet: TABLE_URLS.lineage,
  },
  adoption_events: {
    csv: FileAttachment("../data/adoption_events.csv").href,
    json: FileAttachment("../data/adoption_events.json").href,
    parquet: TABLE_URLS.adoption_events,
  },
  moe_measurements: {
    csv: FileAttachment("../data/moe_measurements.csv").href,
    json: FileAttachment("../data/moe_measurements.json").href,
    parquet: TABLE_URLS.moe_measurements,
  },
  sequence_models: {
    csv: FileAttachment("../data/sequence_models.csv").href,
    json: FileAttachment("../data/sequence_models.json").href,
    parquet: TABLE_URLS.sequence_models,
  },
  kernel_benchmarks: {
    csv: FileAttachment("../data/kernel_benchmarks.csv").href,
    json: FileAttachment("../data/kernel_benchmarks.json").href,
    parquet: TABLE_URLS.kernel_benchmarks,
  },
  kernel_runs: {
    csv: FileAttachment("../data/kernel_runs.csv").href,
    json: FileAttachment("../data/kernel_runs.json").href,
    parquet: TABLE_URLS.kernel_runs,
  },
  training_innovations: {
    csv: FileAttachment("../data/training_innovations.csv").href,
    json: FileAttachment("../data/training_innovations.json").href,
    parquet: TABLE_URLS.training_innovations,
  },
  essay_claims: {
    csv: FileAttachment("../data/essay_claims.csv").href,
    json: FileAttachment("../data/essay_claims.json").href,
    parquet: TABLE_URLS.essay_claims,
  },
  predictions: {
    csv: FileAttachment("../data/predictions.csv").href,
    json: FileAttachment("../data/predictions.json").href,
    parquet: TABLE_URLS.predictions,
  },
  prediction_evidence: {
    csv: FileAttachment("../data/prediction_evidence.csv").href,
    json: FileAttachment("../data/prediction_evidence.json").href,
    parquet: TABLE_URLS.prediction_evidence,
  },
  orchestration_facts: {
    csv: FileAttachment("../data/orchestration_facts.csv").href,
    json: FileAttachment("../data/orchestration_facts.json").href,
    parquet: TABLE_URLS.orchestration_facts,
  },
  model_results: {
    csv: FileAttachment("../data/model_results.csv").href,
    json: FileAttachment("../data/model_results.json").href,
    parquet: TABLE_URLS.model_results,
  },
  sources: {
    csv: FileAttachment("../data/sources.csv").href,
    json: FileAttachment("../data/sources.json").href,
    parquet: TABLE_URLS.sources,
  },
};
