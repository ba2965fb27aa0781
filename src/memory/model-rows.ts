import * as v from "valibot";
import {
  type CacheGeometry,
  type CachingLayers,
  cachedHeads,
  splitLayers,
  valuesPerToken,
} from "../analysis/kv-cache.js";

const figure = v.nullable(v.number());

/** The columns of `models` from which memory is computed. */
export const modelRow = v.object({
  id: v.string(),
  name: v.string(),
  released: v.string(),
  params_total_b: figure,
  params_active_b: figure,
  n_layers: figure,
  n_attention_layers: figure,
  n_recurrent_layers: figure,
  d_model: figure,
  n_heads: figure,
  n_kv_heads: figure,
  head_dim: figure,
  kv_latent_dim: figure,
  attention: v.string(),
  attention_extra: v.nullable(v.string()),
  architecture_class: v.string(),
  context_length: figure,
  evidence: v.string(),
});

export type ModelRow = v.InferOutput<typeof modelRow>;

export interface KnownGeometry {
  /** As the model was built. */
  readonly built: CacheGeometry;
  /** The same layers if every query head kept keys and values of its own for every token; null where heads are unknown. */
  readonly plain: CacheGeometry | null;
  /** Why the figure as built is not exact, where it is not. */
  readonly caveats: readonly string[];
}

/** The cache of a model of the dataset, or null where what is published does not give it. */
export function geometryOf(row: ModelRow): KnownGeometry | null {
  const layers = attentionLayers(row);
  if (layers === null) return null;
  const headDim = row.head_dim ?? (row.n_heads && row.d_model ? wholeRatio(row.d_model, row.n_heads) : null);
  const kvHeads = row.n_kv_heads ?? { MHA: row.n_heads, MQA: 1 }[row.attention] ?? null;
  const caveats = row.n_recurrent_layers
    ? [`the state of ${row.n_recurrent_layers} recurrent layers is not on record`]
    : [];
  if (layers === 0) return { built: { attention: [], stateValues: 0 }, plain: null, caveats };
  const each = valuesOfLayer(row, kvHeads, headDim);
  if (each === null) return null;
  const windows = windowedLayers(row.attention_extra ?? "", layers);
  const group = (count: number, window: number | null): CachingLayers => ({ layers: count, window, ...each });
  return {
    built: {
      attention: [group(windows.windowed, windows.window), group(windows.full, null)].filter(({ layers: n }) => n > 0),
      stateValues: 0,
    },
    plain: row.n_heads && headDim ? plainCache(layers, row.n_heads, headDim) : null,
    caveats: [...caveats, ...windows.caveats],
  };
}

function attentionLayers(row: ModelRow): number | null {
  if (row.n_attention_layers !== null) return row.n_attention_layers;
  const isTransformer = row.architecture_class === "dense_transformer" || row.architecture_class === "moe_transformer";
  return isTransformer ? row.n_layers : null;
}

function valuesOfLayer(row: ModelRow, kvHeads: number | null, headDim: number | null) {
  const heads = { queryHeads: row.n_heads ?? 0, kvHeads: kvHeads ?? 0, headDim: headDim ?? 0 };
  const sharing = row.kv_latent_dim === null ? "GQA" : "MLA";
  if (sharing === "GQA" && (kvHeads === null || headDim === null)) return null;
  return {
    valuesPerToken: valuesPerToken(sharing, { ...heads, latentDim: row.kv_latent_dim ?? 0 }),
    kvHeads: cachedHeads(sharing, heads),
  };
}

/** Multi-head attention that forgets nothing. */
export function plainCache(layers: number, heads: number, headDim: number): CacheGeometry {
  return {
    attention: [{ layers, valuesPerToken: 2 * heads * headDim, kvHeads: heads, window: null }],
    stateValues: 0,
  };
}

const WINDOW =
  /(?:(\d+):(\d+) )?(?:global and )?(?:sliding window|chunked|local(?: MQA)?)(?: \((?:window )?(\d+)| (\d+)$)?/;

/** Reads which layers forget from a model's note on its attention, such as "5:1 local (window 1024) and global". */
function windowedLayers(extra: string, layers: number) {
  const whole = { windowed: 0, full: layers, window: null, caveats: [] };
  const [, windowed, full, inBrackets, bare] = WINDOW.exec(extra) ?? [];
  const size = inBrackets ?? bare;
  if (size === undefined) {
    const sparse = /sliding|local/.test(extra);
    return sparse
      ? {
          ...whole,
          caveats: ["layers that forget are counted as if they kept all: their window or number is not on record"],
        }
      : whole;
  }
  const window = Number(size);
  if (windowed === undefined || full === undefined) return { windowed: layers, full: 0, window, caveats: [] };
  const split = splitLayers(layers, Number(windowed), Number(full));
  return { ...split, window, caveats: ["which layers forget follows from the stated pattern"] };
}

function wholeRatio(dividend: number, divisor: number): number | null {
  return dividend % divisor === 0 ? dividend / divisor : null;
}
