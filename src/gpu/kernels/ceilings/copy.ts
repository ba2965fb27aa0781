import { uniform } from "../../inputs.js";
import { input, type Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { elementMapPass, elementMapTunings } from "../element-map.js";
import { STREAM_PARAMETERS, STREAM_SIZES, STREAM_SWEEP, streamElements } from "./stream.js";

/** STREAM's Copy (McCalpin 1995): c[i] = a[i]. */
export const ceilingsCopy: Kernel = {
  id: "ceilings-copy",
  family: "ceilings",
  title: "Memory bandwidth, copy",
  summary: "Copies one array to another: how fast the device can read and write memory when it does nothing else.",
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
        { name: "a", type: "f32", length: elements, role: "input" },
        { name: "c", type: "f32", length: elements, role: "output" },
      ],
      passes: [
        elementMapPass(
          {
            label: "copy",
            reads: [{ buffer: "a", as: `array<${type}>` }],
            output: { buffer: "c", as: `array<${type}>` },
            units: elements / width,
            code: `fn value(unit: u32) -> ${type} { return a[unit]; }`,
          },
          tuning,
        ),
      ],
    };
  },
  inputs: (parameters, random) => ({ a: uniform(streamElements(parameters), random) }),
  reference(_parameters, inputs) {
    const a = input(inputs, "a");
    return { c: (index) => a[index] ?? Number.NaN };
  },
  tolerance: () => ({ relative: 0, derivation: "A copy computes nothing, so that every bit must arrive." }),
  cost: (parameters) => ({ usefulFlops: 0, compulsoryBytes: 8 * streamElements(parameters) }),
};
