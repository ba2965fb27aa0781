import type { CodeMatch } from "../gpu/code-match.js";
import { adapterName } from "../gpu/device.js";
import type { KernelParameters, Size } from "../gpu/kernel.js";
import { kernelNamed } from "../gpu/kernels/index.js";
import { type RunFile, timingOf } from "../gpu/run-file.js";
import { formatDate } from "../ui/format.js";
import { measurementKey, type Paced } from "./figures.js";

/** A kernel that was right, with its time: what charts and comparisons read. */
export interface Measurement extends Paced {
  readonly family: string;
  /** The technique that the kernel stands for. */
  readonly architectureId: string | null;
  readonly parameters: KernelParameters;
  /** Ends of the median's 95% interval. */
  readonly lowMs: number;
  readonly highMs: number;
  /** Samples. */
  readonly n: number;
  readonly allocatedBytes: number;
  /** Whether today's kernel is still the one that ran. */
  readonly code: CodeMatch;
}

/** The measurements of one device at one time. */
export interface LabRun {
  readonly id: string;
  readonly label: string;
  readonly device: string;
  /** A processor stood in for a GPU. */
  readonly isSoftware: boolean;
  readonly size: Size;
  readonly measurements: readonly Measurement[];
}

/** What is known of a kernel beyond its measurement; one that the lab no longer has keeps the start of its id. */
export function kernelFacts(kernelId: string): Pick<Measurement, "family" | "architectureId"> {
  const kernel = kernelNamed(kernelId);
  return {
    family: kernel?.family ?? kernelId.replace(/-.*$/, ""),
    architectureId: kernel?.architectureId ?? null,
  };
}

/**
 * A run of this session, or one that was imported, under the name to show.
 *
 * @param codes of its results, by their {@link measurementKey}; those of this session ran today's code
 */
export function labRun(id: string, name: string, file: RunFile, codes?: ReadonlyMap<string, CodeMatch>): LabRun {
  const device = adapterName(file.adapter);
  const { isSoftware } = file.adapter;
  return {
    id,
    device,
    label: runLabel({ name, device, isSoftware, size: file.size, date: file.recordedAt }),
    isSoftware,
    size: file.size,
    measurements: file.results.flatMap((result) =>
      result.status === "passed"
        ? [
            {
              ...result,
              ...timingOf(result),
              ...kernelFacts(result.kernelId),
              code: codes === undefined ? "today" : (codes.get(measurementKey(result)) ?? "unknown"),
            },
          ]
        : [],
    ),
  };
}

/** How a reader tells runs apart: what it is, its device, size and day. */
export function runLabel(run: {
  readonly name: string;
  readonly device: string;
  readonly isSoftware: boolean;
  readonly size: Size;
  readonly date: string;
}): string {
  const parts = [run.name, run.device, run.size, formatDate(run.date.slice(0, 10))];
  return `${parts.filter(Boolean).join(", ")}${run.isSoftware ? " (software adapter)" : ""}`;
}

/**
 * One measurement of each kernel: at the parameters of the run's size, or else the first, so that points of a sweep do
 * not crowd a chart of kernels.
 */
export function onePerKernel({ measurements, size }: LabRun): readonly Measurement[] {
  const chosen = new Map<string, Measurement>();
  for (const one of measurements) {
    const parameters = kernelNamed(one.kernelId)?.sizes[size];
    const isStandard = parameters !== undefined && isSame(one, { kernelId: one.kernelId, parameters });
    if (isStandard || !chosen.has(one.kernelId)) chosen.set(one.kernelId, one);
  }
  return [...chosen.values()];
}

type Measured = Pick<Measurement, "kernelId" | "parameters">;

/** Whether two measurements are of the same kernel at the same parameters. */
export function isSame(one: Measured, other: Measured): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ kernelId, parameters }: Measured): string {
  return measurementKey({ kernelId, parameters: { ...parameters } });
}

/** A kernel's name with a mark where other code than today's was measured, which {@link codeNote} explains. */
export function markedName({ kernelId, code }: Pick<Measurement, "kernelId" | "code">): string {
  return code === "other" ? `${kernelId}*` : kernelId;
}

/** Explains the mark to those who see it, to follow a caption; empty where nothing is marked. */
export function codeNote(shown: readonly Pick<Measurement, "code">[]): string {
  return shown.some(({ code }) => code === "other") ? " * Measured with other code than today’s kernel has." : "";
}
