import type { Kernel, KernelParameters } from "../../kernel.js";
import {
  type FeedForward,
  feedForwardBuffers,
  feedForwardCost,
  feedForwardInputs,
  feedForwardPasses,
  feedForwardReference,
  feedForwardTolerance,
} from "../parts/feed-forward.js";
import { tileTunings } from "../parts/tile.js";
import {
  hiddenOfEqualWeights,
  hiddenOfEqualWork,
  KAN_PARAMETERS,
  KAN_SIZES,
  KAN_SWEEP,
  type KanShape,
  kanShape,
} from "./shape.js";

function mlp(
  hiddenOf: (shape: KanShape) => number,
  { id, title, summary }: Pick<Kernel, "id" | "title" | "summary">,
): Kernel {
  const of = (parameters: KernelParameters): FeedForward => {
    const shape = kanShape(parameters);
    return { rows: shape.tokens, width: shape.width, hidden: hiddenOf(shape) };
  };
  return {
    id,
    family: "kan",
    title,
    summary,
    architectureId: null,
    parameters: KAN_PARAMETERS,
    sizes: KAN_SIZES,
    sweep: KAN_SWEEP,
    requires: [],
    tunings: (_parameters, traits) => tileTunings(traits),
    plan: (parameters, _traits, tuning) => ({
      buffers: feedForwardBuffers(of(parameters)),
      passes: feedForwardPasses(of(parameters), tuning),
    }),
    inputs: (parameters, random) => feedForwardInputs(of(parameters), random),
    reference: (parameters, inputs) => feedForwardReference(of(parameters), inputs),
    tolerance: (parameters) => feedForwardTolerance(of(parameters)),
    cost: (parameters) => feedForwardCost(of(parameters)),
  };
}

/** What a KAN layer is compared with where the number of weights is held equal. */
export const kanMlpParams: Kernel = mlp(hiddenOfEqualWeights, {
  id: "kan-mlp-params",
  title: "MLP, equal weights",
  summary:
    "Two matrices with SiLU between them, and a hidden layer for which they have as many weights as the KAN layer.",
});

/** What a layer of splines is compared with where the arithmetic is held equal. */
export const kanMlpFlops: Kernel = mlp(hiddenOfEqualWork, {
  id: "kan-mlp-flops",
  title: "MLP, equal work",
  summary:
    "Two matrices with SiLU between them, and a hidden layer for which they take as many operations as the splines evaluated directly.",
});
