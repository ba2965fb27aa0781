/** What sort of thing a family of techniques is: this page's own sorting of the dataset's categories. */
export type Kind = "primitives" | "operators" | "methods";

export const KINDS: Readonly<Record<Kind, { readonly label: string; readonly meaning: string }>> = {
  primitives: { label: "primitives", meaning: "layers that compute: attention, recurrences, convolutions, norms" },
  operators: { label: "composition", meaning: "ways to put layers together: residual paths, experts, hybrids" },
  methods: { label: "methods", meaning: "ways to train, store, adapt, decode and serve a model" },
};

/** The dataset's categories in the order in which the timeline stacks them. */
export const FAMILIES: Readonly<Record<string, Kind>> = {
  attention: "primitives",
  position: "primitives",
  normalization: "primitives",
  "activation-ffn": "primitives",
  "embedding-output": "primitives",
  "state-space": "primitives",
  "linear-attention-rnn": "primitives",
  "long-convolution": "primitives",
  "other-sequence": "primitives",
  "classical-recurrence": "primitives",
  "memory-retrieval": "primitives",
  "vision-encoder": "primitives",
  "graph-set": "primitives",
  kan: "primitives",
  capsule: "primitives",
  "continuous-depth": "primitives",
  "bio-alternative": "primitives",
  "tree-neurosymbolic": "primitives",
  "residual-composition": "operators",
  "moe-routing": "operators",
  hybrid: "operators",
  "sparsity-structure": "operators",
  "meta-dynamic-weights": "operators",
  "reasoning-system": "operators",
  "training-method": "methods",
  systems: "methods",
  decoding: "methods",
  "quantization-precision": "methods",
  adapter: "methods",
  generative: "methods",
};

const ORDER = Object.keys(FAMILIES);

/** A family's place in the timeline; a family that nobody has sorted comes last. */
export function familyPlace(family: string): number {
  const place = ORDER.indexOf(family);
  return place === -1 ? ORDER.length : place;
}

/** Whether a family is among the kinds that a reader wants to see. */
export function isOfKind(family: string, kinds: readonly Kind[]): boolean {
  const kind = FAMILIES[family];
  return kind === undefined || kinds.includes(kind);
}
