import { uniform } from "../../inputs.js";
import { input, type Kernel } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unitOf } from "../code.js";
import { elementMapPass, elementMapTunings } from "../element-map.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { STREAM_PARAMETERS, STREAM_SIZES, STREAM_SWEEP, streamElements } from "./stream.js";

/** The factor that STREAM uses. */
const SCALAR = 3;

/** STREAM's Triad (McCalpin 1995): a[i] = b[i] + q c[i]. */
export const ceilingsTriad: Kernel = {
  id: "ceilings-triad",
  family: "ceilings",
  title: "Memory bandwidth, triad",
  summary:
    "Adds a multiple of one array to another: two reads and a write for each multiplication and addition, the usual measure of memory bandwidth.",
  architectureId: null,
  parameters: STREAM_PARAMETERS,
  sizes: STREAM_SIZES,
  sweep: STREAM_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => elementMapTunings(traits),
  plan(parameters, _traits, tuning) {
    const elements = streamElements(parameters);
    const { type, width } = unitOf(elements);
    return {
      buffers: [
        { name: "b", type: "f32", length: elements, role: "input" },
        { name: "c", type: "f32", length: elements, role: "input" },
        { name: "a", type: "f32", length: elements, role: "output" },
      ],
      passes: [
        elementMapPass(
          {
            label: "triad",
            reads: [
              { buffer: "b", as: `array<${type}>` },
              { buffer: "c", as: `array<${type}>` },
            ],
            output: { buffer: "a", as: `array<${type}>` },
            units: elements / width,
            code: `fn value(unit: u32) -> ${type} { return fma(${type}(${f32(SCALAR)}), c[unit], b[unit]); }`,
          },
          tuning,
        ),
      ],
    };
  },
  // Positive, so that no sum cancels and the tolerance holds for a single element too.
  inputs(parameters, random) {
    const elements = streamElements(parameters);
    return { b: uniform(elements, random, 1, 2), c: uniform(elements, random, 0, 1) };
  },
  reference(_parameters, inputs) {
    const b = input(inputs, "b");
    const c = input(inputs, "c");
    return { a: (index) => (b[index] ?? Number.NaN) + SCALAR * (c[index] ?? Number.NaN) };
  },
  tolerance: () => ({
    relative: 4 * F32_ROUNDOFF,
    derivation:
      "At most two roundings of 2⁻²⁴ each of positive terms, in an element at most twice the root mean square of all.",
  }),
  cost(parameters) {
    const elements = streamElements(parameters);
    return { usefulFlops: 2 * elements, compulsoryBytes: 12 * elements };
  },
};
