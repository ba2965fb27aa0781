import type { Pass, Tuning } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unitOf } from "../code.js";
import { EPSILON } from "./normalization.js";
import { type RowPass, rowPass, withinUnit } from "./rows.js";
import type { MatrixShape } from "./shape.js";

/**
 * RMSNorm of what `load` gives, into `y`: a row stays in registers between its sum and its scaling.
 *
 * @param keep WGSL that does something with each value before it is normalised
 */
export function rmsnormPass(
  shape: MatrixShape,
  tuning: Tuning,
  { reads, writes = [], load }: Pick<RowPass, "reads" | "load"> & Partial<Pick<RowPass, "writes">>,
  keep: (value: string, unit: string) => string = () => "",
): Pass {
  const array = `array<${unitOf(shape.columns).type}>`;
  return rowPass(
    {
      label: "norm",
      shape,
      reads: [...reads, { buffer: "weight", as: array }],
      writes: [...writes, { buffer: "y", as: array }],
      load,
      reductions: { row_sum: "sum" },
      body: (row) => `
  var squares = 0.0f;
${row.each((value, unit) => `${keep(value, unit)}squares += ${withinUnit(row, "sum", `${value} * ${value}`)};`)}
  let scale = inverseSqrt(row_sum(squares, local) / f32(COLUMNS) + ${f32(EPSILON)});
${row.each((value, unit) => `y[row * UNITS + ${unit}] = ${value} * scale * weight[${unit}];`)}`,
    },
    tuning,
  );
}
