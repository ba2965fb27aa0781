import { adapterName } from "../gpu/device.js";
import type { RunFile } from "../gpu/run-file.js";
import { csvField } from "../ui/downloads.js";
import { deviceRates, figuresOf } from "./figures.js";

/** A run as RFC 4180 CSV: one kernel a line, its samples joined by `;`. */
export function runCsv(run: RunFile): string {
  const rates = deviceRates(run);
  const records = run.results.map((result) => {
    const figures = result.status === "passed" ? figuresOf(result, rates) : null;
    const measured = result.status === "passed" ? result : null;
    return {
      adapter: adapterName(run.adapter),
      is_software: run.adapter.isSoftware,
      recorded_at: run.recordedAt,
      size: run.size,
      kernel: result.kernelId,
      parameters: JSON.stringify(result.parameters),
      status: result.status,
      reason: result.status === "passed" ? null : result.reason,
      median_ms: figures?.timing.medianMs,
      low_ms: figures?.timing.lowMs,
      high_ms: figures?.timing.highMs,
      n_samples: figures?.timing.n,
      timing: measured?.timing,
      gflop_per_s: figures?.flopsPerSecond == null ? null : figures.flopsPerSecond / 1e9,
      gb_per_s: figures && figures.bytesPerSecond / 1e9,
      roof_share: figures?.roofShare,
      friction_tax: figures?.tax,
      max_error: measured?.maxError,
      tolerance: measured?.tolerance,
      useful_flops: measured?.usefulFlops,
      compulsory_bytes: measured?.compulsoryBytes,
      allocated_bytes: measured?.allocatedBytes,
      scratch_bytes: measured?.scratchBytes,
      source_hash: measured?.sourceHash,
      samples_ms: measured?.samplesMs.join(";"),
    };
  });
  const [first] = records;
  if (!first) return "";
  const lines = [Object.keys(first), ...records.map((record) => Object.values(record))];
  return lines.map((line) => `${line.map((value) => csvField(String(value ?? ""))).join(",")}\r\n`).join("");
}
