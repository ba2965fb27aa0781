import { attentionGrowth } from "./attention-growth.ts";
import { breakEven } from "./break-even.ts";
import { chainLatency } from "./chain-latency.ts";
import { gpuRoofline } from "./gpu-roofline.ts";
import { kvCache } from "./kv-cache.ts";
import type { Model } from "./model.ts";
import { moeServing } from "./moe-serving.ts";
import { orchestratorSize } from "./orchestrator-size.ts";
import { queryCost } from "./query-cost.ts";
import { sequenceScaling } from "./sequence-scaling.ts";

/**
 * Every model whose results ship in `model_results`. To add one, write its functions in src/analysis, a file here that
 * asks them over the rows of the dataset, and its line below.
 */
export const MODELS: readonly Model[] = [
  attentionGrowth,
  breakEven,
  chainLatency,
  gpuRoofline,
  kvCache,
  moeServing,
  orchestratorSize,
  queryCost,
  sequenceScaling,
];
