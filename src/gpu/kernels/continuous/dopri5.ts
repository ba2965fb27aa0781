import { type Kernel, type KernelParameters, type Pass, size, type Tuning } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { type FeedForward, feedForwardCost, feedForwardTolerance } from "../parts/feed-forward.js";
import { lanes, rowsOf, tileTunings } from "../parts/tile.js";
import {
  BLOCK_PARAMETERS,
  BLOCK_SIZES,
  continuousBlock,
  continuousInputs,
  type Guard,
  hiddenPass,
  rungeKuttaReference,
  slopePass,
  solverBuffers,
  statePass,
} from "./shape.js";

/** Coefficients of the stages 2 to 7 (Dormand and Prince 1980, table 2): row s places stage s + 2 by the slopes before it. */
const STAGES: readonly (readonly number[])[] = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19_372 / 6561, -25_360 / 2187, 64_448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46_732 / 5247, 49 / 176, -5103 / 18_656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];

/** The fifth-order result less the fourth-order one, by slope. */
const ERROR = [71 / 57_600, 0, -71 / 16_695, 71 / 1920, -17_253 / 339_200, 22 / 525, -1 / 40];

/** Slopes that a step keeps: the seventh is the first of the next step. */
const SLOPES = 7;
/** The first try is the whole path: too far where it bends, so that runs show what a refused step costs. */
const FIRST_STEP = 1;
/** Steps of the reference's Runge–Kutta method: its own error is some 10⁻⁶ at most, below any tolerance offered here. */
const REFERENCE_STEPS = 16;
const REDUCE_INVOCATIONS = 256;
const MOST_PARTIALS = 64;

const attemptsOf = (parameters: KernelParameters) => size(parameters, "attempts");
const toleranceOf = (parameters: KernelParameters) => 10 ** -size(parameters, "digits");

/**
 * A neural ODE with the step size control of its paper (Chen et al. 2018; Hairer, Nørsett and Wanner 1993, section II.4):
 * the whole batch shares a step, which is tried again, smaller, where the estimated error is too large.
 *
 * A device cannot hand a loop's end to its host within a submission, so `attempts` steps are dispatched; those that
 * come after the end of the path return at once.
 */
export const continuousDopri5: Kernel = {
  id: "continuous-dopri5",
  family: "continuous",
  title: "Neural ODE, adaptive steps",
  summary:
    "The same path followed by the Dormand–Prince method, which chooses each step by an error estimate over the whole batch: six evaluations and a sum over all states for each step it tries.",
  architectureId: "neural-ode",
  parameters: [
    ...BLOCK_PARAMETERS,
    { name: "digits", label: "digits of tolerance", min: 4, max: 6 },
    { name: "attempts", label: "most steps tried", min: 4, max: 64 },
  ],
  sizes: {
    quick: { ...BLOCK_SIZES.quick, digits: 6, attempts: 8 },
    standard: { ...BLOCK_SIZES.standard, digits: 6, attempts: 8 },
    large: { ...BLOCK_SIZES.large, digits: 6, attempts: 8 },
  },
  sweep: { parameter: "batch", values: [64, 128, 256, 512, 1024, 2048] },
  requires: [],
  tunings: (_parameters, traits) => tileTunings(traits),
  plan(parameters, _traits, tuning) {
    const block = continuousBlock(parameters);
    const elements = block.rows * block.width;
    return {
      buffers: [
        ...solverBuffers(block),
        { name: "slopes", type: "f32", length: SLOPES * elements, role: "scratch" },
        { name: "partials", type: "f32", length: partialsOf(block), role: "scratch" },
        { name: "control", type: "f32", length: 4, role: "scratch" },
      ],
      passes: [
        startPass(block),
        hiddenPass(block, tuning, GUARD),
        slopePass(block, tuning, stageStep(block, 0), GUARD),
        ...Array.from({ length: attemptsOf(parameters) }, () =>
          attemptPasses(block, toleranceOf(parameters), tuning),
        ).flat(),
      ],
    };
  },
  inputs: continuousInputs,
  reference: (parameters, inputs) => rungeKuttaReference(continuousBlock(parameters), inputs, REFERENCE_STEPS),
  tolerance(parameters) {
    const rounding = feedForwardTolerance(continuousBlock(parameters)).relative;
    return {
      relative: 2 * rounding + 80 * toleranceOf(parameters),
      derivation:
        "Compared with the path itself, as a step taken or refused within rounding of the limit changes the steps but not what they promise. Each step's error is kept below the tolerance, times one plus the state's size, in the root mean square: 2.5 times the state's own size, which is 0.7 or more. A few steps follow one another, their errors are stretched by less than two, and the largest of all elements is up to eight times the root mean square: 80 times all in all. Twice the rounding of an evaluation is added, as for fixed steps.",
    };
  },
  /**
   * Counted are the evaluations of steps that are taken: one at the start, six a step. Those of a step that is refused
   * are the method's own expense.
   */
  cost(parameters) {
    const { usefulFlops, compulsoryBytes } = feedForwardCost(continuousBlock(parameters));
    const evaluations = 1 + (SLOPES - 1) * stepsTaken(parameters);
    return { usefulFlops: evaluations * usefulFlops, compulsoryBytes };
  },
};

