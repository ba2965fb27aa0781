import type { Conditions } from "../../analysis/moe-serving.js";
import type { RangedInput } from "../../analysis/tornado.js";

/** The inputs of the roofline that are known as ranges. */
export type ServingInput =
  | "memoryEfficiency"
  | "computeEfficiency"
  | "mixtureEfficiency"
  | "skew"
  | "linkGbs"
  | "linkMicroseconds";

/** The row whose measured rate of one GPU's messages within a machine is the usual one. */
export const LINK_ROW = "kernel_benchmarks:deepep_v1_intranode_dispatch";

/** Rows at the ends of the ranges: bandwidth reached, messages between machines, a mixture's loss of utilization. */
export const RANGE_ROWS = [
  "kernel_benchmarks:azure_gb200_hbm",
  "kernel_benchmarks:deepep_v1_internode_dispatch",
  "moe_measurements:maxtext_mfu_v5p",
] as const;

/**
 * Ranges of the inputs. Memory: up to the 92 % of the bandwidth that the benchmark of a GB200 reached. Arithmetic: what
 * serving engines reach of the peak, from general knowledge. A mixture's kernels: from the utilization that training
 * Mixtral lost against a dense model, 1 / 1.24, to none lost. Skew: from all experts alike to Zipf's law proper. Links:
 * from messages between machines to the 450 GB/s each way that NVLink of the H100 is sold with. An exchange: from 5 to
 * 40 microseconds, from general knowledge.
 */
export function servingInputs(linkGbs: number): readonly RangedInput<ServingInput>[] {
  return [
    { id: "memoryEfficiency", low: 0.6, value: 0.8, high: 0.92 },
    { id: "computeEfficiency", low: 0.4, value: 0.6, high: 0.8 },
    { id: "mixtureEfficiency", low: 0.81, value: 1, high: 1 },
    { id: "skew", low: 0, value: 0, high: 1 },
    { id: "linkGbs", low: Math.min(50, linkGbs), value: linkGbs, high: Math.max(450, linkGbs) },
    { id: "linkMicroseconds", low: 5, value: 10, high: 40 },
  ];
}

/** The conditions of a roofline at given inputs and bytes of a weight and a cached value. */
export function conditionsAt(
  at: (id: ServingInput) => number,
  bytesPerWeight: number,
  bytesPerCachedValue: number,
): Conditions {
  return {
    bytesPerWeight,
    bytesPerCachedValue,
    bytesPerSentValue: 2,
    memoryEfficiency: at("memoryEfficiency"),
    computeEfficiency: at("computeEfficiency"),
    mixtureEfficiency: at("mixtureEfficiency"),
    skew: at("skew"),
  };
}
