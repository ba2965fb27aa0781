import { type Kernel, type KernelParameters, type Pass, size, type Tuning } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { type FeedForward, feedForwardCost, feedForwardTolerance } from "../parts/feed-forward.js";
import { rowsOf, tileTunings } from "../parts/tile.js";
import {
  BLOCK_PARAMETERS,
  BLOCK_SIZES,
  continuousBlock,
  continuousInputs,
  hiddenPass,
  rungeKuttaReference,
  slopePass,
  solverBuffers,
  statePass,
} from "./shape.js";

const stepsOf = (parameters: KernelParameters) => size(parameters, "steps");

/** A neural ODE with a fixed step: four evaluations a step, each two GEMMs that wait for the one before. */
export const continuousRk4: Kernel = {
  id: "continuous-rk4",
  family: "continuous",
  title: "Neural ODE, fixed steps",
  summary:
    "The same block as the slope of a path, followed by the classical Runge–Kutta method: four evaluations in a row for each step.",
  architectureId: "neural-ode",
  parameters: [...BLOCK_PARAMETERS, { name: "steps", label: "steps", min: 1, max: 256 }],
  sizes: {
    quick: { ...BLOCK_SIZES.quick, steps: 4 },
    standard: { ...BLOCK_SIZES.standard, steps: 8 },
    large: { ...BLOCK_SIZES.large, steps: 8 },
  },
  sweep: { parameter: "steps", values: [1, 2, 4, 8, 16, 32] },
  requires: [],
  tunings: (_parameters, traits) => tileTunings(traits),
  plan(parameters, _traits, tuning) {
    const block = continuousBlock(parameters);
    const steps = stepsOf(parameters);
    return {
      buffers: [
        ...solverBuffers(block),
        { name: "state", type: "f32", length: block.rows * block.width, role: "scratch" },
      ],
      passes: [startPass(block), ...Array.from({ length: steps }, () => stepPasses(block, 1 / steps, tuning)).flat()],
    };
  },
  inputs: continuousInputs,
  reference: (parameters, inputs) => rungeKuttaReference(continuousBlock(parameters), inputs, stepsOf(parameters)),
  tolerance(parameters) {
    const { relative, derivation } = feedForwardTolerance(continuousBlock(parameters));
    return {
      relative: 2 * relative,
      derivation: `${derivation} Over a unit of time the errors of all evaluations add up to that of one, and the flow stretches them by less than two where weights are drawn as here.`,
    };
  },
  cost(parameters) {
    const { usefulFlops, compulsoryBytes } = feedForwardCost(continuousBlock(parameters));
    return { usefulFlops: 4 * stepsOf(parameters) * usefulFlops, compulsoryBytes };
  },
};

function startPass(block: FeedForward): Pass {
  return statePass(block, {
    label: "start",
    bindings: [
      { buffer: "x", access: "read", as: rowsOf(block.width) },
      { buffer: "state", access: "read_write", as: rowsOf(block.width) },
      { buffer: "stage", access: "read_write", as: rowsOf(block.width) },
    ],
    code: "state[at] = x[at]; stage[at] = x[at];",
  });
}

/** `state` is where the step began, `y` gathers the step's weighted slopes, `stage` is where the field is read next. */
function stepPasses(block: FeedForward, h: number, tuning: Tuning): readonly Pass[] {
  const as = rowsOf(block.width);
  const bindings = (["state", "y", "stage"] as const).map((buffer) => ({ buffer, access: "read_write", as }) as const);
  const gathered = (weight: number, from: "state" | "y") => `y[at] = ${from}[at] + ${f32(weight)} * slope;`;
  const codes = [
    `${gathered(h / 6, "state")} stage[at] = state[at] + ${f32(h / 2)} * slope;`,
    `${gathered(h / 3, "y")} stage[at] = state[at] + ${f32(h / 2)} * slope;`,
    `${gathered(h / 3, "y")} stage[at] = state[at] + ${f32(h)} * slope;`,
    `let next = y[at] + ${f32(h / 6)} * slope; y[at] = next; state[at] = next; stage[at] = next;`,
  ];
  return codes.flatMap((code, index) => [
    hiddenPass(block, tuning),
    slopePass(block, tuning, { label: `slope ${index + 1}`, bindings, code }),
  ]);
}
