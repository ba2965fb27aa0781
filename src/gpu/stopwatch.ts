import type { LabDevice } from "./device.js";
import { stopIfCancelled } from "./failures.js";
import { type Box, groupCount, splitGrid, takeBox } from "./grid.js";
import { type PreparedPass, type PreparedPlan, scoped } from "./prepared.js";
import { BUFFERS_GROUP, SPLIT_GROUP } from "./wgsl.js";

/** A piece of work that is expected to stay well below a second, so that no machine hangs and a cancel is heard. */
export const LONGEST_DISPATCH_MS = 500;

/** How a run is told its time: by the device's own clock, or by the processor's around batches of submissions. */
export type TimingMethod = "timestamp-query" | "wall-clock";

interface Piece {
  readonly pass: PreparedPass;
  readonly box: Box;
  readonly expectedMs: number;
  /** Its place in the buffer of offsets. */
  readonly slot: number;
}

/** Runs a prepared plan as often as asked and tells how long it took. */
export interface Stopwatch {
  readonly method: TimingMethod;
  /** What one run took in the trial. */
  readonly trialMs: number;
  /** Milliseconds of `repeats` runs, without the gaps between submissions where the device has a clock. */
  time(repeats: number, signal?: AbortSignal): Promise<number>;
  destroy(): void;
}

const OFFSET_STRIDE_BYTES = 256;
/** Where the trial begins: small enough for any kernel on any machine. */
const FIRST_TRIAL_GROUPS = 64;
/** Growth from one trial dispatch to the next. */
const TRIAL_GROWTH = 4;
/**
 * How many times longer the next trial dispatch may take. Where work grows along the grid, as under a causal mask, four
 * times as many workgroups further on take up to 24 times as long.
 */
const MOST_GROWTH = 24;
/** A dispatch of this length tells what its workgroups take; a shorter one, what a submission takes. */
const TELLING_MS = 20;

/**
 * Runs the plan once in growing pieces, timing each, and cuts every pass into dispatches that are expected to stay
 * below {@link LONGEST_DISPATCH_MS}.
 *
 * @param mostGroups a limit on the workgroups of a dispatch, to force splitting; for tests
 */
export async function startStopwatch(
  lab: LabDevice,
  prepared: PreparedPlan,
  signal?: AbortSignal,
  mostGroups = Number.POSITIVE_INFINITY,
): Promise<Stopwatch> {
  const { device } = lab;
  const pieces: Omit<Piece, "slot">[] = [];
  let trialMs = 0;
  for (const pass of prepared.passes) {
    const perGroupMs = await trial(lab, prepared, pass, mostGroups, signal);
    const total = groupCount(pass.pass.groups);
    trialMs += perGroupMs * total;
    const most = Math.min(mostGroups, Math.max(1, LONGEST_DISPATCH_MS / perGroupMs));
    for (const box of splitGrid(pass.pass.groups, most))
      pieces.push({ pass, box, expectedMs: perGroupMs * groupCount(box.groups) });
  }
  const slotted = pieces.map((piece, slot) => ({ ...piece, slot }));
  const offsets = offsetsOf(
    device,
    prepared,
    slotted.map(({ box }) => box),
  );
  const clock = lab.hasTimestamps ? timestampClock(device) : null;
  return {
    method: clock ? "timestamp-query" : "wall-clock",
    trialMs,
    async time(repeats, rein) {
      let ms = 0;
      for (const batch of batches(slotted, repeats)) {
        stopIfCancelled(rein);
        ms += await scoped(lab, "running", () => submit(device, batch, offsets.group, clock));
      }
      return ms;
    },
    destroy() {
      offsets.buffer.destroy();
      clock?.destroy();
    },
  };
}

/**
 * Milliseconds of a workgroup by the trial dispatches of its pass. The least of all is nearest the truth where a
 * dispatch is so short that submitting it takes longer; among longer ones it is the most, as some workgroups have more
 * to do than others.
 */
export function msPerGroup(trials: readonly { readonly groups: number; readonly ms: number }[]): number {
  const rates = trials.map(({ groups, ms }) => ms / groups);
  const telling = trials.filter(({ ms }) => ms >= TELLING_MS).map(({ groups, ms }) => ms / groups);
  return Math.max(Math.min(...rates), ...telling);
}

/** Workgroups of the next trial dispatch, after one that took so long. */
export function nextTrialGroups(most: number, elapsedMs: number): number {
  if (elapsedMs * MOST_GROWTH < LONGEST_DISPATCH_MS) return most * TRIAL_GROWTH;
  return elapsedMs < LONGEST_DISPATCH_MS / 2 ? most : Math.max(1, Math.floor(most / TRIAL_GROWTH));
}

