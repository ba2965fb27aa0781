import { FileAttachment } from "observablehq:stdlib";
import type { TableName } from "../schema/tables.js";

type Format = "csv" | "json" | "parquet";

/** Address of each table in each format. Framework finds files by reading the code, so each name must stand here in full. */
export const tableFiles: Readonly<Record<TableName, Readonly<Record<Format, string>>>> = {
  architectures: {
    csv: FileAttachment("../data/architectures.csv").href,
    json: FileAttachment("../data/architectures.json").href,
    parquet: FileAttachment("../data/architectures.parquet").href,
  },
  ratings: {
    csv: FileAttachment("../data/ratings.csv").href,
    json: FileAttachment("../data/ratings.json").href,
    parquet: FileAttachment("../data/ratings.parquet").href,
  },
  models: {
    csv: FileAttachment("../data/models.csv").href,
    json: FileAttachment("../data/models.json").href,
    parquet: FileAttachment("../data/models.parquet").href,
  },
  adoption_events: {
    csv: FileAttachment("../data/adoption_events.csv").href,
    json: FileAttachment("../data/adoption_events.json").href,
    parquet: FileAttachment("../data/adoption_events.parquet").href,
  },
  moe_measurements: {
    csv: FileAttachment("../data/moe_measurements.csv").href,
    json: FileAttachment("../data/moe_measurements.json").href,
    parquet: FileAttachment("../data/moe_measurements.parquet").href,
  },
  sequence_models: {
    csv: FileAttachment("../data/sequence_models.csv").href,
    json: FileAttachment("../data/sequence_models.json").href,
    parquet: FileAttachment("../data/sequence_models.parquet").href,
  },
  kernel_benchmarks: {
    csv: FileAttachment("../data/kernel_benchmarks.csv").href,
    json: FileAttachment("../data/kernel_benchmarks.json").href,
    parquet: FileAttachment("../data/kernel_benchmarks.parquet").href,
  },
  training_innovations: {
    csv: FileAttachment("../data/training_innovations.csv").href,
    json: FileAttachment("../data/training_innovations.json").href,
    parquet: FileAttachment("../data/training_innovations.parquet").href,
  },
  essay_claims: {
    csv: FileAttachment("../data/essay_claims.csv").href,
    json: FileAttachment("../data/essay_claims.json").href,
    parquet: FileAttachment("../data/essay_claims.parquet").href,
  },
  predictions: {
    csv: FileAttachment("../data/predictions.csv").href,
    json: FileAttachment("../data/predictions.json").href,
    parquet: FileAttachment("../data/predictions.parquet").href,
  },
  prediction_evidence: {
    csv: FileAttachment("../data/prediction_evidence.csv").href,
    json: FileAttachment("../data/prediction_evidence.json").href,
    parquet: FileAttachment("../data/prediction_evidence.parquet").href,
  },
  orchestration_facts: {
    csv: FileAttachment("../data/orchestration_facts.csv").href,
    json: FileAttachment("../data/orchestration_facts.json").href,
    parquet: FileAttachment("../data/orchestration_facts.parquet").href,
  },
  sources: {
    csv: FileAttachment("../data/sources.csv").href,
    json: FileAttachment("../data/sources.json").href,
    parquet: FileAttachment("../data/sources.parquet").href,
  },
};
