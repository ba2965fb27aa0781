import { bytesPerToken, type CacheGeometry } from "../analysis/kv-cache.js";
import { longestContext } from "../analysis/memory.js";
import { summarize } from "../analysis/summary.js";
import { MIN_OBSERVATIONS } from "../tables/finding.js";
import { formatBytes, formatCount, formatNumber } from "../ui/format.js";
import type { Release } from "./history.js";
import { outcomeOf, type Plan } from "./plan.js";
import { CONTEXT } from "./settings.js";

/** Gigabytes of 1e9 bytes, as datasheets count, to three digits: `42.9 GB`, `0.54 GB`, `1.2 TB`. */
export function gigabytes(bytes: number): string {
  const [value, unit] =
    bytes >= 1e12
      ? [bytes / 1e12, "TB"]
      : bytes >= 1e9 || bytes === 0
        ? [bytes / 1e9, "GB"]
        : bytes >= 1e6
          ? [bytes / 1e6, "MB"]
          : [bytes / 1e3, "kB"];
  return `${formatNumber(Number(value.toPrecision(3)))}\u00a0${unit}`;
}

/** `1 sequence`, `12 sequences`. */
const sequences = (count: number) => formatCount(count, "sequence");

/** The page's answer: cache, weights, and what fits. */
export function describePlan(plan: Plan): string {
  const { subject, serving, tokens, batch, gpu } = plan;
  const { sequenceBytes, weightBytes, largestBatch, longestContext: longest } = outcomeOf(plan);
  const perToken = bytesPerToken(serving.geometry, serving.bytesPerCachedValue);
  const cache = `${subject.name} keeps ${formatNumber(perToken)} bytes (${formatBytes(perToken)}) for each token while no window is full: ${gigabytes(sequenceBytes)} for one sequence of ${formatNumber(tokens)} tokens${batch > 1 ? `, ${gigabytes(batch * sequenceBytes)} for ${batch}` : ""}.`;
  const place = `${serving.gpus} × ${gpu.name} (${formatNumber(gpu.memoryGb.value)} GB each, ${formatNumber(100 * serving.reserve)} % kept for the rest)`;
  if (subject.parameters === null)
    return `${cache} Its number of parameters is not on record, so what fits beside them is not known.`;
  const weights = `Weights take ${gigabytes(weightBytes)}.`;
  if (weightBytes / serving.gpus > serving.gpuMemoryBytes * (1 - serving.reserve))
    return `${cache} ${weights} They alone do not fit on ${place}.`;
  const fits =
    largestBatch === Number.POSITIVE_INFINITY
      ? `On ${place} memory does not bound the number of sequences.`
      : largestBatch === 0
        ? `On ${place} the weights fit, and not one sequence of that length beside them.`
        : `On ${place} up to ${sequences(largestBatch)} of that length fit${largestBatch === 1 ? "s" : ""} beside them.`;
  const reach =
    longest >= CONTEXT.max
      ? ` With ${sequences(batch)} at once, memory bounds no context of up to ${formatNumber(CONTEXT.max)} tokens.`
      : ` With ${sequences(batch)} at once, the context may grow to ${formatNumber(longest)} tokens.`;
  return `${cache} ${weights} ${fits}${reach}`;
}

/** What a reader must know of a plan beside its answer; empty where there is nothing. */
export function describeCaveats({ subject, serving, tokens }: Plan): string {
  const notes = subject.caveats.map((caveat) => `Of ${subject.name}, ${caveat}.`);
  if (subject.contextLength !== null && tokens > subject.contextLength)
    notes.push(`It was made for ${formatNumber(subject.contextLength)} tokens; what lies beyond is arithmetic only.`);
  const heads = Math.min(...serving.geometry.attention.map(({ kvHeads }) => kvHeads));
  if (serving.gpus > heads && serving.geometry.attention.length > 0)
    notes.push(
      `${heads === 1 ? "One key–value head or latent vector" : `${heads} key–value heads`} cannot be dealt out to ${serving.gpus} accelerators: ${heads === 1 ? "each keeps the whole cache" : "some keep the same ones"}. Engines that split by sequence instead avoid that.`,
    );
  return notes.join(" ");
}

/** The finding of the curves: where the cache outgrows one accelerator. */
export function describeContext({ subject, serving, batch, gpu }: Plan, plain: CacheGeometry | null): string {
  const cacheAlone = (geometry: CacheGeometry) =>
    longestContext({ ...serving, geometry, parameters: 0, gpus: 1, reserve: 0 }, batch, CONTEXT.max);
  const reach = (tokens: number) =>
    tokens >= CONTEXT.max ? "at no context shown" : `beyond ${formatNumber(tokens)} tokens`;
  const own = `The cache alone of ${sequences(batch)} outgrows one ${gpu.name} ${reach(cacheAlone(serving.geometry))}`;
  const other = plain === null ? "" : `; were every query head to keep its own, ${reach(cacheAlone(plain))}`;
  return `${own}${other}. Dotted lines are memories of accelerators, ${subject.contextLength === null ? "the dot is the chosen context" : `the dot is the chosen context; ${subject.name} is made for ${formatNumber(subject.contextLength)} tokens`}.`;
}

/** The finding of the history: the middle of each kind and of the first and last years. */
export function describeHistory(releases: readonly Release[]): string {
  const kinds = ["MHA", "GQA", "MQA", "MLA", "mixed"].flatMap((kind) => {
    const summary = summarize(releases.filter(({ attention }) => attention === kind).map(({ bytes }) => bytes / 1024));
    return summary === null ? [] : [`${kind} ${formatNumber(summary.median, 0)} KiB (n = ${summary.n})`];
  });
  const medianOf = (year: number) =>
    summarize(releases.filter(({ date }) => date.getUTCFullYear() === year).map(({ bytes }) => bytes / 1024));
  const years = [...new Set(releases.map(({ date }) => date.getUTCFullYear()))].filter(
    (year) => (medianOf(year)?.n ?? 0) >= MIN_OBSERVATIONS,
  );
  const [first, last] = [years[0], years.at(-1)];
  const change =
    first === undefined || last === undefined || first === last
      ? ""
      : ` The median of a year’s releases went from ${formatNumber(medianOf(first)?.median ?? 0, 0)} KiB in ${first} to ${formatNumber(medianOf(last)?.median ?? 0, 0)} KiB in ${last}.`;
  return `Median cache of one token: ${kinds.join(", ")}.${change} Models differ in size and purpose, so this is what was released, not what sharing alone does. Filled marks were read in their source; windows and recurrent states are not in this figure.`;
}
