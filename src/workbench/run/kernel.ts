import type { ResultColumn, Value } from "../../engine/result.js";
import { createLabClient, type LabClient } from "../../gpu/client.js";
import { adapterName } from "../../gpu/device.js";
import { GpuFailure } from "../../gpu/failures.js";
import { kernelNamed } from "../../gpu/kernels/index.js";
import type { DeviceInfo } from "../../gpu/messages.js";
import type { RunResult } from "../../gpu/run-file.js";
import type { TuningStore } from "../../gpu/tuning-store.js";
import { deviceRates, figuresOf } from "../../kernels/figures.js";
import { readParameters } from "../../kernels/parameters.js";
import type { CellOf } from "../document/schema.js";
import { CellFailure, type CellProgress, type CellResult } from "./cell-state.js";

export type KernelRunner = (
  cell: CellOf<"kernel">,
  signal: AbortSignal,
  progress: (now: CellProgress) => void,
) => Promise<CellResult>;

/** Runs kernels of the lab by id in a worker of their own, which starts with the first. */
export function kernelRunner(spawn: () => Worker, tunings: TuningStore): KernelRunner {
  let client: LabClient | null = null;
  let device: DeviceInfo | null = null;
  const opened = () => {
    client ??= createLabClient({
      spawn,
      tunings,
      onDevice: (info) => {
        device = info;
      },
      onLost: () => {},
    });
    return client;
  };
  return async (cell, signal, progress) => {
    const kernel = kernelNamed(cell.kernel);
    if (!kernel) throw new CellFailure("blocked", `the lab has no kernel ${cell.kernel}`);
    const texts = Object.fromEntries(Object.entries(cell.parameters).map(([name, value]) => [name, String(value)]));
    const read = readParameters(kernel, texts);
    if (read.kind === "problems") throw new CellFailure("blocked", read.problems.join("; "));
    const startedAt = performance.now();
    const results: RunResult[] = [];
    progress({ done: 0, total: 1, text: `${kernel.title} is checked, then timed` });
    try {
      await opened().run([{ kernelId: kernel.id, parameters: read.parameters }], {
        size: "standard",
        signal,
        onDone: ({ result }) => results.push(result),
      });
    } catch (thrown) {
      throw new CellFailure("device", thrown instanceof GpuFailure ? noDevice(thrown) : String(thrown));
    }
    const [result] = results;
    if (signal.aborted || result === undefined) throw new CellFailure("cancelled", "Cancelled.");
    return kernelResult(result, device === null ? "" : adapterName(device.adapter), performance.now() - startedAt);
  };
}

function noDevice({ kind, message }: GpuFailure): string {
  if (kind === "no-webgpu") return "This browser offers no WebGPU, so no kernel can run here.";
  return kind === "no-adapter" ? "WebGPU finds no device here, so no kernel can run." : message;
}

const COLUMNS: readonly ResultColumn[] = [
  { name: "kernel", kind: "text" },
  { name: "status", kind: "text" },
  { name: "median_ms", kind: "number" },
  { name: "median_low_ms", kind: "number" },
  { name: "median_high_ms", kind: "number" },
  { name: "n", kind: "number" },
  { name: "gflop_per_s", kind: "number" },
  { name: "gb_per_s", kind: "number" },
  { name: "max_error", kind: "number" },
  { name: "tolerance", kind: "number" },
  { name: "device", kind: "text" },
  { name: "reason", kind: "text" },
];

/** A measurement as one row: its parameters, then the median with its 95% interval and what follows from it. */
export function kernelResult(result: RunResult, device: string, elapsedMs: number): CellResult {
  const [first, ...rest] = COLUMNS;
  const parameters = Object.keys(result.parameters).map((name) => ({ name: `p_${name}`, kind: "number" as const }));
  const sizes = Object.fromEntries(Object.entries(result.parameters).map(([name, value]) => [`p_${name}`, value]));
  const row = { kernel: result.kernelId, ...sizes, status: result.status, device, ...measured(result) };
  return { columns: [...(first ? [first] : []), ...parameters, ...rest], rows: [row], elapsedMs, isCut: false };
}

function measured(result: RunResult): Readonly<Record<string, Value>> {
  if (result.status !== "passed") return { reason: result.reason };
  const { timing, flopsPerSecond, bytesPerSecond } = figuresOf(result, deviceRates(null));
  return {
    median_ms: timing.medianMs,
    median_low_ms: timing.lowMs,
    median_high_ms: timing.highMs,
    n: timing.n,
    gflop_per_s: flopsPerSecond === null ? null : flopsPerSecond / 1e9,
    gb_per_s: bytesPerSecond / 1e9,
    max_error: result.maxError,
    tolerance: result.tolerance,
  };
}
