import { continuousDopri5 } from "../../../src/gpu/kernels/continuous/dopri5.ts";
import { continuousResidual } from "../../../src/gpu/kernels/continuous/residual.ts";
import { continuousRk4 } from "../../../src/gpu/kernels/continuous/rk4.ts";
import { type KernelCase, withFewTunings } from "./case.ts";

const BLOCKS = [
  { batch: 1, width: 1, hidden: 1 },
  { batch: 7, width: 5, hidden: 3 },
  { batch: 1, width: 65, hidden: 127 },
  { batch: 64, width: 32, hidden: 64 },
  { batch: 101, width: 8, hidden: 30 },
  { batch: 37, width: 14, hidden: 20 },
];

/** Of tolerance, for each block. */
const DIGITS = [6, 5, 5, 4, 4, 6];

/** One of the shapes, so that only what a mutation changes is compiled anew. */
const SMALL = { batch: 37, width: 14, hidden: 20 };
const IN_SIX_STEPS = { ...SMALL, steps: 6 };
const TO_SIX_DIGITS = { ...SMALL, digits: 6, attempts: 7 };

const NO_BARRIER_BEFORE = {
  what: "no barrier before the products",
  from: /workgroupBarrier\(\);\s*for \(var l/g,
  to: "for (var l",
};

const NO_BARRIER_AFTER = {
  what: "tiles overwritten while they are read",
  from: /workgroupBarrier\(\);\s*\}\s*store_four/g,
  to: "}\nstore_four",
};

export const CONTINUOUS_CASES: readonly KernelCase[] = [
  {
    kernel: continuousResidual,
    shapes: BLOCKS,
    mutations: [
      { what: "the input not added", from: "x[at] + value", to: "value", at: SMALL },
      { ...NO_BARRIER_BEFORE, at: SMALL },
      { ...NO_BARRIER_AFTER, at: SMALL },
      { what: "no SiLU", from: "value / (1.0f + exp(-value))", to: "value", at: SMALL },
    ],
  },
  {
    kernel: continuousRk4,
    shapes: BLOCKS.map((block, index) => ({ ...block, steps: 1 + index })),
    mutations: [
      { what: "every step from the start", from: "state[at] = next;", to: "", at: IN_SIX_STEPS },
      { ...NO_BARRIER_AFTER, at: IN_SIX_STEPS },
      {
        what: "the third slope left out",
        from: /y\[at\] = y\[at\] \+ \S+ \* slope; (stage\[at\] = state\[at\] \+ 0\.1666\d*f)/,
        to: "$1",
        at: IN_SIX_STEPS,
      },
    ],
  },
  {
    kernel: withFewTunings(continuousDopri5),
    shapes: BLOCKS.map((block, index) => ({
      ...block,
      digits: DIGITS[index] ?? 4,
      attempts: 1 + (DIGITS[index] ?? 4),
    })),
    mutations: [
      { what: "every step taken", from: "norm <= 1.0f", to: "true", at: TO_SIX_DIGITS },
      { ...NO_BARRIER_BEFORE, at: TO_SIX_DIGITS },
      {
        what: "no barrier in the sum of errors",
        from: /workgroupBarrier\(\);\s*if \(local < half\)/,
        to: "if (local < half)",
        at: { batch: 64, width: 32, hidden: 64, digits: 4, attempts: 5 },
      },
      {
        what: "the last slope not carried over",
        from: "slopes[at] = slope;\n  }",
        to: "}",
        at: TO_SIX_DIGITS,
      },
      {
        what: "a state that moves on refused steps",
        from: "control.z > 0.0f",
        to: "true",
        at: TO_SIX_DIGITS,
      },
      {
        what: "too few attempts to arrive",
        from: "1.0f - time)",
        to: "0.05f)",
        at: TO_SIX_DIGITS,
      },
    ],
  },
];
