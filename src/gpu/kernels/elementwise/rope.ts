import type { Kernel } from "../../kernel.js";
import { unitOf } from "../code.js";
import { elementMapPass, elementMapTunings } from "../element-map.js";
import {
  ROPE_PARAMETERS,
  ROPE_SIZES,
  ROPE_SWEEP,
  ropeBuffers,
  ropeCost,
  ropeElements,
  ropeInputs,
  ropeReference,
  ropeShape,
  ropeTolerance,
} from "./rope-shape.js";

export const elementwiseRope: Kernel = {
  id: "elementwise-rope",
  family: "elementwise",
  title: "Rotary position embedding, fused",
  summary:
    "Turns pairs of channels by angles that grow with a token's position, with cosines and sines from a table that all heads share, reading each channel from memory once.",
  architectureId: "rope",
  parameters: ROPE_PARAMETERS,
  sizes: ROPE_SIZES,
  sweep: ROPE_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => elementMapTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = ropeShape(parameters);
    const { heads, channels, pairs } = shape;
    const { type, width } = unitOf(channels);
    const array = `array<${type}>`;
    return {
      buffers: ropeBuffers(shape),
      passes: [
        elementMapPass(
          {
            label: "turns",
            reads: [
              { buffer: "x", as: array },
              { buffer: "turns", as: array },
            ],
            output: { buffer: "y", as: array },
            units: ropeElements(shape) / width,
            code: width === 4 ? twoPairs(heads, channels / 4) : oneChannel(heads, channels, pairs),
          },
          tuning,
        ),
      ],
    };
  },
  inputs: ropeInputs,
  reference: ropeReference,
  tolerance: ropeTolerance,
  cost: ropeCost,
};

function twoPairs(heads: number, unitsInHead: number): string {
  return `
fn value(unit: u32) -> vec4<f32> {
  let row = unit / ${heads * unitsInHead}u;
  let turn = turns[row * ${unitsInHead}u + unit % ${unitsInHead}u];
  let own = x[unit];
  return own * turn.xxzz + vec4<f32>(-own.y, own.x, -own.w, own.z) * turn.yyww;
}`;
}

function oneChannel(heads: number, channels: number, pairs: number): string {
  return `
fn value(unit: u32) -> f32 {
  let row = unit / ${heads * channels}u;
  let channel = unit % ${channels}u;
  let own = x[unit];
  if (channel / 2u >= ${pairs}u) { return own; }
  let place = 2u * (row * ${pairs}u + channel / 2u);
  let is_first = channel % 2u == 0u;
  let other = x[select(unit - 1u, unit + 1u, is_first)];
  return own * turns[place] + select(other, -other, is_first) * turns[place + 1u];
}`;
}
