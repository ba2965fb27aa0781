import { type MeasuredResult, RUN_FORMAT, RUN_VERSION, type RunFile } from "../../src/gpu/run-file.ts";

/** A measured result whose times are `medianMs` within a tenth. */
export function measured(kernelId: string, change: Partial<MeasuredResult> = {}, medianMs = 1): MeasuredResult {
  return {
    status: "passed",
    kernelId,
    parameters: { n: 8 },
    tuning: {},
    sourceHash: "0123456789abcdef",
    maxError: 1.23456e-6,
    tolerance: 2e-6,
    checkedElements: 64,
    totalElements: 64,
    timing: "wall-clock",
    repeats: 3,
    samplesMs: [0.95, 1.05, 1, 0.98765, 1.02, 1].map((share) => share * medianMs),
    usefulFlops: 2e6,
    compulsoryBytes: 1e6,
    allocatedBytes: 1e6,
    scratchBytes: 0,
    ...change,
  };
}

export function runOf(results: RunFile["results"]): RunFile {
  return {
    format: RUN_FORMAT,
    version: RUN_VERSION,
    recordedAt: "2026-01-02T03:04:05.000Z",
    adapter: { vendor: "acme", architecture: "one", device: "", description: "Acme One", isSoftware: false },
    driver: null,
    runtime: "a browser",
    size: "quick",
    results,
  };
}
