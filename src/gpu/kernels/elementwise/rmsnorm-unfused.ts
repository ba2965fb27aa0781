import type { Kernel } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unitOf } from "../code.js";
import { elementMapPass } from "../element-map.js";
import {
  EPSILON,
  normTolerance,
  rmsnormBuffers,
  rmsnormCost,
  rmsnormInputs,
  rmsnormReference,
} from "./normalization.js";
import { mixedTunings, rowPass, withinUnit } from "./rows.js";
import { MATRIX_PARAMETERS, MATRIX_SIZES, MATRIX_SWEEP, matrixShape } from "./shape.js";

/** The operations of RMSNorm as a framework without a compiler runs them, each from memory to memory. */
export const elementwiseRmsnormUnfused: Kernel = {
  id: "elementwise-rmsnorm-unfused",
  family: "elementwise",
  title: "RMSNorm, unfused",
  summary:
    "Divides each row by its root mean square and scales it by weights in four passes: squares, means, division, weights. Each pass reads and writes memory.",
  architectureId: "rmsnorm",
  parameters: MATRIX_PARAMETERS,
  sizes: MATRIX_SIZES,
  sweep: MATRIX_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => mixedTunings(traits),
  plan(parameters, _traits, tuning) {
    const shape = matrixShape(parameters);
    const length = shape.rows * shape.columns;
    // By the length of a row, as the passes over elements have to know where a row ends.
    const unit = unitOf(shape.columns);
    const array = `array<${unit.type}>`;
    const units = length / unit.width;
    const unitsInRow = shape.columns / unit.width;
    return {
      buffers: [
        ...rmsnormBuffers(shape),
        { name: "between", type: "f32", length, role: "scratch" },
        { name: "scales", type: "f32", length: shape.rows, role: "scratch" },
      ],
      passes: [
        elementMapPass(
          {
            label: "squares",
            reads: [{ buffer: "x", as: array }],
            output: { buffer: "between", as: array },
            units,
            code: `fn value(unit: u32) -> ${unit.type} { return x[unit] * x[unit]; }`,
          },
          tuning,
        ),
        rowPass(
          {
            label: "means",
            shape,
            reads: [{ buffer: "between", as: array }],
            writes: [{ buffer: "scales", as: "array<f32>" }],
            load: "between[row * UNITS + unit]",
            reductions: { row_sum: "sum" },
            body: (row) => `
  var squares = 0.0f;
${row.each((value) => `squares += ${withinUnit(row, "sum", value)};`)}
  let scale = inverseSqrt(row_sum(squares, local) / f32(COLUMNS) + ${f32(EPSILON)});
  if (lane == 0u && row < ROWS) { scales[row] = scale; }`,
          },
          tuning,
        ),
        elementMapPass(
          {
            label: "division",
            reads: [
              { buffer: "x", as: array },
              { buffer: "scales", as: "array<f32>" },
            ],
            output: { buffer: "between", as: array },
            units,
            code: `fn value(unit: u32) -> ${unit.type} { return x[unit] * scales[unit / ${unitsInRow}u]; }`,
          },
          tuning,
        ),
        elementMapPass(
          {
            label: "weights",
            reads: [
              { buffer: "between", as: array },
              { buffer: "weight", as: array },
            ],
            output: { buffer: "y", as: array },
            units,
            code: `fn value(unit: u32) -> ${unit.type} { return between[unit] * weight[unit % ${unitsInRow}u]; }`,
          },
          tuning,
        ),
      ],
    };
  },
  inputs: rmsnormInputs,
  reference: rmsnormReference,
  tolerance: normTolerance,
  cost: rmsnormCost,
};