/**
 * Steps that the path takes: two for four digits and one more for each further digit, at every size, as inputs are
 * drawn so that the field bends paths alike. The same in double precision, where a test counts them.
 */
export function stepsTaken(parameters: KernelParameters): number {
  return size(parameters, "digits") - 2;
}

/** `control` holds the time reached, the step to try, whether the last try was taken, and the last error's norm. */
const GUARD: Guard = {
  bindings: [{ buffer: "control", access: "read", as: "vec4<f32>" }],
  code: "if (control.x >= 1.0f) { return; }",
};

function startPass(block: FeedForward): Pass {
  const as = rowsOf(block.width);
  return statePass(block, {
    label: "start",
    bindings: [
      { buffer: "x", access: "read", as },
      { buffer: "y", access: "read_write", as },
      { buffer: "stage", access: "read_write", as },
      { buffer: "control", access: "read_write", as: "vec4<f32>" },
    ],
    code: `
  y[at] = x[at];
  stage[at] = x[at];
  if (at == 0u) { control = vec4<f32>(0.0f, ${f32(FIRST_STEP)}, 0.0f, 0.0f); }`,
  });
}

/** Keeps slope number `index`, from zero, and places the stage after it, if there is one. */
function stageStep(block: FeedForward, index: number): { label: string; bindings: Pass["bindings"]; code: string } {
  const { rows, width } = block;
  const as = rowsOf(width);
  const elements = (rows * width) / lanes(width);
  const coefficients = STAGES[index];
  const own = coefficients?.[index] ?? 0;
  const earlier = (coefficients ?? [])
    .slice(0, index)
    .flatMap((weight, slope) => (weight === 0 ? [] : [` + ${f32(weight)} * slopes[at + ${slope * elements}u]`]))
    .join("");
  return {
    label: `slope ${index + 1}`,
    bindings: [
      { buffer: "slopes", access: "read_write", as },
      ...(coefficients
        ? ([
            { buffer: "y", access: "read", as },
            { buffer: "stage", access: "read_write", as },
          ] as const)
        : []),
    ],
    code: `slopes[at + ${index * elements}u] = slope;
  ${coefficients ? `stage[at] = y[at] + control.y * (${f32(own)} * slope${earlier});` : ""}`,
  };
}

function attemptPasses(block: FeedForward, tolerance: number, tuning: Tuning): readonly Pass[] {
  // The first slope is at hand: it is the start's, or the last of the step before.
  const stages = Array.from({ length: SLOPES - 1 }, (_, index) => [
    hiddenPass(block, tuning, GUARD),
    slopePass(block, tuning, stageStep(block, index + 1), GUARD),
  ]).flat();
  return [...stages, errorPass(block, tolerance), controlPass(block), advancePass(block)];
}

/** Workgroups that share the sum of squared errors: one for some thousand elements, no more than one can add up. */
function partialsOf({ rows, width }: FeedForward): number {
  return Math.min(MOST_PARTIALS, Math.ceil((rows * width) / 4096));
}

