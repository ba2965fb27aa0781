import * as v from "valibot";
import {
  type AttentionShape,
  cachedValues,
  elasticity,
  operations,
  scores,
  scoreTrafficGb,
} from "../../src/analysis/attention-growth.ts";
import { bytesPerToken } from "../../src/analysis/kv-cache.ts";
import { geometryOf, modelRow } from "../../src/memory/model-rows.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

const row = v.object({ ...modelRow.entries, context_length: v.nullable(v.number()) });

type Row = v.InferOutput<typeof row>;

/** The shortest length that is asked for, in tokens. */
const SHORT = 4096;

/** Bytes of a score and of a cached value: 16 bits. */
const BYTES = 2;

/** How attention's costs grow with length and heads in each model with attention, and what its scores would move. */
export const attentionGrowth: Model = {
  name: "attention-growth",
  results: (tables) =>
    modelRows(tables, "models", row).flatMap((model) => [...growthResults(model), ...trafficResults(model)]),
};

/** Elasticities of a model whose every head has keys and values of its own, when its length or its heads double. */
function growthResults({
  id,
  attention,
  n_heads: heads,
  d_model: width,
  head_dim: given,
}: Row): readonly ModelResult[] {
  const headDim = given ?? (heads && width ? width / heads : null);
  if (attention !== "MHA" || !heads || !headDim) return [];
  const shape: AttentionShape = { heads, headDim, tokens: SHORT };
  const longer = { ...shape, tokens: 2 * SHORT };
  const more = { ...shape, heads: 2 * heads };
  const narrower = { ...more, headDim: headDim / 2 };
  const result = (
    quantity: string,
    cost: (at: AttentionShape) => number,
    then: AttentionShape,
    assumptions: string,
  ): ModelResult => ({
    scenario: id,
    quantity: `elasticity.${quantity}`,
    value: elasticity([cost(shape), cost(then)], [1, 2]),
    low: null,
    high: null,
    unit: "1",
    assumptions,
    inputs: [`models:${id}`],
  });
  const [doubled, wider, same] = [
    `from ${SHORT} to ${2 * SHORT} tokens`,
    "twice the heads, each as wide",
    "twice the heads, each half as wide, as at equal width of the model",
  ];
  return [
    result("operations-in-length", operations, longer, doubled),
    result("scores-in-length", scores, longer, `${doubled}; scores are stored`),
    result("cache-in-length", cachedValues, longer, doubled),
    result("operations-in-heads", operations, more, wider),
    result("scores-in-heads", scores, more, `${wider}; scores are stored`),
    result("operations-in-heads-at-equal-width", operations, narrower, same),
    result("scores-in-heads-at-equal-width", scores, narrower, `${same}; scores are stored`),
  ];
}

/** Gigabytes that one more token moves for scores when attention is not fused, and for the cache, which every kernel reads. */
function trafficResults(model: Row): readonly ModelResult[] {
  const { id, n_heads: heads, context_length: longest, attention } = model;
  const geometry = geometryOf(model);
  if (!geometry || !heads || !longest || longest < SHORT || !["MHA", "GQA", "MQA", "MLA"].includes(attention ?? ""))
    return [];
  const layers = geometry.built.attention.reduce((sum, group) => sum + group.layers, 0);
  const about = { unit: "GB", low: null, high: null, scenario: id, inputs: [`models:${id}`] };
  const traffic = (tokens: number) => scoreTrafficGb(layers, { heads, headDim: 1, tokens }, BYTES);
  const assumptions = "one more token; scores at 16 bits, written and read before and after the softmax";
  return [
    { ...about, assumptions, quantity: `score-traffic.context-${SHORT}`, value: traffic(SHORT) },
    { ...about, assumptions, quantity: "score-traffic.longest-context", value: traffic(longest) },
    {
      ...about,
      assumptions: "one more token; cache at 16 bits, before any window is full",
      quantity: `cache-read.context-${SHORT}`,
      value: (SHORT * bytesPerToken(geometry.built, BYTES)) / 1e9,
    },
  ];
}
