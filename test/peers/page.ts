// Runs in a browser: times every contender on one task, in turn.

import { inputRandom, uniform } from "../../src/gpu/inputs.ts";
import { ratioOfMedians } from "../../src/gpu/pair.ts";
import { jax, jaxAttention } from "./jax.ts";
import { lab } from "./lab.ts";
import { onnx, onnxAttention } from "./onnx.ts";
import { type Contender, elements, inputShapes, type Prepared, type Task } from "./task.ts";
import { tfjs } from "./tfjs.ts";

export interface PeerResult {
  readonly name: string;
  /** Milliseconds of one run, by round; empty where it could not run. */
  readonly samplesMs: readonly number[];
  /** Its time over the lab's: above 1 the lab is faster. */
  readonly ratio: ReturnType<typeof ratioOfMedians>;
  /** Largest difference from the lab's result, relative to the largest value. */
  readonly difference: number | null;
  readonly problem: string | null;
}

interface Running {
  readonly name: string;
  readonly prepared: Prepared;
  readonly difference: number;
  readonly samplesMs: number[];
}

const CONTENDERS: readonly Contender[] = [lab, jax, jaxAttention, onnx, onnxAttention, tfjs];

const SAMPLE_MS = 40;

/**
 * No rounding of single precision explains more. The lab's own result, from which differences are counted, was checked
 * against its reference. ONNX Runtime's fused attention, for one, is right on its processor backend, and wrong over more
 * than a few keys on an adapter whose subgroups are four wide.
 */
const MOST_DIFFERENCE = 1e-3;

/** The results of one task, the lab's first. Contenders take turns, in an order that rotates from round to round. */
async function compare(task: Task, rounds: number): Promise<readonly PeerResult[]> {
  const random = inputRandom(7);
  const inputs = inputShapes(task).map((shape) => uniform(elements(shape), random));
  const running: Running[] = [];
  const failed: PeerResult[] = [];
  let right: Float32Array | null = null;
  for (const { name, kind, prepare } of CONTENDERS) {
    if (kind !== undefined && kind !== task.kind) continue;
    try {
      const prepared = await prepare(task, inputs);
      const values = await prepared.result();
      right ??= values;
      const difference = differenceOf(values, right);
      if (difference > MOST_DIFFERENCE) throw new Error(`its result is wrong here, by ${difference.toExponential(1)}`);
      running.push({ name, prepared, difference, samplesMs: [] });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      failed.push({ name, samplesMs: [], ratio: null, difference: null, problem });
    }
  }
  const times = await Promise.all(running.map(() => 1));
  for (const [index, { prepared }] of running.entries()) times[index] = await timesFor(prepared);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < running.length; turn++) {
      const index = (round + turn) % running.length;
      const one = running[index];
      if (!one) continue;
      const startMs = performance.now();
      await one.prepared.run(times[index] ?? 1);
      one.samplesMs.push((performance.now() - startMs) / (times[index] ?? 1));
    }
  }
  const own = running.find(({ name }) => name === lab.name)?.samplesMs ?? [];
  const results = running.map(({ name, samplesMs, difference }) => ({
    name,
    samplesMs,
    difference,
    ratio: ratioOfMedians(samplesMs, own),
    problem: null,
  }));
  return [...results, ...failed];
}

/** How often to run in a sample. */
async function timesFor(prepared: Prepared): Promise<number> {
  await prepared.run(1);
  const startMs = performance.now();
  await prepared.run(2);
  return Math.max(1, Math.ceil(SAMPLE_MS / ((performance.now() - startMs) / 2)));
}

function differenceOf(values: Float32Array, right: Float32Array): number {
  let largest = 0;
  let difference = values.length === right.length ? 0 : Number.POSITIVE_INFINITY;
  for (const [index, value] of right.entries()) {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (values[index] ?? Number.NaN)));
  }
  return difference / largest;
}

declare global {
  var comparePeers: (task: Task, rounds: number) => Promise<readonly PeerResult[]>;
}

globalThis.comparePeers = compare;