/** Runs a pass once, in pieces that grow while they stay quick; gives the milliseconds that a workgroup takes. */
async function trial(
  lab: LabDevice,
  prepared: PreparedPlan,
  pass: PreparedPass,
  mostGroups: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  const left: Box[] = [{ offset: [0, 0, 0], groups: pass.pass.groups }];
  const trials: { readonly groups: number; readonly ms: number }[] = [];
  let most = FIRST_TRIAL_GROUPS;
  for (;;) {
    stopIfCancelled(signal);
    const box = takeBox(left, Math.min(most, mostGroups));
    if (!box) return msPerGroup(trials);
    const offsets = offsetsOf(lab.device, prepared, [box]);
    const piece = { pass, box, slot: 0, expectedMs: 0 };
    const startMs = performance.now();
    await scoped(lab, pass.pass.label, () => submit(lab.device, [piece], offsets.group, null));
    const elapsedMs = performance.now() - startMs;
    offsets.buffer.destroy();
    trials.push({ groups: groupCount(box.groups), ms: elapsedMs });
    most = nextTrialGroups(most, elapsedMs);
  }
}

function offsetsOf(device: GPUDevice, prepared: PreparedPlan, boxes: readonly Box[]) {
  const data = new Uint32Array((boxes.length * OFFSET_STRIDE_BYTES) / 4);
  for (const [slot, { offset }] of boxes.entries()) data.set(offset, (slot * OFFSET_STRIDE_BYTES) / 4);
  const buffer = device.createBuffer({
    label: "split offsets",
    size: data.byteLength,
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(buffer, 0, data);
  const group = device.createBindGroup({
    layout: prepared.splitLayout,
    entries: [{ binding: 0, resource: { buffer, size: 16 } }],
  });
  return { buffer, group };
}

/** Groups the pieces of all runs into submissions that are expected to stay below the longest dispatch. */
function* batches(pieces: readonly Piece[], repeats: number): Generator<readonly Piece[]> {
  let batch: Piece[] = [];
  let expectedMs = 0;
  for (let run = 0; run < repeats; run++) {
    for (const piece of pieces) {
      if (batch.length > 0 && expectedMs + piece.expectedMs > LONGEST_DISPATCH_MS) {
        yield batch;
        batch = [];
        expectedMs = 0;
      }
      batch.push(piece);
      expectedMs += piece.expectedMs;
    }
  }
  if (batch.length > 0) yield batch;
}

interface Clock {
  readonly writes: GPUComputePassTimestampWrites;
  resolve(encoder: GPUCommandEncoder): void;
  readMs(): Promise<number>;
  destroy(): void;
}

function timestampClock(device: GPUDevice): Clock {
  const querySet = device.createQuerySet({ type: "timestamp", count: 2 });
  const resolved = device.createBuffer({ size: 16, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
  const staging = device.createBuffer({ size: 16, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  return {
    writes: { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
    resolve(encoder) {
      encoder.resolveQuerySet(querySet, 0, 2, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, staging, 0, 16);
    },
    async readMs() {
      await staging.mapAsync(GPUMapMode.READ);
      const [begin = 0n, end = 0n] = new BigUint64Array(staging.getMappedRange());
      staging.unmap();
      return Number(end - begin) / 1e6;
    },
    destroy() {
      querySet.destroy();
      resolved.destroy();
      staging.destroy();
    },
  };
}

async function submit(
  device: GPUDevice,
  pieces: readonly Piece[],
  offsets: GPUBindGroup,
  clock: Clock | null,
): Promise<number> {
  const encoder = device.createCommandEncoder();
  const compute = encoder.beginComputePass(clock ? { timestampWrites: clock.writes } : {});
  let current: PreparedPass | null = null;
  for (const { pass, box, slot } of pieces) {
    if (pass !== current) {
      compute.setPipeline(pass.pipeline);
      compute.setBindGroup(BUFFERS_GROUP, pass.bindGroup);
      current = pass;
    }
    compute.setBindGroup(SPLIT_GROUP, offsets, [slot * OFFSET_STRIDE_BYTES]);
    compute.dispatchWorkgroups(...box.groups);
  }
  compute.end();
  clock?.resolve(encoder);
  const startMs = performance.now();
  device.queue.submit([encoder.finish()]);
  if (clock) return clock.readMs();
  await device.queue.onSubmittedWorkDone();
  return performance.now() - startMs;
}
