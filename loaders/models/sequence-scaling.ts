import { crossoverLength } from "../../src/analysis/sequence-scaling/crossover.ts";
import { type Kernels, kernelGain, type Machine, sequenceBytes } from "../../src/analysis/sequence-scaling/roofline.ts";
import { MIXERS, shapeOf } from "../../src/analysis/sequence-scaling/shape.ts";
import { type Links, type Passing, trainingTax } from "../../src/analysis/sequence-scaling/training.ts";
import { rangeOverCorners, tornado } from "../../src/analysis/tornado.ts";
import {
  CLAIMED_RUNS,
  CLAIMED_STEP,
  kernelsAt,
  LINK_ROWS,
  type LinkRates,
  machineAt,
  type ScalingInput,
  type ScanGpu,
  scalingInputs,
  scanGpus,
} from "../../src/friction/ssm/scaling/machine.ts";
import { datasheetRow } from "../../src/memory/gpu-rows.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

/** The accelerator of the claims. */
const GPU = "H100 SXM";

const RECURRENT = ["mamba1", "ssd"] as const;

const CONTEXTS = [4096, 131_072, 1_048_576] as const;

/** How a sequence is dealt out: to one team, or to all GPUs with states handed on by a prefix scan or one by one. */
const DEALINGS = [
  { name: "team", isShared: false, passing: "serial" },
  { name: "prefix", isShared: true, passing: "prefix" },
  { name: "serial", isShared: true, passing: "serial" },
] as const satisfies readonly { readonly name: string; readonly isShared: boolean; readonly passing: Passing }[];

/** Training and memory of recurrent models beside attention: a scenario for each of the claims' runs, and one for the kernels. */
export const sequenceScaling: Model = {
  name: "sequence-scaling",
  results: (tables) => {
    const sheets = modelRows(tables, "kernel_benchmarks", datasheetRow);
    const rate = (key: string) => sheets.find(({ id }) => `kernel_benchmarks:${id}` === key)?.value;
    const [within, between] = [rate(LINK_ROWS.within), rate(LINK_ROWS.between)];
    const gpu = scanGpus(sheets).find(({ name }) => name === GPU);
    if (gpu === undefined || within === undefined || between === undefined) return memoryResults();
    return [...taxResults(gpu, { within, between }), ...crossovers(gpu, { within, between }), ...memoryResults()];
  },
};

/** A result over the ranges of the inputs. */
function ranged(gpu: ScanGpu, links: LinkRates, compute: (machine: Machine & Links, kernels: Kernels) => number) {
  const inputs = scalingInputs(links);
  const model = (at: (id: ScalingInput) => number) => compute(machineAt(gpu, at), kernelsAt(at));
  return { value: tornado(inputs, model).value, ...rangeOverCorners(inputs, model) };
}

const sheetKeys = ({ bandwidthGbs, tflops, vectorTflops }: ScanGpu) => [bandwidthGbs.key, tflops.key, vectorTflops.key];

function taxResults(gpu: ScanGpu, links: LinkRates): readonly ModelResult[] {
  return CLAIMED_RUNS.flatMap(({ name, parameters, gpus, tensor }) =>
    DEALINGS.flatMap(({ name: dealing, isShared, passing }) =>
      RECURRENT.map((mixer) => {
        const context = isShared ? gpus / tensor : 1;
        return {
          scenario: name,
          quantity: `tax.${mixer}.${dealing}`,
          unit: "1",
          assumptions: `times the training time of attention at equal parameters; ${gpus} × ${GPU} of which ${tensor} share each layer and ${context} the tokens of a sequence; ${CLAIMED_STEP.length} tokens a sequence, ${CLAIMED_STEP.tokensPerStep} a step`,
          inputs: [...sheetKeys(gpu), LINK_ROWS.within, LINK_ROWS.between],
          ...ranged(gpu, links, (machine, kernels) =>
            trainingTax(mixer, shapeOf(parameters), machine, kernels, { gpus, tensor, context, passing }, CLAIMED_STEP),
          ),
        };
      }),
    ),
  );
}

function crossovers(gpu: ScanGpu, links: LinkRates): readonly ModelResult[] {
  const shape = shapeOf(7e9);
  return (["linear", "mamba1", "ssd"] as const).flatMap((mixer) => {
    const at = ranged(
      gpu,
      links,
      (machine, kernels) => crossoverLength((tokens) => kernelGain(mixer, shape, machine, kernels, tokens)) ?? Infinity,
    );
    if (!Number.isFinite(at.high)) return [];
    return [
      {
        scenario: "kernels.7b",
        quantity: `crossover.${mixer}`,
        unit: "tokens",
        assumptions: `the length from which on its kernels are faster than exact attention on one ${GPU}, forward`,
        inputs: sheetKeys(gpu),
        ...at,
      },
    ];
  });
}

/** What one sequence keeps between two steps, which follows from the shape alone. */
function memoryResults(): readonly ModelResult[] {
  const shape = shapeOf(7e9);
  return MIXERS.flatMap((mixer) =>
    CONTEXTS.map((context) => ({
      scenario: "sequence.7b",
      quantity: `memory.${mixer}.context-${context}`,
      unit: "GB",
      assumptions: "cache at 16 bits, 8 key-value heads of 128; state at 32 bits; window of 4096 tokens",
      inputs: [],
      value: sequenceBytes(mixer, shape, { context, bytesPerCachedValue: 2, bytesPerStateValue: 4 }) / 1e9,
      low: null,
      high: null,
    })),
  );
}
