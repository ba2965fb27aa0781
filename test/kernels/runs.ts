import type { LabRun, Measurement } from "../../src/kernels/measurements.ts";

/** A measurement whose interval is a tenth of its median to each side. */
export function measurement(kernelId: string, change: Partial<Measurement> = {}): Measurement {
  const medianMs = change.medianMs ?? 1;
  return {
    kernelId,
    family: kernelId.replace(/-.*$/, ""),
    architectureId: null,
    parameters: { n: 8 },
    medianMs,
    lowMs: 0.9 * medianMs,
    highMs: 1.1 * medianMs,
    n: 12,
    usefulFlops: 2e6,
    compulsoryBytes: 1e6,
    allocatedBytes: 1e6,
    code: "today",
    ...change,
  };
}

export function labRunWith(measurements: readonly Measurement[], change: Partial<LabRun> = {}): LabRun {
  return {
    id: "gpu",
    label: "Acme One, quick",
    device: "Acme One",
    isSoftware: false,
    size: "quick",
    measurements,
    ...change,
  };
}
