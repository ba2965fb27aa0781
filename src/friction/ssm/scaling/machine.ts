import type { Kernels, Machine } from "../../../analysis/sequence-scaling/roofline.js";
import type { Links } from "../../../analysis/sequence-scaling/training.js";
import type { RangedInput } from "../../../analysis/tornado.js";
import { type DatasheetRow, type Figure, gpusOf } from "../../../memory/gpu-rows.js";

/** A GPU whose vector peak is on record too: recurrences by scan run on vector units. */
export interface ScanGpu {
  readonly name: string;
  readonly bandwidthGbs: Figure;
  /** Peak of matrix products at 16 bits and of vector units at 32 bits, in teraFLOP/s. */
  readonly tflops: Figure;
  readonly vectorTflops: Figure;
}

/** The GPUs for which a scan can be computed, in the order of `gpusOf`. */
export function scanGpus(rows: readonly DatasheetRow[]): readonly ScanGpu[] {
  return gpusOf(rows).flatMap(({ name, bandwidthGbs, tflops }) => {
    const sheet = rows.find(
      ({ primitive, gpu, metric, dtype }) =>
        primitive === "datasheet" && gpu === name && metric === "tflops" && dtype === "fp32",
    );
    if (bandwidthGbs === null || tflops === null || sheet === undefined) return [];
    return [{ name, bandwidthGbs, tflops, vectorTflops: { value: sheet.value, key: `kernel_benchmarks:${sheet.id}` } }];
  });
}

/** The inputs that are known as ranges. */
export type ScalingInput =
  | "projectionShare"
  | "attentionShare"
  | "chunkShare"
  | "vectorShare"
  | "memoryShare"
  | "exponential"
  | "stateBytes"
  | "withinGbs"
  | "betweenGbs"
  | "microseconds";

/** The rows whose measured rates of messages within and between machines are the usual ones. */
export const LINK_ROWS = {
  within: "kernel_benchmarks:deepep_v1_intranode_dispatch",
  between: "kernel_benchmarks:deepep_v1_internode_dispatch",
} as const;

/** Gigabytes a second that one GPU sends to others of its machine, and of other machines. */
export interface LinkRates {
  readonly within: number;
  readonly between: number;
}

/**
 * Ranges of the inputs. Shares of the peaks: of projections from poor to the best training runs, of attention from
 * FlashAttention-2 on an H100 to FlashAttention-3, of memory up to what a benchmark of a GB200 reached; of products in
 * chunks and of vector units from general knowledge. An exponential: 16 on an H100's special units, 4 where it is
 * partly computed. State: from written once at 16 bits and read once to written, handed on and read at 32. Links: from
 * half of to twice what was measured, or NVLink's 450 GB/s. An exchange: 5 to 40 microseconds, from general knowledge.
 */
export function scalingInputs({ within, between }: LinkRates): readonly RangedInput<ScalingInput>[] {
  return [
    { id: "projectionShare", low: 0.4, value: 0.6, high: 0.75 },
    { id: "attentionShare", low: 0.35, value: 0.6, high: 0.75 },
    { id: "chunkShare", low: 0.15, value: 0.4, high: 0.6 },
    { id: "vectorShare", low: 0.2, value: 0.4, high: 0.7 },
    { id: "memoryShare", low: 0.6, value: 0.8, high: 0.92 },
    { id: "exponential", low: 4, value: 16, high: 16 },
    { id: "stateBytes", low: 4, value: 8, high: 16 },
    { id: "withinGbs", low: within / 2, value: within, high: Math.max(450, within) },
    { id: "betweenGbs", low: between / 2, value: between, high: 2 * between },
    { id: "microseconds", low: 5, value: 10, high: 40 },
  ];
}

/** The machine at given inputs. */
export function machineAt(
  { bandwidthGbs, tflops, vectorTflops }: ScanGpu,
  at: (id: ScalingInput) => number,
): Machine & Links {
  return {
    peakFlops: tflops.value * 1e12,
    vectorFlops: vectorTflops.value * 1e12,
    memoryBandwidth: bandwidthGbs.value * 1e9,
    within: at("withinGbs") * 1e9,
    between: at("betweenGbs") * 1e9,
    latency: at("microseconds") * 1e-6,
  };
}

/** What kernels reach at given inputs. */
export function kernelsAt(at: (id: ScalingInput) => number): Kernels {
  return {
    projectionShare: at("projectionShare"),
    attentionShare: at("attentionShare"),
    chunkShare: at("chunkShare"),
    vectorShare: at("vectorShare"),
    memoryShare: at("memoryShare"),
    exponential: at("exponential"),
    stateBytes: at("stateBytes"),
  };
}

/** The two runs of the claims: a model of a size on a number of GPUs, every layer shared by `tensor` of them. */
export const CLAIMED_RUNS = [
  { name: "7b.8-gpus", parameters: 7e9, gpus: 8, tensor: 1 },
  { name: "65b.512-gpus", parameters: 65e9, gpus: 512, tensor: 8 },
] as const;

/** Tokens of a sequence and of a step of the claims' runs: those of models of their time (Touvron et al. 2023). */
export const CLAIMED_STEP = { length: 4096, tokensPerStep: 2 ** 22 } as const;
