import {
  type Conditions,
  decodeGain,
  lossByContext,
  type Machine,
  prefillGain,
  type ServedModel,
} from "../../src/analysis/moe-serving.ts";
import { rangeOverCorners, tornado } from "../../src/analysis/tornado.ts";
import {
  conditionsAt,
  LINK_ROW,
  RANGE_ROWS,
  type ServingInput,
  servingInputs,
} from "../../src/friction/moe/serving-ranges.ts";
import {
  comparedPairs,
  comparisonRow,
  gpusNeeded,
  machineOf,
  type Pair,
  servedModel,
  servingRow,
} from "../../src/friction/moe/serving-rows.ts";
import { datasheetRow, type Gpu, gpusOf } from "../../src/memory/gpu-rows.ts";
import type { Tables } from "../dataset.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

/** The accelerator of the claims. */
const GPU = "H100 SXM";

const BATCHES = [1, 32] as const;

const CONTEXTS = [4096, 32_768, 131_072] as const;

/** Bytes of a weight and of a cached value: 16 bits. */
const BYTES = 2;

/**
 * Serving of each measured mixture beside the dense model that it was measured against, on as many H100 as the larger
 * one needs: a scenario for each pair.
 */
export const moeServing: Model = {
  name: "moe-serving",
  results: (tables) => {
    const sheets = modelRows(tables, "kernel_benchmarks", datasheetRow);
    const gpu = gpusOf(sheets).find(({ name }) => name === GPU);
    const link = sheets.find(({ id }) => `kernel_benchmarks:${id}` === LINK_ROW);
    if (gpu === undefined || link === undefined) return [];
    const pairs = comparedPairs(
      modelRows(tables, "moe_measurements", comparisonRow),
      modelRows(tables, "models", servingRow),
    );
    return pairs.flatMap((pair) => pairResults(pair, gpu, link.value, rangeKeys(tables)));
  },
};

/** Rows at the ends of ranges, where the tables hold them. */
function rangeKeys(tables: Tables): readonly string[] {
  const known = new Set(
    (["kernel_benchmarks", "moe_measurements"] as const).flatMap((name) =>
      tables[name].map(({ id }) => `${name}:${String(id)}`),
    ),
  );
  return [LINK_ROW, ...RANGE_ROWS.filter((key) => known.has(key))];
}

function pairResults(
  { mixture, dense }: Pair,
  gpu: Gpu,
  linkGbs: number,
  keys: readonly string[],
): readonly ModelResult[] {
  const [sparse, full] = [servedModel(mixture), servedModel(dense)];
  const { bandwidthGbs, tflops, memoryGb } = gpu;
  if (sparse === null || full === null || bandwidthGbs === null || tflops === null) return [];
  const gpus = gpusNeeded([sparse, full], BYTES, gpu);
  const models = [`models:${mixture.id}`, `models:${dense.id}`];
  const about = {
    scenario: `${mixture.id}.vs.${dense.id}`,
    unit: "1",
    assumptions: `${gpus} × ${GPU}, weights and cache at 16 bits; roofline with messages; ranges of efficiency, skew of experts and links`,
    inputs: [...models, memoryGb.key, bandwidthGbs.key, tflops.key, ...keys],
  };
  const inputs = servingInputs(linkGbs);
  const ranged = (compute: (machine: Machine, conditions: Conditions) => number) => {
    const model = (at: (id: ServingInput) => number) => {
      const machine = machineOf(gpu, gpus, { bandwidthGbs: at("linkGbs"), latency: at("linkMicroseconds") / 1e6 });
      if (machine === null) throw new Error(`the datasheet of ${gpu.name} lacks bandwidth or peak`);
      return compute(machine, conditionsAt(at, BYTES, BYTES));
    };
    const { value } = tornado(inputs, model);
    const { low, high } = rangeOverCorners(inputs, model);
    return { value, low: Math.min(low, value), high: Math.max(high, value) };
  };
  const lost = (model: ServedModel) =>
    ranged((machine, conditions) => lossByContext(model, machine, conditions, 32, 1024, 32_768));
  return [
    ...BATCHES.flatMap((batch) =>
      CONTEXTS.map((context) => ({
        ...about,
        quantity: `decode-gain.batch-${batch}.context-${context}`,
        ...ranged((machine, conditions) => decodeGain(sparse, full, machine, conditions, batch, context)),
      })),
    ),
    {
      ...about,
      quantity: "prefill-gain.prompt-4096",
      ...ranged((machine, conditions) => prefillGain(sparse, full, machine, conditions, 1, 4096)),
    },
    { ...about, quantity: "loss-of-mixture.batch-32.1024-to-32768", ...lost(sparse) },
    { ...about, quantity: "loss-of-dense.batch-32.1024-to-32768", ...lost(full) },
    {
      ...about,
      quantity: "parameters-ratio",
      assumptions: "all parameters are resident at equal precision",
      inputs: models,
      value: sparse.parameters / full.parameters,
      low: null,
      high: null,
    },
  ];
}
