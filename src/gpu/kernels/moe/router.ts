import { input, type Kernel } from "../../kernel.js";
import { remembered, rowTimes } from "../parts/feed-forward.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { routeBuffers, routePass } from "./route.js";
import { ROUTER_PARAMETERS, routedInputs, routerShape, visitsOf } from "./router-shape.js";

/** The router of the mixtures alone: a softmax over the k largest logits (Jiang et al. 2024, section 2.1). */
export const moeRouter: Kernel = {
  id: "moe-router",
  family: "moe",
  title: "Router of a mixture of experts",
  summary:
    "One product gives each token a score for each expert; the best few experts are picked in the order of their scores, with weights that add up to one. What a mixture does before any expert works.",
  architectureId: null,
  parameters: ROUTER_PARAMETERS,
  // As wide as OLMoE (Muennighoff et al. 2024), with as many experts; the quick size is narrower.
  sizes: {
    quick: { tokens: 128, width: 256, experts: 64, active: 8 },
    standard: { tokens: 2048, width: 2048, experts: 64, active: 8 },
    large: { tokens: 8192, width: 2048, experts: 64, active: 8 },
  },
  sweep: { parameter: "experts", values: [8, 16, 32, 64, 128, 256] },
  requires: [],
  tunings: () => [{}],
  plan(parameters) {
    const shape = routerShape(parameters);
    const { tokens, width, experts } = shape;
    return {
      buffers: [
        { name: "x", type: "f32", length: tokens * width, role: "input" },
        { name: "router", type: "f32", length: width * experts, role: "input" },
        ...routeBuffers(shape, "output"),
      ],
      passes: [routePass(shape, false)],
    };
  },
  inputs: (parameters, random) => routedInputs(routerShape(parameters), random),
  reference(parameters, inputs) {
    const { width, experts, active } = routerShape(parameters);
    const x = input(inputs, "x");
    const router = input(inputs, "router");
    const visits = remembered((token) =>
      visitsOf(rowTimes(x.subarray(token * width, (token + 1) * width), router, width, experts), active),
    );
    return {
      chosen: (index) => visits(Math.floor(index / active))[index % active]?.expert ?? Number.NaN,
      weight: (index) => visits(Math.floor(index / active))[index % active]?.weight ?? Number.NaN,
    };
  },
  tolerance(parameters) {
    const { width } = routerShape(parameters);
    return {
      relative: (8 * Math.sqrt(width + 16) + 32) * F32_ROUNDOFF,
      derivation:
        "A logit sums one product for each number of a token, whose rounding errors grow as the root of their number times 2⁻²⁴ (Higham and Mary 2019) and pass on to the weights; eight times that leaves room for the largest, and 32 roundoffs for exp of differences of up to about six, which WGSL lets err by 15 units. Experts' numbers are whole: inputs keep their order clear of rounding.",
    };
  },
  /** The product. What ranks and weighs a token's few logits counts for nothing. */
  cost(parameters) {
    const { tokens, width, experts, active } = routerShape(parameters);
    return {
      usefulFlops: 2 * tokens * width * experts,
      compulsoryBytes: 4 * (tokens * width + width * experts + 2 * tokens * active),
    };
  },
};
