import type { CacheGeometry, Heads, Sharing } from "../analysis/kv-cache.js";
import { cachedHeads, valuesPerToken } from "../analysis/kv-cache.js";
import { chosenOf } from "../ui/choice.js";
import { quantityOf } from "../ui/quantity-control.js";
import { rejection } from "../ui/rejection.js";
import type { PageState } from "../ui/url-state.js";
import { geometryOf, type ModelRow } from "./model-rows.js";
import { MODEL_KEY, ORIGIN, STANDARD_MODEL, TYPED, typedGeometry } from "./settings.js";

/** The model whose memory is computed. */
export interface Subject {
  readonly name: string;
  readonly built: CacheGeometry;
  /** Layers and heads from which other kinds of sharing follow; null where they are not known. */
  readonly heads: (Heads & { readonly layers: number }) | null;
  readonly parameters: number | null;
  /** The longest context that the model is made for, in tokens. */
  readonly contextLength: number | null;
  readonly caveats: readonly string[];
}

/** Models of the dataset whose cache can be computed. */
export function knownModels(rows: readonly ModelRow[]): readonly ModelRow[] {
  return rows.filter((row) => geometryOf(row) !== null);
}

/** The model that the address names; of a name that no model has it says so, and has the standard one. */
export function readModel(state: Pick<PageState, "get">, rows: readonly ModelRow[]) {
  const text = state.get(MODEL_KEY) ?? STANDARD_MODEL;
  const row = modelNamed(text, rows);
  if (row !== null) return { row, problems: [] };
  const standard = modelNamed(STANDARD_MODEL, rows) ?? rows[0] ?? null;
  const instead = standard === null ? "none is left to show" : `${standard.name} is shown`;
  return {
    row: standard,
    problems: [rejection(MODEL_KEY, text, "a model of known geometry among those below", instead)],
  };
}

/** The model with an id or, whatever its case, a name. */
export function modelNamed(text: string, rows: readonly ModelRow[]): ModelRow | null {
  const wanted = text.trim().toLowerCase();
  return rows.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted) ?? null;
}

/** The model of the page's state; null where the rows on show hold none. */
export function subjectOf(state: Pick<PageState, "get">, rows: readonly ModelRow[]): Subject | null {
  if (chosenOf(state, ORIGIN) === "typed") {
    const { built, heads, layers } = typedGeometry(state);
    return {
      name: "The typed model",
      built,
      heads: { ...heads, layers },
      parameters: quantityOf(state, TYPED.parameters) * 1e9,
      contextLength: null,
      caveats: [],
    };
  }
  const { row } = readModel(state, rows);
  const geometry = row && geometryOf(row);
  if (!row || !geometry) return null;
  return {
    name: row.name,
    built: geometry.built,
    heads: headsOf(row, geometry.built),
    parameters: row.params_total_b === null ? null : row.params_total_b * 1e9,
    contextLength: row.context_length,
    caveats: geometry.caveats,
  };
}

function headsOf(row: ModelRow, { attention }: CacheGeometry): Subject["heads"] {
  const headDim = row.head_dim ?? (row.n_heads && row.d_model ? row.d_model / row.n_heads : null);
  const layers = attention.reduce((sum, group) => sum + group.layers, 0);
  if (!row.n_heads || headDim === null || layers === 0) return null;
  return {
    layers,
    queryHeads: row.n_heads,
    kvHeads: row.n_kv_heads ?? row.n_heads,
    headDim,
    latentDim: row.kv_latent_dim ?? Math.round(LATENT_HEADS * headDim),
  };
}

/** DeepSeek-V2 caches a latent vector of 4 head dimensions and a rotary key of half of one (arXiv 2405.04434, 2.1.4). */
const LATENT_HEADS = 4.5;

/** Groups of query heads where a model has none to compare with: 8 share a key–value head, as in Llama 2 70B. */
const GROUP = 8;

/** The same layers and heads with another kind of sharing, no window and no recurrent state. */
export function shared(sharing: Sharing, { layers, ...heads }: NonNullable<Subject["heads"]>): CacheGeometry {
  const isGrouped = heads.kvHeads > 1 && heads.kvHeads < heads.queryHeads;
  const kvHeads = isGrouped ? heads.kvHeads : Math.max(1, Math.round(heads.queryHeads / GROUP));
  const grouped = { ...heads, kvHeads };
  return {
    attention: [
      {
        layers,
        valuesPerToken: valuesPerToken(sharing, grouped),
        kvHeads: cachedHeads(sharing, grouped),
        window: null,
      },
    ],
    stateValues: 0,
  };
}
