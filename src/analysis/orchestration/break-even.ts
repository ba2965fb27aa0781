/** A month of 730 hours, a twelfth of a year. */
export const HOURS_PER_MONTH = 730;

/** An orchestrator that is hosted, against calling one frontier model for every query. */
export interface Hosting {
  /** Rent of one GPU in USD an hour; it is paid whether the GPU works or not. */
  readonly usdPerGpuHour: number;
  /** GPUs that are rented at the least. */
  readonly gpus: number;
  /** Queries that one GPU can serve in an hour at full load. */
  readonly queriesPerGpuHour: number;
  /** Share of that capacity that the traffic can use, as it does not come evenly. */
  readonly utilization: number;
  /** Other fixed cost in USD a month, such as the people who run it. */
  readonly otherUsd: number;
  /** What one query costs with the frontier model alone, in USD. */
  readonly frontierUsd: number;
  /** What one query costs with the orchestrator beside the rent, in USD: calls of other models and tools. */
  readonly orchestratedUsd: number;
}

/** What one query saves, in USD; below 0 where it costs more. */
export function savingUsd({ frontierUsd, orchestratedUsd }: Hosting): number {
  return frontierUsd - orchestratedUsd;
}

/** Queries that one rented GPU serves in a month. */
export function capacityPerGpu({ queriesPerGpuHour, utilization }: Hosting): number {
  return queriesPerGpuHour * utilization * HOURS_PER_MONTH;
}

/** GPUs that a volume of queries a month takes: at least those that are rented anyway. */
export function gpusFor(hosting: Hosting, queries: number): number {
  return Math.max(hosting.gpus, Math.ceil(queries / capacityPerGpu(hosting) - 1e-9));
}

/** Fixed cost of a month at a number of GPUs, in USD. */
export function fixedUsd({ usdPerGpuHour, otherUsd }: Hosting, gpus: number): number {
  return gpus * usdPerGpuHour * HOURS_PER_MONTH + otherUsd;
}

/** What a month of a volume of queries saves against the frontier model, in USD; below 0 where it loses. */
export function netUsd(hosting: Hosting, queries: number): number {
  return queries * savingUsd(hosting) - fixedUsd(hosting, gpusFor(hosting, queries));
}

/**
 * The least volume of queries a month at which hosting costs no more than the frontier model. With one number of GPUs
 * it is the fixed cost over the saving of a query; where that is more than they serve, a GPU is added. Null where no
 * volume pays: a query saves nothing, or a GPU costs more than the queries that it can serve ever save.
 */
export function breakEvenQueries(hosting: Hosting): number | null {
  const saving = savingUsd(hosting);
  const capacity = capacityPerGpu(hosting);
  if (saving <= 0) return null;
  const rent = hosting.usdPerGpuHour * HOURS_PER_MONTH;
  if (fixedUsd(hosting, hosting.gpus) / saving <= hosting.gpus * capacity)
    return fixedUsd(hosting, hosting.gpus) / saving;
  const gain = capacity * saving - rent;
  if (gain <= 0) return null;
  // Each further GPU brings the two closer by its gain, until what it serves pays for all.
  const gpus = Math.max(hosting.gpus, Math.ceil(hosting.otherUsd / gain - 1e-9));
  return Math.max(fixedUsd(hosting, gpus) / saving, (gpus - 1) * capacity);
}

/** The inputs of which {@link breaksEvenAt} asks what they would have to be. */
export type HostingKnob = "usdPerGpuHour" | "gpus" | "otherUsd" | "saving";

/**
 * What one input would have to be, all else equal, for hosting to break even at exactly `queries` a month, with as many
 * GPUs as serve them. Null where no value above 0 does it, or where the GPUs that could be paid for cannot serve so many.
 */
export function breaksEvenAt(hosting: Hosting, queries: number, knob: HostingKnob): number | null {
  const { usdPerGpuHour, otherUsd } = hosting;
  const gpus = gpusFor(hosting, queries);
  const saved = queries * savingUsd(hosting);
  const affordable = (saved - otherUsd) / (usdPerGpuHour * HOURS_PER_MONTH);
  const serves = affordable >= gpusFor({ ...hosting, gpus: 0 }, queries);
  const value = {
    usdPerGpuHour: (saved - otherUsd) / (gpus * HOURS_PER_MONTH),
    gpus: serves ? affordable : Number.NaN,
    otherUsd: saved - gpus * usdPerGpuHour * HOURS_PER_MONTH,
    saving: fixedUsd(hosting, gpus) / queries,
  }[knob];
  return value > 0 && Number.isFinite(value) ? value : null;
}