/** Partial sums of the squared error of a step, each relative to its element's tolerance. */
function errorPass(block: FeedForward, tolerance: number): Pass {
  const { rows, width } = block;
  const partials = partialsOf(block);
  const as = rowsOf(width);
  const elements = (rows * width) / lanes(width);
  const error = ERROR.flatMap((weight, slope) =>
    weight === 0 ? [] : [`${f32(weight)} * slopes[at + ${slope * elements}u]`],
  ).join(" + ");
  return {
    label: "error",
    bindings: [
      ...GUARD.bindings,
      { buffer: "slopes", access: "read", as },
      { buffer: "y", access: "read", as },
      { buffer: "stage", access: "read", as },
      { buffer: "partials", access: "read_write", as: "array<f32>" },
    ],
    code: `
const INVOCATIONS = ${REDUCE_INVOCATIONS}u;
var<workgroup> sums: array<f32, INVOCATIONS>;

@compute @workgroup_size(${REDUCE_INVOCATIONS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  ${GUARD.code}
  let own_group = group_of(group).x;
  var sum = 0.0f;
  for (var at = own_group * INVOCATIONS + local; at < ${elements}u; at += ${partials}u * INVOCATIONS) {
    let error = control.y * (${error});
    // Stage seven is the step's result, so both ends of the step are at hand.
    let scaled = error / (${f32(tolerance)} * (1.0f + max(abs(y[at]), abs(stage[at]))));
    sum += ${lanes(width) === 4 ? "dot(scaled, scaled)" : "scaled * scaled"};
  }
  sums[local] = sum;
  for (var half = INVOCATIONS / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (local < half) { sums[local] += sums[local + half]; }
  }
  if (local == 0u) { partials[own_group] = sums[0]; }
}`,
    groups: [partials, 1, 1],
  };
}

/** Takes or refuses the step and chooses the next: 0.9 of what the error's fifth root allows, within 0.2 and 5. */
function controlPass(block: FeedForward): Pass {
  return {
    label: "control",
    bindings: [
      { buffer: "partials", access: "read", as: "array<f32>" },
      { buffer: "control", access: "read_write", as: "vec4<f32>" },
    ],
    code: `
@compute @workgroup_size(1)
fn main(@builtin(workgroup_id) group: vec3<u32>) {
  // After the end nothing is taken: the pass behind this one must leave the state alone.
  if (control.x >= 1.0f) { control.z = 0.0f; return; }
  var sum = 0.0f;
  for (var i = group_of(group).x; i < ${partialsOf(block)}u; i++) { sum += partials[i]; }
  let norm = sqrt(sum / ${f32(block.rows * block.width)});
  let taken = norm <= 1.0f;
  // The last step was cut to end at 1, and the sum of the steps may miss 1 by a rounding.
  let reached = select(control.x + control.y, 1.0f, control.x + control.y > 0.999999f);
  let time = select(control.x, reached, taken);
  let factor = clamp(0.9f * pow(max(norm, 1e-10f), -0.2f), 0.2f, select(1.0f, 5.0f, taken));
  control = vec4<f32>(time, min(control.y * factor, 1.0f - time), select(0.0f, 1.0f, taken), norm);
}`,
    groups: [1, 1, 1],
  };
}

/** Moves on to the end of a step that was taken, and sets the stage for the next attempt. */
function advancePass(block: FeedForward): Pass {
  const as = rowsOf(block.width);
  const elements = (block.rows * block.width) / lanes(block.width);
  const next = f32(STAGES[0]?.[0] ?? 0);
  return statePass(block, {
    label: "advance",
    bindings: [
      ...GUARD.bindings,
      { buffer: "slopes", access: "read_write", as },
      { buffer: "y", access: "read_write", as },
      { buffer: "stage", access: "read_write", as },
    ],
    code: `
  var state = y[at];
  var slope = slopes[at];
  if (control.z > 0.0f) {
    state = stage[at];
    slope = slopes[at + ${6 * elements}u];
    y[at] = state;
    slopes[at] = slope;
  }
  if (control.x < 1.0f) { stage[at] = state + control.y * ${next} * slope; }`,
  });
}
