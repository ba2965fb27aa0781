import { uniform } from "../../inputs.js";
import {
  type BufferSpec,
  type Cost,
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
  type Tolerance,
} from "../../kernel.js";
import { elementOfRowTimes, remembered, rowTimes } from "../parts/feed-forward.js";
import { F32_ROUNDOFF } from "../rounding.js";

/** A layer from `inputs` capsules of `inputLength` numbers each to `classes` capsules of `outputLength`. */
export interface CapsuleShape {
  readonly batch: number;
  readonly inputs: number;
  readonly inputLength: number;
  readonly classes: number;
  readonly outputLength: number;
  /** Numbers of all the output capsules. */
  readonly columns: number;
}

export function capsuleShape(parameters: KernelParameters): CapsuleShape {
  const classes = size(parameters, "classes");
  const outputLength = size(parameters, "outputLength");
  return {
    batch: size(parameters, "batch"),
    inputs: size(parameters, "inputs"),
    inputLength: size(parameters, "inputLength"),
    classes,
    outputLength,
    columns: classes * outputLength,
  };
}

export const CAPSULE_PARAMETERS: readonly KernelParameter[] = [
  { name: "batch", label: "samples", min: 1, max: 4096 },
  { name: "inputs", label: "input capsules", min: 1, max: 16_384 },
  { name: "inputLength", label: "length of an input capsule", min: 1, max: 64 },
  { name: "classes", label: "output capsules", min: 1, max: 64 },
  { name: "outputLength", label: "length of an output capsule", min: 1, max: 16 },
];

/** The digit capsules of the paper: 1152 capsules of 8 to 10 of 16 (Sabour et al. 2017, section 4). */
const DIGIT_CAPSULES = { inputs: 1152, inputLength: 8, classes: 10, outputLength: 16 };

export const CAPSULE_SIZES = {
  quick: { ...DIGIT_CAPSULES, batch: 4, inputs: 128 },
  standard: { ...DIGIT_CAPSULES, batch: 64 },
  large: { ...DIGIT_CAPSULES, batch: 256 },
} as const satisfies Record<Size, KernelParameters>;

export const CAPSULE_SWEEP: Sweep = { parameter: "batch", values: [4, 8, 16, 32, 64, 128, 256] };

/** The weights are those of a linear layer from all input numbers to all output numbers, whatever is done with them. */
export function capsuleBuffers({ batch, inputs, inputLength, columns }: CapsuleShape): readonly BufferSpec[] {
  return [
    { name: "u", type: "f32", length: batch * inputs * inputLength, role: "input" },
    { name: "weights", type: "f32", length: inputs * inputLength * columns, role: "input" },
    { name: "y", type: "f32", length: batch * columns, role: "output" },
  ];
}

/** Weights for which predictions are about 0.3 in size: agreement then changes the couplings, but none takes all. */
export function capsuleInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { batch, inputs, inputLength, columns } = capsuleShape(parameters);
  const bound = 0.9 / Math.sqrt(inputLength);
  return {
    u: uniform(batch * inputs * inputLength, random),
    weights: uniform(inputs * inputLength * columns, random, -bound, bound),
  };
}

export function linearReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { inputs: capsules, inputLength, columns } = capsuleShape(parameters);
  const inner = capsules * inputLength;
  const u = input(inputs, "u");
  const weights = input(inputs, "weights");
  return {
    y: (index) => {
      const first = Math.floor(index / columns) * inner;
      return elementOfRowTimes(u.subarray(first, first + inner), weights, inner, columns, index % columns);
    },
  };
}

