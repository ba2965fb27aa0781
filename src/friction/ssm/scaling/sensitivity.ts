import { trainingTax } from "../../../analysis/sequence-scaling/training.js";
import { type RangedInput, rangeOverCorners, tornado } from "../../../analysis/tornado.js";
import { formatNumber } from "../../../ui/format.js";
import { describeTornado, threeDigits, type WordedTornado } from "../../../ui/tornado.js";
import { kernelsAt, machineAt, type ScalingInput, scalingInputs } from "./machine.js";
import { INPUTS, type Scaling } from "./settings.js";

type Input = ScalingInput | "length";

/** A value that the reader set stays; the range around it is widened where it does not hold it. */
export function rangesAround({ machine, kernels, run }: Scaling): readonly RangedInput<Input>[] {
  const { exponential, stateBytes, projectionShare, attentionShare, chunkShare, vectorShare, memoryShare } = kernels;
  const set: Readonly<Record<ScalingInput, number>> = {
    exponential,
    stateBytes,
    projectionShare,
    attentionShare,
    chunkShare,
    vectorShare,
    memoryShare,
    withinGbs: machine.within / 1e9,
    betweenGbs: machine.between / 1e9,
    microseconds: machine.latency * 1e6,
  };
  const known = scalingInputs({ within: set.withinGbs, between: set.betweenGbs }).map(({ id, low, high }) => ({
    id,
    value: set[id],
    low: Math.min(low, set[id]),
    high: Math.max(high, set[id]),
  }));
  return [{ id: "length", low: run.length / 2, value: run.length, high: 2 * run.length }, ...known];
}

function wordsOf(id: string) {
  if (id === "length")
    return { label: "Tokens of a sequence", write: (value: number) => formatNumber(Math.round(value)) };
  const [, input] = Object.entries(INPUTS).find(([key]) => key === id) ?? [];
  if (input === undefined) return { label: id, write: threeDigits };
  const unit = input.unit === undefined ? "" : ` ${input.unit.replace(/^% of.*/, "%")}`;
  return { label: input.label, write: (value: number) => `${threeDigits(value / input.scale)}${unit}` };
}

/** How the tax follows from what is not known exactly; the length within a factor of two. */
export function scalingSensitivity(scaling: Scaling): WordedTornado {
  const { gpu, shape, layout, run, mixer } = scaling;
  const inputs = rangesAround(scaling);
  const model = (at: (id: Input) => number) =>
    trainingTax(mixer, shape, machineAt(gpu, at), kernelsAt(at), layout, { ...run, length: at("length") });
  const worded = { tornado: tornado(inputs, model), result: "Times the training time of attention", input: wordsOf };
  const { low, high } = rangeOverCorners(inputs, model);
  return {
    ...worded,
    caption: `${describeTornado(worded, threeDigits)} All ranges together: ${threeDigits(low)} to ${threeDigits(high)}.`,
  };
}
