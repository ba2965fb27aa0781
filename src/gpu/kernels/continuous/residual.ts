import type { Kernel, KernelParameters } from "../../kernel.js";
import {
  type FeedForward,
  feedForwardBuffers,
  feedForwardCost,
  feedForwardPasses,
  feedForwardReference,
  feedForwardTolerance,
} from "../parts/feed-forward.js";
import { tileTunings } from "../parts/tile.js";
import { BLOCK_PARAMETERS, BLOCK_SIZES, continuousBlock, continuousInputs } from "./shape.js";

const block = (parameters: KernelParameters): FeedForward => ({ ...continuousBlock(parameters), residual: true });

/** One residual block: one step of Euler's method of the same field (Chen et al. 2018, equations 1–2). */
export const continuousResidual: Kernel = {
  id: "continuous-residual",
  family: "continuous",
  title: "Residual block",
  summary:
    "A two-matrix block with SiLU, added once to its input: one evaluation of what a neural ODE follows for a while.",
  architectureId: "residual-connection",
  parameters: BLOCK_PARAMETERS,
  sizes: BLOCK_SIZES,
  sweep: { parameter: "batch", values: [64, 128, 256, 512, 1024, 2048] },
  requires: [],
  tunings: (_parameters, traits) => tileTunings(traits),
  plan: (parameters, _traits, tuning) => ({
    buffers: feedForwardBuffers(block(parameters)),
    passes: feedForwardPasses(block(parameters), tuning),
  }),
  inputs: continuousInputs,
  reference: (parameters, inputs) => feedForwardReference(block(parameters), inputs),
  tolerance: (parameters) => feedForwardTolerance(block(parameters)),
  cost: (parameters) => feedForwardCost(block(parameters)),
};
