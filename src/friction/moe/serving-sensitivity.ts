import { decodeGain } from "../../analysis/moe-serving.js";
import { type RangedInput, rangeOverCorners, tornado } from "../../analysis/tornado.js";
import { formatNumber } from "../../ui/format.js";
import { describeTornado, threeDigits, type WordedTornado } from "../../ui/tornado.js";
import { conditionsAt, type ServingInput, servingInputs } from "./serving-ranges.js";
import { machineOf } from "./serving-rows.js";
import { INPUTS, type Serving } from "./serving-settings.js";

type Input = ServingInput | "batch" | "context";

/** A value that the reader set stays; the range around it is widened where it does not hold it. */
export function rangesAround(serving: Serving): readonly RangedInput<Input>[] {
  const { machine, conditions, batch, context } = serving;
  const set: Readonly<Record<ServingInput, number>> = {
    memoryEfficiency: conditions.memoryEfficiency,
    computeEfficiency: conditions.computeEfficiency,
    mixtureEfficiency: conditions.mixtureEfficiency,
    skew: conditions.skew,
    linkGbs: machine.linkBandwidth / 1e9,
    linkMicroseconds: machine.linkLatency * 1e6,
  };
  const known = servingInputs(set.linkGbs).map(({ id, low, high }) => ({
    id,
    value: set[id],
    low: Math.min(low, set[id]),
    high: Math.max(high, set[id]),
  }));
  return [
    { id: "batch", low: Math.max(1, Math.round(batch / 2)), value: batch, high: batch * 2 },
    { id: "context", low: context / 2, value: context, high: context * 2 },
    ...known,
  ];
}

function wordsOf(id: string) {
  if (id === "batch") return { label: "Sequences at once", write: (value: number) => formatNumber(value) };
  if (id === "context")
    return { label: "Context", write: (value: number) => `${formatNumber(Math.round(value))} tokens` };
  const [, input] = Object.entries(INPUTS).find(([key]) => key === id) ?? [];
  if (input === undefined) return { label: id, write: threeDigits };
  const unit = input.unit === undefined ? "" : ` ${input.unit.replace(/^% of.*/, "%")}`;
  return { label: input.label, write: (value: number) => `${threeDigits(value / input.scale)}${unit}` };
}

/** How the gain follows from what is not known exactly; batch and context within a factor of two. */
export function servingSensitivity(serving: Serving): WordedTornado {
  const { mixture, dense, gpu, machine, conditions } = serving;
  const inputs = rangesAround(serving);
  const model = (at: (id: Input) => number) => {
    const linked = machineOf(gpu, machine.gpus, { bandwidthGbs: at("linkGbs"), latency: at("linkMicroseconds") / 1e6 });
    const then = conditionsAt(at, conditions.bytesPerWeight, conditions.bytesPerCachedValue);
    return decodeGain(mixture.model, dense.model, linked ?? machine, then, at("batch"), at("context"));
  };
  const worded = {
    tornado: tornado(inputs, model),
    result: "Times the tokens a second of the dense model",
    input: wordsOf,
  };
  const { low, high } = rangeOverCorners(inputs, model);
  return {
    ...worded,
    caption: `${describeTornado(worded, threeDigits)} All ranges together: ${threeDigits(low)} to ${threeDigits(high)}.`,
  };
}