/** Routing by agreement (Sabour et al. 2017, procedure 1, with equations 1 to 3), step by step as it is written there. */
export function routingReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const shape = capsuleShape(parameters);
  const { inputs: capsules, inputLength, classes, outputLength, columns } = shape;
  const iterations = size(parameters, "iterations");
  const u = input(inputs, "u");
  const weights = input(inputs, "weights");
  const outputs = remembered((sample) => {
    const predictions = Array.from({ length: capsules }, (_, i) => {
      const first = (sample * capsules + i) * inputLength;
      return rowTimes(u.subarray(first, first + inputLength), weights, inputLength, columns, i * inputLength * columns);
    });
    const logits = predictions.map(() => new Float64Array(classes));
    let v = new Float64Array(columns);
    for (let iteration = 0; iteration < iterations; iteration++) {
      const s = new Float64Array(columns);
      for (const [i, prediction] of predictions.entries()) {
        const exponentials = (logits[i] ?? new Float64Array()).map(Math.exp);
        const total = exponentials.reduce((sum, value) => sum + value, 0);
        for (let k = 0; k < columns; k++) {
          const coupling = (exponentials[Math.floor(k / outputLength)] ?? 0) / total;
          s[k] = (s[k] ?? 0) + coupling * (prediction[k] ?? 0);
        }
      }
      v = squash(s, shape);
      for (const [i, prediction] of predictions.entries()) {
        const own = logits[i] ?? new Float64Array();
        for (let k = 0; k < columns; k++) {
          const j = Math.floor(k / outputLength);
          own[j] = (own[j] ?? 0) + (prediction[k] ?? 0) * (v[k] ?? 0);
        }
      }
    }
    return v;
  });
  return { y: (index) => outputs(Math.floor(index / columns))[index % columns] ?? Number.NaN };
}

/** v = |s|² / (1 + |s|²) · s / |s| for each output capsule (Sabour et al. 2017, equation 1). */
function squash(s: Float64Array, { outputLength }: CapsuleShape): Float64Array<ArrayBuffer> {
  const v = new Float64Array(s.length);
  for (let first = 0; first < s.length; first += outputLength) {
    const own = s.subarray(first, first + outputLength);
    const square = own.reduce((sum, value) => sum + value * value, 0);
    if (square > 0)
      v.set(
        own.map((value) => ((square / (1 + square)) * value) / Math.sqrt(square)),
        first,
      );
  }
  return v;
}

export function linearTolerance(parameters: KernelParameters): Tolerance {
  const { inputs, inputLength } = capsuleShape(parameters);
  return {
    relative: 8 * Math.sqrt(inputs * inputLength + 16) * F32_ROUNDOFF,
    derivation:
      "Rounding errors of a sum of n products grow as √n·2⁻²⁴ in the root mean square (Higham and Mary 2019); eight times that leaves room for the largest of all elements.",
  };
}

export function routingTolerance(parameters: KernelParameters): Tolerance {
  const { inputs, inputLength } = capsuleShape(parameters);
  return {
    relative: (8 * (Math.sqrt(inputLength + 16) + Math.sqrt(inputs + 16)) + 32) * F32_ROUNDOFF,
    derivation:
      "Rounding errors of a sum of n products grow as √n·2⁻²⁴ in the root mean square (Higham and Mary 2019), over the length of a capsule and then over all capsules; eight times that leaves room for the largest element, and 32 roundoffs for exp in the couplings. Squashing makes errors no larger, nor does an iteration those of the one before.",
  };
}

export function linearCost(parameters: KernelParameters): Cost {
  const { batch, inputs, inputLength, columns } = capsuleShape(parameters);
  return {
    usefulFlops: 2 * batch * inputs * inputLength * columns,
    compulsoryBytes: 4 * (batch * inputs * inputLength + inputs * inputLength * columns + batch * columns),
  };
}

/** Beside the predictions, each iteration sums them up, and each but the last measures how they agree with the sum. */
export function routingCost(parameters: KernelParameters): Cost {
  const { batch, inputs, columns } = capsuleShape(parameters);
  const { usefulFlops, compulsoryBytes } = linearCost(parameters);
  const rounds = 2 * size(parameters, "iterations") - 1;
  return { usefulFlops: usefulFlops + 2 * batch * inputs * columns * rounds, compulsoryBytes };
}
