import {
  breakEvenQueries,
  breaksEvenAt,
  capacityPerGpu,
  fixedUsd,
  gpusFor,
  type Hosting,
  type HostingKnob,
  savingUsd,
} from "../../analysis/orchestration/break-even.js";
import { type RangedInput, type Tornado, tornado } from "../../analysis/tornado.js";
import { formatNumber } from "../../ui/format.js";
import { threeDigits } from "../../ui/tornado.js";

export type HostingInput = "usdPerGpuHour" | "gpus" | "otherUsd" | "frontierUsd" | "orchestratedUsd" | "capacity";

/** A whole volume for a sentence. */
export function queries(value: number): string {
  return `${formatNumber(Math.ceil(value - 1e-6))} queries`;
}

const dollars = (value: number) => `${formatNumber(value, value < 10 ? 2 : 0)} USD`;

/** The finding on the hosting that the reader set. */
export function describeHosting(hosting: Hosting, claimed: number): string {
  const volume = breakEvenQueries(hosting);
  const saving = savingUsd(hosting);
  if (saving <= 0) return `A query with the orchestrator saves nothing, so no volume pays for the GPUs.`;
  if (volume === null)
    return `No volume pays: a GPU costs ${dollars(fixedUsd({ ...hosting, otherUsd: 0 }, 1))} a month and serves at most ${queries(capacityPerGpu(hosting))}, which save ${dollars(capacityPerGpu(hosting) * saving)}.`;
  const gpus = gpusFor(hosting, volume);
  const fixed = fixedUsd(hosting, gpus);
  const side = volume > claimed * 1.2 ? "above" : volume < claimed / 1.2 ? "below" : "close to";
  return `Hosting pays from ${queries(volume)} a month on: ${dollars(fixed)} of fixed cost${gpus > hosting.gpus ? `, now for ${formatNumber(gpus)} GPUs,` : ""} over a saving of ${threeDigits(saving)} USD a query. That is ${side} the essay’s ${formatNumber(claimed)}.`;
}

const KNOBS: Readonly<
  Record<
    HostingKnob,
    { readonly label: string; readonly now: (hosting: Hosting) => number; readonly write: (value: number) => string }
  >
> = {
  otherUsd: {
    label: "Other fixed cost",
    now: ({ otherUsd }) => otherUsd,
    write: (value) => `${dollars(value)} a month`,
  },
  gpus: {
    label: "GPUs rented",
    now: ({ gpus }) => gpus,
    write: (value) => `${formatNumber(value, value % 1 === 0 ? 0 : 1)} ${value === 1 ? "GPU" : "GPUs"}`,
  },
  usdPerGpuHour: {
    label: "Rent of one GPU",
    now: ({ usdPerGpuHour }) => usdPerGpuHour,
    write: (value) => `${formatNumber(value, 2)} USD an hour`,
  },
  saving: { label: "Saving of a query", now: savingUsd, write: (value) => `${threeDigits(value)} USD` },
};

/** What each input alone would have to be for hosting to break even at exactly `claimed` queries a month. */
export function neededRows(
  hosting: Hosting,
  claimed: number,
): readonly { readonly input: string; readonly now: string; readonly needed: string }[] {
  return (["otherUsd", "gpus", "usdPerGpuHour", "saving"] as const).map((knob) => {
    const { label, now, write } = KNOBS[knob];
    const needed = breaksEvenAt(hosting, claimed, knob);
    return { input: label, now: write(now(hosting)), needed: needed === null ? "no value does it" : write(needed) };
  });
}

/**
 * How the break-even follows from its inputs: rent and costs of a query from half to double, one to sixteen GPUs, other
 * cost up to a person's pay of some 15,000 USD a month. Ends at which no volume pays are left out.
 */
export function hostingSensitivity(hosting: Hosting): Tornado<HostingInput> {
  const inputs: readonly RangedInput<HostingInput>[] = [
    {
      id: "usdPerGpuHour",
      low: hosting.usdPerGpuHour / 2,
      value: hosting.usdPerGpuHour,
      high: 2 * hosting.usdPerGpuHour,
    },
    { id: "gpus", low: 1, value: hosting.gpus, high: Math.max(16, hosting.gpus) },
    { id: "otherUsd", low: 0, value: hosting.otherUsd, high: Math.max(15_000, hosting.otherUsd) },
    { id: "frontierUsd", low: hosting.frontierUsd / 2, value: hosting.frontierUsd, high: 2 * hosting.frontierUsd },
    {
      id: "orchestratedUsd",
      low: hosting.orchestratedUsd / 2,
      value: hosting.orchestratedUsd,
      high: 2 * hosting.orchestratedUsd,
    },
    {
      id: "capacity",
      low: hosting.queriesPerGpuHour / 10,
      value: hosting.queriesPerGpuHour,
      high: 10 * hosting.queriesPerGpuHour,
    },
  ];
  const found = tornado(
    inputs,
    (at) =>
      breakEvenQueries({
        ...hosting,
        usdPerGpuHour: at("usdPerGpuHour"),
        gpus: at("gpus"),
        otherUsd: at("otherUsd"),
        frontierUsd: at("frontierUsd"),
        orchestratedUsd: at("orchestratedUsd"),
        queriesPerGpuHour: at("capacity"),
      }) ?? Number.NaN,
  );
  return { ...found, bars: found.bars.filter(({ swing }) => Number.isFinite(swing)).sort((a, b) => b.swing - a.swing) };
}

export const INPUT_WORDS: Readonly<
  Record<HostingInput, { readonly label: string; readonly write: (value: number) => string }>
> = {
  usdPerGpuHour: { label: "Rent of one GPU", write: (value) => `${threeDigits(value)} USD/h` },
  gpus: { label: "GPUs rented", write: (value) => formatNumber(value) },
  otherUsd: { label: "Other fixed cost", write: dollars },
  frontierUsd: { label: "A query with the frontier model", write: (value) => `${threeDigits(value)} USD` },
  orchestratedUsd: { label: "A query with the orchestrator", write: (value) => `${threeDigits(value)} USD` },
  capacity: { label: "Queries one GPU can serve", write: (value) => `${threeDigits(value)}/h` },
};
