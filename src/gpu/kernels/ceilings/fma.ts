import { roundToHalf, wholeNumbers } from "../../inputs.js";
import {
  type DeviceTraits,
  input,
  type Kernel,
  type KernelParameter,
  type KernelParameters,
  type Pass,
  type Size,
  type Sweep,
  size,
  type Tuning,
} from "../../kernel.js";
import { unrolled } from "../code.js";

/**
 * Every chain runs x ← a x + b with b alternating between two values, `steps` times. As a = −1, two steps add the
 * difference of the two, so that the result tells how many steps were taken and from where; all values are whole
 * numbers below 2¹¹, which f16 and f32 hold exactly, in any rounding and with or without fusing. The factors come
 * from a buffer, as a compiler that knew them could leave the multiplications out.
 */
const FACTOR = -1;
const ADDENDS = [37, 38] as const;

/** Starts lie within ± half of this; the sum of that, the drift of half a step each and the addends stays below 2¹¹. */
const START_RANGE = 1024;
const MOST_STEPS = 2048;

const PARAMETERS: readonly KernelParameter[] = [
  { name: "chains", label: "independent chains", min: 1, max: 2 ** 26 },
  { name: "steps", label: "multiply-adds in a chain", min: 1, max: MOST_STEPS },
];

const SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { chains: 2 ** 13, steps: 1024 },
  standard: { chains: 2 ** 20, steps: 2048 },
  large: { chains: 2 ** 24, steps: 2048 },
};

/** The arithmetic intensity of a roofline, from what memory bounds to what multiply-adds bound. */
const SWEEP: Sweep = { parameter: "steps", values: Array.from({ length: 12 }, (_, step) => 2 ** step) };

interface FmaVariant {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly type: "f32" | "f16";
  /** Chains that one WGSL value holds. */
  readonly lanes: 1 | 4;
  readonly tunings: readonly Tuning[];
}

/** `values` chains of values in flight in each invocation hide the latency of an operation; `unroll` hides the loop. */
const SCALAR_TUNINGS: readonly Tuning[] = [
  { invocations: 64, values: 4, unroll: 4 },
  { invocations: 256, values: 8, unroll: 16 },
  { invocations: 256, values: 16, unroll: 8 },
  { invocations: 128, values: 4, unroll: 32 },
];

const VECTOR_TUNINGS: readonly Tuning[] = [
  { invocations: 64, values: 1, unroll: 4 },
  { invocations: 256, values: 2, unroll: 16 },
  { invocations: 256, values: 4, unroll: 8 },
  { invocations: 128, values: 8, unroll: 8 },
];

export const ceilingsFmaScalar = fmaKernel({
  id: "ceilings-fma-scalar",
  title: "Peak arithmetic, f32 scalars",
  summary:
    "Chains of multiply-adds that stay in registers, one number at a time: the most single-precision arithmetic that the device can do.",
  type: "f32",
  lanes: 1,
  tunings: SCALAR_TUNINGS,
});

export const ceilingsFmaVec4 = fmaKernel({
  id: "ceilings-fma-vec4",
  title: "Peak arithmetic, f32 vectors",
  summary:
    "Chains of multiply-adds that stay in registers, four numbers to a vector: shows whether the device gains from vectors.",
  type: "f32",
  lanes: 4,
  tunings: VECTOR_TUNINGS,
});

export const ceilingsFmaF16 = fmaKernel({
  id: "ceilings-fma-f16",
  title: "Peak arithmetic, f16 vectors",
  summary:
    "Chains of half-precision multiply-adds that stay in registers, four numbers to a vector: many devices do two of them in the time of one in single precision.",
  type: "f16",
  lanes: 4,
  tunings: VECTOR_TUNINGS,
});

