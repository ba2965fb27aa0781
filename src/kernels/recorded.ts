import { group } from "d3";
import * as v from "valibot";
import type { QueryResult } from "../engine/result.js";
import { SIZES } from "../gpu/kernel.js";
import { readRows } from "../tables/rows.js";
import { type LabRun, runLabel } from "./measurements.js";

const parameters = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.number()));

const row = v.object({
  run: v.string(),
  date: v.string(),
  adapter: v.string(),
  is_software: v.boolean(),
  size: v.picklist(SIZES),
  kernel: v.string(),
  family: v.string(),
  architecture_id: v.nullable(v.string()),
  parameters,
  median_ms: v.number(),
  low_ms: v.number(),
  high_ms: v.number(),
  n_samples: v.number(),
  useful_flops: v.number(),
  compulsory_bytes: v.number(),
  allocated_bytes: v.number(),
  code: v.picklist(["today", "other", "unknown"]),
});

/**
 * The runs of the dataset, GPUs first, from the rows of `kernels/runs`.
 *
 * @throws an error that names the column where the rows are of another kind
 */
export function recordedRuns(result: QueryResult): readonly LabRun[] {
  return [...group(readRows(row, result), ({ run }) => run)].flatMap(([id, rows]) => {
    const [first] = rows;
    if (!first) return [];
    const { adapter: device, is_software: isSoftware, size, date } = first;
    return [
      {
        id,
        device,
        label: runLabel({ name: "", device, isSoftware, size, date }),
        isSoftware,
        size,
        measurements: rows.map((r) => ({
          kernelId: r.kernel,
          family: r.family,
          architectureId: r.architecture_id,
          parameters: r.parameters,
          medianMs: r.median_ms,
          lowMs: r.low_ms,
          highMs: r.high_ms,
          n: r.n_samples,
          usefulFlops: r.useful_flops,
          compulsoryBytes: r.compulsory_bytes,
          allocatedBytes: r.allocated_bytes,
          code: r.code,
        })),
      },
    ];
  });
}
