import { expect, it } from "vitest";
import { inputRandom } from "../../../src/gpu/inputs.ts";
import { type Inputs, input, type KernelParameters, size } from "../../../src/gpu/kernel.ts";
import { continuousDopri5, stepsTaken } from "../../../src/gpu/kernels/continuous/dopri5.ts";
import { CONTINUOUS_CASES } from "../cases/continuous.ts";
import { testFamily } from "../family.ts";

testFamily("continuous", CONTINUOUS_CASES);

/** Hairer, Nørsett and Wanner 1993, table II.5.2: stages 2 to 7, the last of which is the step's result. */
const STAGES = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];

/** The result's weights less those of the embedded method of fourth order. */
const FOURTH = [5179 / 57600, 0, 7571 / 16695, 393 / 640, -92097 / 339200, 187 / 2100, 1 / 40];

/** Steps that the method takes in double precision. */
function countSteps(parameters: KernelParameters, inputs: Inputs): number {
  const [batch, width, hidden] = ["batch", "width", "hidden"].map((name) => size(parameters, name));
  const tolerance = 10 ** -size(parameters, "digits");
  const [x, up, down] = ["x", "up", "down"].map((name) => input(inputs, name));
  if (!batch || !width || !hidden || !x || !up || !down) throw new Error("a block has a shape and three inputs");
  const field = (states: Float64Array) => {
    const slopes = new Float64Array(states.length);
    for (let row = 0; row < batch; row++)
      for (let unit = 0; unit < hidden; unit++) {
        let sum = 0;
        for (let i = 0; i < width; i++) sum += (states[row * width + i] ?? 0) * (up[i * hidden + unit] ?? 0);
        const active = sum / (1 + Math.exp(-sum));
        for (let i = 0; i < width; i++)
          slopes[row * width + i] = (slopes[row * width + i] ?? 0) + active * (down[unit * width + i] ?? 0);
      }
    return slopes;
  };
  const combine = (weights: readonly number[], slopes: readonly Float64Array[], at: number) =>
    weights.reduce((sum, weight, slope) => sum + weight * (slopes[slope]?.[at] ?? 0), 0);
  let state = Float64Array.from(x);
  let first = field(state);
  let [time, step, taken] = [0, 1, 0];
  while (time < 1 - 1e-6) {
    const slopes = [first];
    let stage = state;
    for (const weights of STAGES) {
      stage = state.map((value, at) => value + step * combine(weights, slopes, at));
      slopes.push(field(stage));
    }
    const difference = [...(STAGES.at(-1) ?? []), 0].map((weight, slope) => weight - (FOURTH[slope] ?? 0));
    const squares = state.map((value, at) => {
      const scale = tolerance * (1 + Math.max(Math.abs(value), Math.abs(stage[at] ?? 0)));
      return ((step * combine(difference, slopes, at)) / scale) ** 2;
    });
    const norm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
    if (norm <= 1) {
      [time, state, first] = [time + step, stage, slopes.at(-1) ?? first];
      taken += 1;
    }
    const factor = Math.min(norm <= 1 ? 5 : 1, Math.max(0.2, 0.9 * norm ** -0.2));
    step = Math.min(step * factor, 1 - time);
  }
  return taken;
}

it.each([4, 5, 6])("the adaptive solver is credited with the steps that %i digits take", (digits) => {
  for (const block of [
    { batch: 64, width: 32, hidden: 64 },
    { batch: 33, width: 12, hidden: 22 },
    { batch: 16, width: 128, hidden: 128 },
  ]) {
    const parameters = { ...block, digits, attempts: 8 };
    const inputs = continuousDopri5.inputs(parameters, inputRandom(20_260_101));
    expect(countSteps(parameters, inputs)).toBe(stepsTaken(parameters));
  }
});
