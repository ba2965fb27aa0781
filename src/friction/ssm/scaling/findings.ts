import { sequenceBytes } from "../../../analysis/sequence-scaling/roofline.js";
import { shapeOf } from "../../../analysis/sequence-scaling/shape.js";
import { trainingTax } from "../../../analysis/sequence-scaling/training.js";
import { gigabytes } from "../../../memory/words.js";
import { enumerate } from "../../../tables/finding.js";
import type { ClaimRow } from "../../measured/claim-panels.js";
import type { ComputedFinding } from "../../measured/computed-finding.js";
import { claimedNumber, claimedRange, describeRange, type Range } from "../../measured/quantity.js";
import { CLAIMED_RUNS, CLAIMED_STEP } from "./machine.js";
import { DEALINGS, decoding, NAMES } from "./points.js";
import type { Scaling } from "./settings.js";

/** The figures that the essays name for the tax on training without attention, in times the time of attention. */
export interface ClaimedScaling {
  readonly small: number;
  readonly large: Range;
  /** What is taken as the tax at scale. */
  readonly atScale: number;
  readonly gpus: Range;
}

/** Reads the claimed figures from the claims. */
export function claimedScaling(claims: readonly Pick<ClaimRow, "id" | "quantity" | "unit">[]): ClaimedScaling {
  return {
    small: claimedNumber(claims, "map-tax-1p5-to-3-5"),
    large: claimedRange(claims, "map-tax-1p5-to-3-5", 1),
    atScale: claimedNumber(claims, "map-3x-tax"),
    gpus: [claimedNumber(claims, "map-gpus-8-512"), claimedNumber(claims, "map-gpus-8-512", 1)],
  };
}

/** A claim as it is drawn over the curves of the tax. */
export interface ClaimedTax {
  readonly billions: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

export function claimedTaxes({ small, large: [low, high] }: ClaimedScaling): readonly ClaimedTax[] {
  const [first, last] = CLAIMED_RUNS;
  return [
    { billions: first.parameters / 1e9, low: small, high: small, label: `claimed ${small}×` },
    { billions: last.parameters / 1e9, low, high, label: `claimed ${describeRange([low, high])}×` },
  ];
}

/** The tax of the chosen model in the claims' two runs, for one way of dealing sequences out. */
interface Dealt {
  readonly label: string;
  readonly small: number;
  readonly large: number;
}

/** The claims' two runs with the chosen model, efficiencies and links, for each way of dealing sequences out. */
export function dealtTaxes({ machine, kernels, mixer }: Scaling): readonly Dealt[] {
  return DEALINGS.map(({ label, isShared, passing }) => {
    const [small, large] = CLAIMED_RUNS.map(({ parameters, gpus, tensor }) => {
      const layout = { gpus, tensor, context: isShared ? gpus / tensor : 1, passing };
      return trainingTax(mixer, shapeOf(parameters), machine, kernels, layout, CLAIMED_STEP);
    });
    return { label, small: small ?? Number.NaN, large: large ?? Number.NaN };
  });
}

/** A tax to two decimals: those around 1 are compared. */
export function times(tax: number): string {
  return tax.toFixed(2);
}

/** A tax within a fifth of the claimed one counts as it. */
const NEAR = 0.2;

const isNear = (value: number, claimed: number) => Math.abs(value - claimed) <= NEAR * claimed;

/** Where the claimed taxes come out, and why or why not. */
export function scalingFindings(scaling: Scaling, claimed: ClaimedScaling): readonly ComputedFinding[] {
  return [
    growthFinding(scaling, claimed),
    scaleFinding(scaling, claimed),
    gpuFinding(scaling, claimed),
    memoryFinding(scaling),
  ];
}

/** All of the ways, the usual one alone, one of the others, or none. */
function holdsIn(dealt: readonly Dealt[], both: (one: Dealt) => number): ComputedFinding["holds"] {
  const most = Math.max(...dealt.map(both));
  const usual = dealt[0] === undefined ? 0 : both(dealt[0]);
  if (usual === 2) return "yes";
  return usual === 1 || most === 2 ? "partly" : "no";
}

function describeDealt(dealt: readonly Dealt[]): string {
  return enumerate(dealt.map(({ label, small, large }) => `${times(small)} and ${times(large)} (${label})`));
}

function growthFinding(scaling: Scaling, { small, large: [low, high] }: ClaimedScaling): ComputedFinding {
  const dealt = dealtTaxes(scaling);
  const parts = (one: Dealt) => Number(isNear(one.small, small)) + Number(one.large >= low && one.large <= high);
  return {
    claim: "map-tax-1p5-to-3-5",
    holds: holdsIn(dealt, parts),
    sentence: `${NAMES[scaling.mixer]} at 7B on 8 GPUs and 65B on 512, 4K tokens a sequence: ${describeDealt(dealt)}. Mixing grows with the width of a model, its projections with the square: that alone brings the tax nearer to 1 at 65B. It grows only where every sequence is cut over all GPUs and each part waits for the one before.`,
  };
}

function scaleFinding(scaling: Scaling, { atScale }: ClaimedScaling): ComputedFinding {
  const dealt = dealtTaxes(scaling);
  const near = dealt.filter(({ large }) => isNear(large, atScale));
  const [usual] = dealt;
  return {
    claim: "map-3x-tax",
    holds: usual !== undefined && isNear(usual.large, atScale) ? "yes" : near.length > 0 ? "partly" : "no",
    sentence: `At 65B the tax is ${enumerate(dealt.map(({ label, large }) => `${times(large)} (${label})`))}. ${near.length === 0 ? `None lies within a fifth of ${atScale}` : `Within a fifth of ${atScale} comes ${enumerate(near.map(({ label }) => `“${label}”`))}`}.`,
  };
}

function gpuFinding(scaling: Scaling, { gpus: [few, many] }: ClaimedScaling): ComputedFinding {
  const dealt = dealtTaxes(scaling);
  const parts = ({ small, large }: Dealt) => Number(small < 1.5) + Number(large > 2);
  const [usual, , serial] = dealt;
  return {
    claim: "map-gpus-8-512",
    holds: holdsIn(dealt, parts),
    sentence: `On ${few} GPUs the tax is tolerable, below 1.5, in ${dealt.filter(({ small }) => small < 1.5).length} of ${dealt.length} layouts. On ${many} it is ${times(usual?.large ?? 0)} where sequences stay whole, and ${times(serial?.large ?? 0)} where each is cut into 64 parts of 64 tokens, which nobody needs at that length. The number of GPUs does not decide, the tokens in each part do.`,
  };
}

function memoryFinding(scaling: Scaling): ComputedFinding {
  const { shape } = scaling;
  const at = (mixer: "attention" | "mamba1" | "ssd", context: number) =>
    sequenceBytes(mixer, shape, decoding(scaling, context));
  return {
    claim: "waw-ssm-no-kv",
    holds: at("ssd", 4096) === at("ssd", 1_048_576) ? "yes" : "no",
    sentence: `A sequence keeps ${gigabytes(at("mamba1", 4096))} with Mamba-1 and ${gigabytes(at("ssd", 4096))} with Mamba-2 at any length; with attention and 8 key–value heads ${gigabytes(at("attention", 4096))} at 4K and ${gigabytes(at("attention", 1_048_576))} at 1M tokens. A state is read and written for each token, a cache only read.`,
  };
}
