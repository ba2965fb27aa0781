import type { Binding, Kernel, KernelParameters, Plan, Tuning } from "../../kernel.js";
import { type Mask, onlineSoftmax, SOFTMAX_FUNCTIONS, softmaxOf } from "../attention/online-softmax.js";
import { attentionTolerance } from "../attention/reference.js";
import { each, loader, rowsBinding, type Stored, storer } from "../attention/rows.js";
import { declareTile, eachQuery, placeInTile, type Tile, tileFits, tileOf } from "../attention/tile.js";
import { type AttentionRows, type Block, blockOf, isAlone, registersCode, registerTunings } from "./registers.js";
import {
  PREFILL_PARAMETERS,
  PREFILL_SIZES,
  PREFILL_SWEEP,
  PREFILL_TUNINGS,
  type PrefillShape,
  prefillBuffers,
  prefillCost,
  prefillInputs,
  prefillReference,
  prefillRows,
  prefillShape,
  prefillSources,
} from "./shape.js";

/** Attention whose scores never leave the chip: FlashAttention-2 (Dao 2023, algorithm 1). */
export const prefillFlash: Kernel = {
  ...fused("f32"),
  id: "prefill-flash",
  title: "Attention over a prompt, fused (FlashAttention-2)",
  summary:
    "Each workgroup takes some queries past all keys, tile by tile, and keeps a running softmax, so that no matrix of scores is ever stored.",
  architectureId: "flashattention-2",
  requires: [],
};

/** The same code with half the bytes. */
export const prefillFlashF16: Kernel = {
  ...fused("f16"),
  id: "prefill-flash-f16",
  title: "Attention over a prompt, fused, in half precision",
  summary: "Fused attention whose inputs and output take two bytes a number; it still calculates in single precision.",
  architectureId: "flashattention-2",
  requires: ["shader-f16"],
};

/** The fused kernel with a window: tiles outside of it are never read. */
export const prefillSliding: Kernel = {
  ...fused("f32"),
  id: "prefill-sliding",
  title: "Attention over a prompt, sliding window",
  summary:
    "Fused attention in which a token sees only the tokens near it, so that work grows with the prompt's length and not with its square.",
  architectureId: "sliding-window-attention",
  parameters: [
    ...PREFILL_PARAMETERS,
    { name: "window", label: "tokens that a token sees on a side, itself included", min: 1, max: 16_384 },
  ],
  sizes: {
    quick: { ...PREFILL_SIZES.quick, window: 64 },
    standard: { ...PREFILL_SIZES.standard, window: 512 },
    large: { ...PREFILL_SIZES.large, window: 1024 },
  },
  requires: [],
};

function fused(stored: Stored): Omit<Kernel, "id" | "title" | "summary" | "architectureId" | "requires"> {
  return {
    family: "prefill",
    parameters: PREFILL_PARAMETERS,
    sizes: PREFILL_SIZES,
    sweep: PREFILL_SWEEP,
    tunings: (parameters, traits) => [
      ...PREFILL_TUNINGS.filter((tuning) => tileFits(flashTile(parameters, tuning), traits)),
      ...registerTunings(prefillShape(parameters), traits),
    ],
    plan: (parameters, _traits, tuning) => {
      const shape = prefillShape(parameters);
      return isAlone(tuning)
        ? registersPlan(shape, blockOf(tuning), stored)
        : flashPlan(shape, flashTile(parameters, tuning), stored);
    },
    inputs: (parameters, random) => prefillInputs(parameters, random, stored),
    reference: prefillReference,
    tolerance: (parameters) => {
      const { headDim, window } = prefillShape(parameters);
      return attentionTolerance(headDim, window);
    },
    cost: (parameters) => prefillCost(parameters, stored),
  };
}

function flashTile(parameters: KernelParameters, tuning: Tuning): Tile {
  const { headDim } = prefillShape(parameters);
  return tileOf(tuning, headDim, headDim);
}

