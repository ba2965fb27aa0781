import type { RowOf, Table } from "./table.js";
import { adoptionEvents, trainingInnovations } from "./tables/adoption.js";
import { architectures, lineage, ratings } from "./tables/architectures.js";
import { essayClaims, predictionEvidence, predictions } from "./tables/essays.js";
import { kernelRuns } from "./tables/kernel-runs.js";
import { kernelBenchmarks, moeMeasurements, orchestrationFacts } from "./tables/measurements.js";
import { modelResults } from "./tables/model-results.js";
import { models, sequenceModels } from "./tables/models.js";
import { sources } from "./tables/sources.js";

/** Every table of the dataset, in the order in which a reader should meet them. */
export const TABLES = {
  architectures,
  ratings,
  models,
  lineage,
  adoption_events: adoptionEvents,
  moe_measurements: moeMeasurements,
  sequence_models: sequenceModels,
  kernel_benchmarks: kernelBenchmarks,
  kernel_runs: kernelRuns,
  training_innovations: trainingInnovations,
  essay_claims: essayClaims,
  predictions,
  prediction_evidence: predictionEvidence,
  orchestration_facts: orchestrationFacts,
  model_results: modelResults,
  sources,
} as const;

export type TableName = keyof typeof TABLES;

export type Row<N extends TableName> = RowOf<(typeof TABLES)[N]>;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

/** The declaration of a table without its column types, for code that treats all tables alike. */
export function tableNamed(name: TableName): Table {
  return TABLES[name];
}
