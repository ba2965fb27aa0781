import { uniform } from "../../inputs.js";
import { type Inputs, type KernelParameter, type KernelParameters, size } from "../../kernel.js";
import { projection, rowTimes } from "../parts/feed-forward.js";

/** A router that sends each token to `active` of `experts`. */
export interface RouterShape {
  readonly tokens: number;
  readonly width: number;
  readonly experts: number;
  readonly active: number;
}

/** @throws Error where more experts are to be active than there are */
export function routerShape(parameters: KernelParameters): RouterShape {
  const shape = {
    tokens: size(parameters, "tokens"),
    width: size(parameters, "width"),
    experts: size(parameters, "experts"),
    active: size(parameters, "active"),
  };
  if (shape.active > shape.experts) throw new Error(`${shape.active} of ${shape.experts} experts cannot be active`);
  return shape;
}

/** The router keeps the logits of eight tokens in workgroup memory, which bounds the experts. */
const MOST_EXPERTS = 256;

export const ROUTER_PARAMETERS: readonly KernelParameter[] = [
  { name: "tokens", label: "tokens", min: 1, max: 65_536 },
  { name: "width", label: "width of a token", min: 1, max: 8192 },
  { name: "experts", label: "experts", min: 1, max: MOST_EXPERTS },
  { name: "active", label: "experts a token visits", min: 1, max: 16 },
];

/**
 * Least distance between the logits that are chosen, and from the first that is not, where logits vary by about one.
 * Rounding moves a logit by some 10⁻⁶, so every method chooses the same experts in the same order.
 */
const ROUTING_MARGIN = 1e-3;
const MOST_DRAWS = 64;

/** The router's weights, and tokens; a token whose choice of experts hangs on rounding is drawn again. */
export function routedInputs({ tokens, width, experts, active }: RouterShape, random: () => number): Inputs {
  const router = projection(width, experts, random);
  const x = new Float32Array(tokens * width);
  for (let token = 0; token < tokens; token++) {
    for (let draw = 0; draw < MOST_DRAWS; draw++) {
      const row = uniform(width, random);
      x.set(row, token * width);
      const logits = rowTimes(row, router, width, experts).sort().reverse();
      const ranked = logits.subarray(0, active + 1);
      if (ranked.every((logit, rank) => rank === 0 || (ranked[rank - 1] ?? 0) - logit > ROUTING_MARGIN)) break;
    }
  }
  return { x, router };
}

/** An expert that a token visits, and the weight of its result. */
export interface Visit {
  readonly expert: number;
  readonly weight: number;
}

/** Top k of the logits, of equals the first, weighted by a softmax over those k (Jiang et al. 2024, section 2.1). */
export function visitsOf(logits: Float64Array, active: number): readonly Visit[] {
  const chosen = Array.from(logits, (logit, expert) => ({ logit, expert }))
    .sort((a, b) => b.logit - a.logit || a.expert - b.expert)
    .slice(0, active);
  const largest = chosen[0]?.logit ?? 0;
  const total = chosen.reduce((sum, { logit }) => sum + Math.exp(logit - largest), 0);
  return chosen.map(({ logit, expert }) => ({ expert, weight: Math.exp(logit - largest) / total }));
}
