import { ceilingsCopy } from "../../../src/gpu/kernels/ceilings/copy.ts";
import { ceilingsFmaF16, ceilingsFmaScalar, ceilingsFmaVec4 } from "../../../src/gpu/kernels/ceilings/fma.ts";
import { ceilingsTriad } from "../../../src/gpu/kernels/ceilings/triad.ts";
import type { KernelCase } from "./case.ts";

const ARRAYS = [1, 4, 7, 65, 256, 1000, 4097, 70_000].map((elements) => ({ elements }));

const CHAINS = [
  { chains: 1, steps: 1 },
  { chains: 7, steps: 2 },
  { chains: 64, steps: 3 },
  { chains: 257, steps: 33 },
  { chains: 1000, steps: 65 },
  { chains: 513, steps: 2048 },
  { chains: 1025, steps: 127 },
];

const FMA_MUTATIONS = [
  { what: "a round left out", from: "round < ROUNDS", to: "round + 1u < ROUNDS", at: { chains: 64, steps: 2048 } },
  { what: "one addend for both", from: "factors[2]", to: "factors[1]", at: { chains: 7, steps: 2 } },
  { what: "chains mixed up", from: "ends[first + 0u]", to: "ends[first ^ 1u]", at: { chains: 64, steps: 9 } },
];

/** Nothing is shared between invocations, so there is no barrier that could be missing. */
export const CEILINGS_CASES: readonly KernelCase[] = [
  {
    kernel: ceilingsCopy,
    shapes: ARRAYS,
    mutations: [
      { what: "neighbours swapped", from: "return a[unit]", to: "return a[unit ^ 1u]", at: { elements: 256 } },
      { what: "the last unit left out", from: "< UNITS)", to: "< UNITS - 1u)", at: { elements: 65 } },
    ],
  },
  {
    kernel: ceilingsTriad,
    shapes: ARRAYS,
    mutations: [
      { what: "another factor", from: "3.0f", to: "3.000002f", at: { elements: 1000 } },
      { what: "one array read twice", from: "b[unit]", to: "c[unit]", at: { elements: 7 } },
    ],
  },
  { kernel: ceilingsFmaScalar, shapes: CHAINS, mutations: FMA_MUTATIONS },
  { kernel: ceilingsFmaVec4, shapes: CHAINS, mutations: FMA_MUTATIONS },
  { kernel: ceilingsFmaF16, shapes: CHAINS, mutations: FMA_MUTATIONS },
];