/** Which keys a query keeps, and which tiles hold a key that some query does not. */
function maskOf(
  { sequence, isCausal, window }: PrefillShape,
  { tileRows, tileKeys }: Pick<Tile, "tileRows" | "tileKeys">,
): Mask {
  const isWindowed = window < sequence;
  const touches = [
    `first_key + ${tileKeys}u > ${sequence}u`,
    isCausal
      ? `first_key + ${tileKeys - 1}u > first_row`
      : isWindowed && `first_key + ${tileKeys}u > first_row + ${window}u`,
    isWindowed && `first_row + ${tileRows}u > first_key + ${window}u`,
  ];
  return {
    touches: touches.filter(Boolean).join(" || "),
    keeps: (row) => {
      const position = `vec4<u32>(first_row + ${row})`;
      const conditions = [
        `(keys < vec4<u32>(${sequence}u))`,
        isCausal ? `(keys <= ${position})` : isWindowed && `(keys < ${position} + vec4<u32>(${window}u))`,
        isWindowed && `(${position} < keys + vec4<u32>(${window}u))`,
      ];
      return conditions.filter(Boolean).join(" & ");
    },
  };
}

function registersPlan(shape: PrefillShape, block: Block, stored: Stored): Plan {
  const { sequence, heads } = shape;
  const { invocations, rows, keys } = block;
  const buffers = attentionRows(shape, stored);
  const mask = maskOf(shape, { tileRows: rows, tileKeys: keys });
  return {
    buffers: prefillBuffers(shape, stored),
    passes: [
      {
        label: "fused attention",
        bindings: attentionBindings(buffers),
        code: `${stored === "f16" ? "enable f16;" : ""}${registersCode(shape, block, buffers, mask)}`,
        groups: [Math.ceil(sequence / (rows * invocations)), heads, 1],
      },
    ],
  };
}

function attentionRows(shape: PrefillShape, stored: Stored): AttentionRows {
  const of = (buffer: string) => prefillRows(buffer, shape, stored);
  return { q: of("q"), k: of("k"), v: of("v"), o: of("o") };
}

function attentionBindings({ q, k, v, o }: AttentionRows): readonly Binding[] {
  return [rowsBinding(q, "read"), rowsBinding(k, "read"), rowsBinding(v, "read"), rowsBinding(o, "read_write")];
}

function flashPlan(shape: PrefillShape, tile: Tile, stored: Stored): Plan {
  const { sequence, heads, isCausal, window } = shape;
  const { columns, vectors, tileRows, tileKeys, keyFours, valueFours, invocations } = tile;
  const buffers = attentionRows(shape, stored);
  const { q, k, v, o } = buffers;
  const tiles = Math.ceil(sequence / tileRows);
  const depth = Math.ceil(keyFours / tile.depthFours) * tile.depthFours;
  return {
    buffers: prefillBuffers(shape, stored),
    passes: [
      {
        label: "fused attention",
        bindings: attentionBindings(buffers),
        code: `
${stored === "f16" ? "enable f16;" : ""}
${loader("load_query", q, depth)}
${loader("load_key", k, depth)}
${loader("load_value", v, valueFours)}
${storer("store_output", o)}
${declareTile(tile, { queries: true, weights: true, softmax: true })}
${SOFTMAX_FUNCTIONS}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
${placeInTile(tile)}
let place = group_of(group);
let head = place.y;
// Under a causal mask the last queries have the most keys: they start first.
let first_row = ${tileRows}u * (${tiles - 1}u - place.x);
let seen_from = max(first_row + 1u, ${window}u) - ${window}u;
let seen_to = min(${sequence}u, first_row + ${isCausal ? tileRows : tileRows - 1 + window}u);
${onlineSoftmax(tile, prefillSources(shape), maskOf(shape, tile), `seen_from / ${tileKeys}u * ${tileKeys}u`, "seen_to")}
${eachQuery(tile, `${sequence}u - first_row`, (row, r) =>
  each(
    vectors,
    (v) =>
      `store_output(head * ${sequence}u + first_row + ${row}, x + ${v * columns}u, o_${r}_${v} / ${softmaxOf(tile, r).sum});`,
  ),
)}
}`,
        groups: [tiles, heads, 1],
      },
    ],
  };
}