function fmaKernel({ type, lanes, tunings, ...names }: FmaVariant): Kernel {
  const bytes = type === "f16" ? 2 : 4;
  return {
    ...names,
    family: "ceilings",
    architectureId: null,
    parameters: PARAMETERS,
    sizes: SIZES,
    sweep: SWEEP,
    requires: type === "f16" ? ["shader-f16"] : [],
    tunings: (_parameters, traits) => tunings.filter((tuning) => fits(tuning, traits)),
    plan(parameters, _traits, tuning) {
      const chains = size(parameters, "chains");
      return {
        buffers: [
          { name: "starts", type, length: chains, role: "input" },
          { name: "factors", type, length: 3, role: "input" },
          { name: "ends", type, length: chains, role: "output" },
        ],
        passes: [fmaPass(chains, size(parameters, "steps"), type, lanes, tuning)],
      };
    },
    inputs(parameters, random) {
      const drawn = wholeNumbers(size(parameters, "chains"), START_RANGE, random);
      const starts = new Float32Array(drawn.length);
      for (let chain = 0; chain < starts.length; chain++) starts[chain] = (drawn[chain] ?? 0) - START_RANGE / 2;
      return { starts: roundToHalf(starts), factors: Float32Array.of(FACTOR, ...ADDENDS) };
    },
    reference(parameters, inputs) {
      const starts = input(inputs, "starts");
      const steps = size(parameters, "steps");
      return {
        ends(index) {
          let x = starts[index] ?? Number.NaN;
          for (let step = 0; step < steps; step++) x = FACTOR * x + (ADDENDS[step % 2] ?? Number.NaN);
          return x;
        },
      };
    },
    tolerance: () => ({
      relative: 0,
      derivation: "All values are whole numbers below 2¹¹, which the arithmetic holds exactly.",
    }),
    cost(parameters) {
      const chains = size(parameters, "chains");
      return {
        usefulFlops: 2 * chains * size(parameters, "steps"),
        compulsoryBytes: bytes * (2 * chains + 3),
      };
    },
  };
}

function fits(tuning: Tuning, { maxInvocationsPerGroup }: DeviceTraits): boolean {
  return size(tuning, "invocations") <= maxInvocationsPerGroup;
}

function fmaPass(chains: number, steps: number, type: "f32" | "f16", lanes: 1 | 4, tuning: Tuning): Pass {
  const invocations = size(tuning, "invocations");
  const values = size(tuning, "values");
  const unroll = size(tuning, "unroll");
  const chainsPerGroup = invocations * values * lanes;
  const valueType = lanes === 1 ? type : `vec4<${type}>`;
  const chainOf = (value: number, lane: number) => `first + ${(value * lanes + lane) * invocations}u`;
  const each = (line: (value: number) => string) => unrolled(values, line);
  const eachLane = (line: (lane: number) => string, separator: string) =>
    Array.from({ length: lanes }, (_, lane) => line(lane)).join(separator);
  // Whole rounds take an even number of steps, so that each begins with the first addend.
  const advance = (count: number) =>
    unrolled(count, (step) => each((v) => `    x_${v} = fma(a, x_${v}, b_${step % 2});`));
  return {
    label: "chains",
    bindings: [
      { buffer: "starts", access: "read", as: `array<${type}>` },
      { buffer: "factors", access: "read", as: `array<${type}>` },
      { buffer: "ends", access: "read_write", as: `array<${type}>` },
    ],
    code: `
${type === "f16" ? "enable f16;" : ""}
const CHAINS = ${chains}u;
const ROUNDS = ${Math.floor(steps / unroll)}u;

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let first = group_of(group).x * ${chainsPerGroup}u + local;
  let a = ${valueType}(factors[0]);
  let b_0 = ${valueType}(factors[1]);
  let b_1 = ${valueType}(factors[2]);
${each((v) => `  var x_${v} = ${valueType}(${eachLane((lane) => `starts[min(${chainOf(v, lane)}, CHAINS - 1u)]`, ", ")});`)}
  for (var round = 0u; round < ROUNDS; round++) {
${advance(unroll)}
  }
${advance(steps % unroll)}
${each((v) =>
  eachLane(
    (lane) =>
      `  if (${chainOf(v, lane)} < CHAINS) { ends[${chainOf(v, lane)}] = x_${v}${lanes === 1 ? "" : `[${lane}]`}; }`,
    "\n",
  ),
)}
}`,
    groups: [Math.ceil(chains / chainsPerGroup), 1, 1],
  };
}
