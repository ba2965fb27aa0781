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
import { denseOfActive, denseOfTotal, MOE_PARAMETERS, MOE_SIZES, MOE_SWEEP, type MoeShape, moeShape } from "./shape.js";

function dense(
  block: (shape: MoeShape) => FeedForward,
  { id, title, summary }: Pick<Kernel, "id" | "title" | "summary">,
): Kernel {
  const of = (parameters: KernelParameters) => block(moeShape(parameters));
  return {
    id,
    family: "moe",
    title,
    summary,
    architectureId: null,
    parameters: MOE_PARAMETERS,
    sizes: MOE_SIZES,
    sweep: MOE_SWEEP,
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

/** What a mixture is compared with where the arithmetic for a token is held equal. */
export const moeDenseActive: Kernel = dense(denseOfActive, {
  id: "moe-dense-active",
  title: "Dense feed-forward, equal work",
  summary:
    "One dense block that does as much arithmetic for each token as the experts that a token visits: no router, and far fewer weights than the mixture.",
});

/** What a mixture is compared with where the number of weights is held equal. */
export const moeDenseTotal: Kernel = dense(denseOfTotal, {
  id: "moe-dense-total",
  title: "Dense feed-forward, equal weights",
  summary: "One dense block with as many weights as all experts together, every one of which works on every token.",
});
