import type { RowOf, Table } from "./table.ts";
import { adoptionEvents, trainingInnovations } from "./tables/adoption.ts";
import { architectures, ratings } from "./tables/architectures.ts";
import { essayClaims, predictionEvidence, predictions } from "./tables/essays.ts";
import { kernelBenchmarks, moeMeasurements, orchestrationFacts } from "./tables/measurements.ts";
import { models, sequenceModels } from "./tables/models.ts";
import { sources } from "./tables/sources.ts";

/** Every table of the dataset, in the order in which a reader should meet them. */
export const TABLES = {
  architectures,
  ratings,
  models,
  adoption_events: adoptionEvents,
  moe_measurements: moeMeasurements,
  sequence_models: sequenceModels,
  kernel_benchmarks: kernelBenchmarks,
  training_innovations: trainingInnovations,
  essay_claims: essayClaims,
  predictions,
  prediction_evidence: predictionEvidence,
  orchestration_facts: orchestrationFacts,
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
