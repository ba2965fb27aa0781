import { gatedDeltaChunked } from "../../../src/gpu/kernels/recurrent/gated-delta.ts";
import { linearAttentionChunked } from "../../../src/gpu/kernels/recurrent/linear-attention.ts";
import { scanParallel } from "../../../src/gpu/kernels/recurrent/scan-parallel.ts";
import { scanSequential } from "../../../src/gpu/kernels/recurrent/scan-sequential.ts";
import { ssdChunked } from "../../../src/gpu/kernels/recurrent/ssd.ts";
import { wkv } from "../../../src/gpu/kernels/recurrent/wkv.ts";
import type { KernelCase } from "./case.ts";

const SHAPES = [
  { sequence: 1, heads: 1, headDim: 1, state: 1 },
  { sequence: 7, heads: 1, headDim: 3, state: 2 },
  { sequence: 65, heads: 3, headDim: 5, state: 7 },
  { sequence: 33, heads: 1, headDim: 65, state: 33 },
  { sequence: 64, heads: 2, headDim: 64, state: 64 },
  { sequence: 1000, heads: 1, headDim: 4, state: 4 },
  { sequence: 200, heads: 2, headDim: 24, state: 20 },
];

/** Mamba's states are small. */
const SCAN_SHAPES = [
  { sequence: 1, heads: 1, headDim: 1, state: 1 },
  { sequence: 7, heads: 1, headDim: 3, state: 2 },
  { sequence: 65, heads: 3, headDim: 5, state: 7 },
  { sequence: 64, heads: 1, headDim: 64, state: 16 },
  { sequence: 1000, heads: 1, headDim: 5, state: 4 },
  { sequence: 200, heads: 2, headDim: 24, state: 9 },
];

/** Three chunks of the first tuning, the last of them short. */
const FEW_CHUNKS = { sequence: 40, heads: 2, headDim: 8, state: 8 };

/** States that a product takes two steps for, so that tiles are staged again while others may still read them. */
const TWO_STEPS = { sequence: 33, heads: 1, headDim: 20, state: 20 };

/** A second chunk whose later runs have tokens. */
const MANY_RUNS = { ...FEW_CHUNKS, sequence: 60 };

const INCLUSIVE = {
  what: "chunks that begin with the state they end with",
  from: "states[chunk * WIDTH + i] = carried;",
  to: "states[chunk * WIDTH + i] = carried + added[j];",
  at: FEW_CHUNKS,
};

export const RECURRENT_CASES: readonly KernelCase[] = [
  {
    kernel: linearAttentionChunked,
    shapes: SHAPES,
    mutations: [
      INCLUSIVE,
      { what: "tokens that do not see themselves", from: "(column) <= rows", to: "(column) < rows", at: FEW_CHUNKS },
      { what: "another feature map", from: "x + 1.0f", to: "x", at: FEW_CHUNKS },
      {
        what: "normalisers without earlier chunks",
        from: "norm_0 += a_0 * norms[min(start + l, STATE - 1u)];",
        to: "",
        at: FEW_CHUNKS,
      },
    ],
    barriersAt: TWO_STEPS,
  },
  {
    kernel: scanSequential,
    shapes: SCAN_SHAPES,
    mutations: [
      { what: "decays that ignore Δ", from: "exp(delta * a_0)", to: "exp(a_0)", at: FEW_CHUNKS },
      {
        what: "B of the token before",
        from: "let token = start + i / VECTORS",
        to: "let token = start + i / VECTORS - min(1u, start)",
        at: FEW_CHUNKS,
      },
      { what: "inputs that ignore Δ", from: "deltas[s] * x[at]", to: "x[at]", at: FEW_CHUNKS },
    ],
    barriersAt: FEW_CHUNKS,
  },
  {
    kernel: scanParallel,
    shapes: SCAN_SHAPES,
    mutations: [
      INCLUSIVE,
      { what: "a round of the scan left out", from: "reach *= 2u", to: "reach *= 4u", at: FEW_CHUNKS },
      {
        what: "runs entered by a state decayed once too often",
        from: "fma(exp(rate * segment_sums[earlier]), entering",
        to: "fma(exp(rate * joined.sum), entering",
        at: MANY_RUNS,
      },
    ],
    barriersAt: { ...FEW_CHUNKS, heads: 1, state: 5 },
  },
  {
    kernel: ssdChunked,
    shapes: SHAPES,
    mutations: [
      INCLUSIVE,
      { what: "tokens that do not see themselves", from: "(s) <= vec4", to: "(s) < vec4", at: FEW_CHUNKS },
      { what: "a chunk's decay without its last token", from: "* 16u + 15u", to: "* 16u + 14u", at: FEW_CHUNKS },
      { what: "an entering state that does not decay", from: /sum_0_0 \*= exp.*/, to: "", at: FEW_CHUNKS },
    ],
    barriersAt: TWO_STEPS,
  },
  {
    kernel: gatedDeltaChunked,
    shapes: SHAPES,
    mutations: [
      {
        what: "overwrites that begin with the token's own",
        from: "(column) < rows",
        to: "(column) <= rows",
        at: FEW_CHUNKS,
      },
      { what: "keys added where they are overwritten", from: "kept - four", to: "kept + four", at: FEW_CHUNKS },
      { what: "corrections without the entering state", from: "+ column) - four", to: "+ column)", at: FEW_CHUNKS },
      { what: "a transition without its last row", from: "l < STATE; l++", to: "l < STATE - 1u; l++", at: FEW_CHUNKS },
    ],
    barriersAt: TWO_STEPS,
  },
  {
    kernel: wkv,
    shapes: SHAPES,
    mutations: [
      {
        what: "no bonus for the current token",
        from: "fma(bonus_0, added_0, s_0)",
        to: "(added_0 + s_0)",
        at: FEW_CHUNKS,
      },
      { what: "a step left out", from: "s < count; s++", to: "s < count - 1u; s++", at: FEW_CHUNKS },
      { what: "the first token's decay for all", from: "fma(tile_w[s", to: "fma(tile_w[0u", at: FEW_CHUNKS },
    ],
    barriersAt: FEW_CHUNKS,
  },
];
