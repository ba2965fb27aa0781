import * as v from "valibot";
import type { Machine, ServedModel } from "../../analysis/moe-serving.js";
import type { Gpu } from "../../memory/gpu-rows.js";
import { geometryOf, modelRow } from "../../memory/model-rows.js";

/** The columns of `models` from which serving is computed. */
export const servingRow = v.object({
  ...modelRow.entries,
  ffn: v.string(),
  n_experts: v.nullable(v.number()),
  n_experts_active: v.nullable(v.number()),
});

export type ServingRow = v.InferOutput<typeof servingRow>;

/** The columns of `moe_measurements` that name what was compared. */
export const comparisonRow = v.object({
  id: v.string(),
  model_id: v.nullable(v.string()),
  baseline: v.nullable(v.string()),
  baseline_kind: v.nullable(v.string()),
});

export type ComparisonRow = v.InferOutput<typeof comparisonRow>;

/** A model as the roofline needs it, or null where what is published does not give it. */
export function servedModel(row: ServingRow): ServedModel | null {
  const geometry = geometryOf(row);
  const headDim = row.head_dim ?? (row.n_heads && row.d_model ? row.d_model / row.n_heads : null);
  const { params_total_b: total, n_layers: layers, d_model: width, n_heads: heads } = row;
  const active = row.params_active_b ?? (row.ffn === "dense" ? total : null);
  if (!geometry || !total || !active || !layers || !width || !heads || !headDim) return null;
  const isMixture = row.ffn === "moe";
  if (isMixture && (!row.n_experts || !row.n_experts_active)) return null;
  return {
    parameters: total * 1e9,
    activeParameters: active * 1e9,
    experts: isMixture ? { routed: row.n_experts ?? 0, active: row.n_experts_active ?? 0 } : null,
    layers,
    width,
    cache: geometry.built,
    // With latent attention every head works on the whole latent vector while it writes.
    attentionWidth: heads * (row.kv_latent_dim ?? headDim),
  };
}

/** What is compared with what: a measured mixture and a dense model, both of known geometry. */
export interface Pair {
  readonly mixture: ServingRow;
  readonly dense: ServingRow;
}

/** The pairs of models that measurements compare, each once, in the order of their names. */
export function comparedPairs(comparisons: readonly ComparisonRow[], rows: readonly ServingRow[]): readonly Pair[] {
  const served = rows.filter((row) => servedModel(row) !== null);
  const pairs = comparisons.flatMap(({ model_id: id, baseline, baseline_kind: kind }): readonly Pair[] => {
    const mixture = served.find((row) => row.id === id && row.ffn === "moe");
    const name = (baseline ?? "").replace(/ (dense|\(|\/).*$/, "");
    const dense = served.find((row) => row.ffn === "dense" && row.name.replace(" LLM", "") === name);
    return kind === "dense" && mixture && dense ? [{ mixture, dense }] : [];
  });
  const byName = new Map(pairs.map((pair) => [`${pair.mixture.id} ${pair.dense.id}`, pair]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** The share of a GPU's memory that weights may take. */
const WEIGHT_SHARE = 0.9;

/** The fewest GPUs, as a power of two, in whose memory all the given weights find room, one model at a time. */
export function gpusNeeded(models: readonly ServedModel[], bytesPerWeight: number, gpu: Gpu): number {
  const bytes = Math.max(...models.map(({ parameters }) => parameters * bytesPerWeight));
  return 2 ** Math.max(0, Math.ceil(Math.log2(bytes / (WEIGHT_SHARE * gpu.memoryGb.value * 1e9))));
}

/** Messages between accelerators of one machine: gigabytes a second that one sends, and seconds of one exchange. */
export interface Link {
  readonly bandwidthGbs: number;
  readonly latency: number;
}

/** A machine of like GPUs; null where its datasheet lacks bandwidth or peak. */
export function machineOf({ bandwidthGbs, tflops }: Gpu, gpus: number, link: Link): Machine | null {
  if (bandwidthGbs === null || tflops === null) return null;
  return {
    gpus,
    memoryBandwidth: bandwidthGbs.value * 1e9,
    peakFlops: tflops.value * 1e12,
    linkBandwidth: link.bandwidthGbs * 1e9,
    linkLatency: link.latency,
  };
}
