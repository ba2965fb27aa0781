import { type CacheGeometry, cachedHeads, type Heads, type Sharing, valuesPerToken } from "../analysis/kv-cache.js";
import type { Choice } from "../ui/choice.js";
import { chosenOf } from "../ui/choice.js";
import { type Quantity, quantityOf } from "../ui/quantity-control.js";
import type { PageState } from "../ui/url-state.js";

type Read = Pick<PageState, "get">;

export const MODEL_KEY = "model";

export const STANDARD_MODEL = "llama-3.1-70b";

/** Whether the model comes from the dataset or is typed in. */
export const ORIGIN: Choice<"dataset" | "typed"> = {
  key: "geometry",
  legend: "Model",
  options: [
    { value: "dataset", label: "from the dataset" },
    { value: "typed", label: "typed in" },
  ],
};

export const SHARING: Choice<Sharing> = {
  key: "kind",
  legend: "Keys and values",
  legendShown: true,
  standard: "GQA",
  options: [
    { value: "MHA", label: "MHA" },
    { value: "GQA", label: "GQA" },
    { value: "MQA", label: "MQA" },
    { value: "MLA", label: "MLA" },
  ],
};

const whole = (key: string, label: string, standard: number, min: number, max: number, unit?: string): Quantity => ({
  key,
  label,
  standard,
  min,
  max,
  unit,
  whole: true,
});

/** What a typed model is made of; the standards are the geometry of Llama 2 70B and DeepSeek's latent vector. */
export const TYPED = {
  parameters: { key: "params", label: "Parameters", unit: "billion", standard: 70, min: 0.001, max: 10_000 },
  layers: whole("layers", "Attention layers", 80, 0, 1000),
  queryHeads: whole("heads", "Query heads", 64, 1, 1024),
  kvHeads: whole("kv_heads", "Key–value heads (GQA)", 8, 1, 1024),
  headDim: whole("head_dim", "Head dimension", 128, 1, 4096),
  latentDim: whole("latent", "Latent vector (MLA)", 576, 1, 65_536, "values"),
  windowed: whole("windowed", "Layers with a window", 0, 0, 100, "% of them"),
  window: whole("window", "Window", 4096, 1, 10_485_760, "tokens"),
  state: { key: "state", label: "Recurrent state", unit: "million values", standard: 0, min: 0, max: 100_000 },
} as const satisfies Readonly<Record<string, Quantity>>;

const BITS: readonly { readonly value: "16" | "8" | "4"; readonly label: string }[] = [
  { value: "16", label: "16 bits" },
  { value: "8", label: "8 bits" },
  { value: "4", label: "4 bits" },
];

export const CACHE_BITS: Choice<"16" | "8" | "4"> = {
  key: "cache_bits",
  legend: "Cache at",
  legendShown: true,
  options: BITS,
};

export const WEIGHT_BITS: Choice<"16" | "8" | "4"> = {
  key: "weight_bits",
  legend: "Weights at",
  legendShown: true,
  options: BITS,
};

export const CONTEXT: Quantity = {
  key: "context",
  label: "Context",
  unit: "tokens",
  standard: 131_072,
  min: 128,
  max: 10_485_760,
  whole: true,
  slider: "log",
};

export const BATCH: Quantity = {
  key: "batch",
  label: "Sequences at once",
  standard: 1,
  min: 1,
  max: 4096,
  whole: true,
  slider: "log",
};

export const GPUS: Quantity = { key: "gpus", label: "How many", standard: 4, min: 1, max: 72, whole: true };

export const RESERVE: Quantity = {
  key: "reserve",
  label: "Kept for the rest",
  unit: "% of memory",
  standard: 10,
  min: 0,
  max: 90,
  slider: "linear",
};

export const GPU_KEY = "gpu";

export const STANDARD_GPU = "H100 SXM";

/** Bytes of a value at the chosen number of bits. */
export function bytesAt(state: Read, choice: Choice<"16" | "8" | "4">): number {
  return Number(chosenOf(state, choice)) / 8;
}

/** The typed geometry. Windowed layers are a share, so that they follow the number of layers. */
export function typedGeometry(state: Read): {
  readonly built: CacheGeometry;
  readonly heads: Heads;
  readonly layers: number;
} {
  const heads: Heads = {
    queryHeads: quantityOf(state, TYPED.queryHeads),
    kvHeads: Math.min(quantityOf(state, TYPED.kvHeads), quantityOf(state, TYPED.queryHeads)),
    headDim: quantityOf(state, TYPED.headDim),
    latentDim: quantityOf(state, TYPED.latentDim),
  };
  const layers = quantityOf(state, TYPED.layers);
  const sharing = chosenOf(state, SHARING);
  const each = { valuesPerToken: valuesPerToken(sharing, heads), kvHeads: cachedHeads(sharing, heads) };
  const windowed = Math.round((layers * quantityOf(state, TYPED.windowed)) / 100);
  const groups = [
    { ...each, layers: windowed, window: quantityOf(state, TYPED.window) },
    { ...each, layers: layers - windowed, window: null },
  ];
  return {
    built: {
      attention: groups.filter(({ layers: count }) => count > 0),
      stateValues: quantityOf(state, TYPED.state) * 1e6,
    },
    heads,
    layers,
  };
}
