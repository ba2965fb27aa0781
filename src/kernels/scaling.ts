import { group } from "d3";
import { fitPowerLaw, type PowerLaw } from "../analysis/scaling.js";
import type { CodeMatch } from "../gpu/code-match.js";
import type { Size } from "../gpu/kernel.js";
import { KERNELS, kernelNamed } from "../gpu/kernels/index.js";
import type { PlainJob } from "../gpu/messages.js";
import { sweepJobs, sweptTogether } from "../gpu/sweep.js";
import { formatCount, formatNumber } from "../ui/format.js";
import { codeNote, type LabRun, type Measurement } from "./measurements.js";
import { parametersText } from "./parameters.js";
import { familyText } from "./words.js";

export interface SweepPoint {
  readonly x: number;
  readonly medianMs: number;
  readonly lowMs: number;
  readonly highMs: number;
}

/** One kernel over one of its parameters, all others held. */
export interface SweepSeries {
  readonly kernelId: string;
  /** `other` where any of its points ran other code than today's. */
  readonly code: CodeMatch;
  readonly points: readonly SweepPoint[];
  readonly fit: PowerLaw;
  /** The parameters that were held. */
  readonly held: string;
}

/** Kernels of one family that were swept over the same parameter. */
export interface Sweeps {
  /** Such as `prefill.sequence`, for an address. */
  readonly id: string;
  readonly label: string;
  readonly parameter: string;
  readonly series: readonly SweepSeries[];
}

/** Kernels of one family that can be swept over the same parameter, to be drawn on one chart. */
export interface FamilySweep {
  /** As in {@link Sweeps}. */
  readonly id: string;
  readonly label: string;
  readonly kernels: number;
  /** As in {@link sweepJobs}. */
  jobs(size: Size): readonly PlainJob[];
}

/** Every sweep that the lab can make of a family. */
export function familySweeps(): readonly FamilySweep[] {
  return [...sweptTogether(KERNELS)].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const { parameter } = first.sweep;
    const label = first.parameters.find(({ name }) => name === parameter)?.label ?? parameter;
    return [
      {
        id,
        label: sweepLabel(first.family, label),
        kernels: own.length,
        jobs: (size: Size) =>
          sweepJobs(own, size).map(({ kernel, parameters }) => ({ kernelId: kernel.id, parameters })),
      },
    ];
  });
}

function sweepLabel(family: string, parameter: string): string {
  return `${familyText(family)}: ${parameter}`;
}

/** The sweeps in a run; a kernel with fewer than three values of its parameter gives none. */
export function sweepsOf({ measurements }: LabRun): readonly Sweeps[] {
  const found = [...group(measurements, ({ kernelId }) => kernelId)].flatMap(([kernelId, own]) => {
    const kernel = kernelNamed(kernelId);
    if (!kernel?.sweep) return [];
    const { parameter } = kernel.sweep;
    const series = longest(kernelId, parameter, own);
    const label = kernel.parameters.find(({ name }) => name === parameter)?.label ?? parameter;
    return series === null ? [] : [{ family: kernel.family, parameter, label, series }];
  });
  return [...group(found, ({ family, parameter }) => `${family}.${parameter}`)].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    return [
      {
        id,
        label: sweepLabel(first.family, first.label),
        parameter: first.label,
        series: own.map(({ series }) => series),
      },
    ];
  });
}

/** The sweep with the most points, where a kernel was swept with other parameters held at several values. */
function longest(kernelId: string, parameter: string, own: readonly Measurement[]): SweepSeries | null {
  const groups = group(own, ({ parameters }) => {
    const { [parameter]: _, ...held } = parameters;
    return parametersText(held);
  });
  let best: SweepSeries | null = null;
  for (const [held, members] of groups) {
    const points = members
      .flatMap(({ parameters, medianMs, lowMs, highMs }) => {
        const x = parameters[parameter];
        return x === undefined ? [] : [{ x, medianMs, lowMs, highMs }];
      })
      .sort((a, b) => a.x - b.x);
    const fit = fitPowerLaw(points.map(({ x, medianMs }) => ({ x, y: medianMs })));
    if (fit !== null && (best === null || points.length > best.points.length)) {
      const code = members.some((one) => one.code === "other") ? "other" : "today";
      best = { kernelId, code, points, fit, held };
    }
  }
  return best;
}

const digits = (value: number) => formatNumber(value, 2);

/** `n^1.98, 1.91 to 2.05`: the power and its exponent's 95% interval, for a label. */
export function powerText({ exponent, low, high }: PowerLaw): string {
  return `n^${digits(exponent)}, ${digits(low)} to ${digits(high)}`;
}

/** `1.98 (1.91 to 2.05, n 6)` */
export function exponentText({ exponent, low, high, n }: PowerLaw): string {
  return `${digits(exponent)} (${digits(low)} to ${digits(high)}, n ${n})`;
}

export function scalingCaption({ isSoftware }: LabRun, { parameter, series }: Sweeps): string {
  const sorted = [...series].sort((a, b) => b.fit.exponent - a.fit.exponent);
  const exponents = sorted.map(({ kernelId, fit }) => `${kernelId} ${exponentText(fit)}`).join("; ");
  const held = [...new Set(series.map((one) => one.held).filter(Boolean))];
  const fixed = held.length === 1 ? ` with ${held[0]} held` : ", other parameters held";
  const software = isSoftware ? "A processor stands in for a GPU here. " : "";
  return `${software}Time of ${formatCount(series.length, "kernel")} over ${parameter}${fixed}. It grows as a power of it, with the exponent and its 95% interval: ${exponents}. What each run costs whatever its size makes exponents look smaller; so does a device that small sizes do not fill.${codeNote(series)}`;
}
