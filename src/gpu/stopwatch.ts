import type { LabDevice } from "./device.js";
import { offsetsOf, type Piece, submit, timestampClock } from "./dispatch.js";
import { stopIfCancelled } from "./failures.js";
import { groupCount, splitGrid } from "./grid.js";
import { type PreparedPlan, scoped } from "./prepared.js";
import { LONGEST_DISPATCH_MS, type TrialOptions, tryPasses } from "./trial.js";

/** How a run is told its time: by the device's own clock, or by the processor's around batches of submissions. */
export type TimingMethod = "timestamp-query" | "wall-clock";

/** Runs a prepared plan as often as asked and tells how long it took. */
export interface Stopwatch {
  readonly method: TimingMethod;
  /** What one run took in the trial. */
  readonly trialMs: number;
  /** Milliseconds of `repeats` runs, without the gaps between submissions where the device has a clock. */
  time(repeats: number, signal?: AbortSignal): Promise<number>;
  destroy(): void;
}

/**
 * Runs the plan once in growing pieces, timing each, and cuts every pass into dispatches that are expected to stay
 * below {@link LONGEST_DISPATCH_MS}.
 *
 * @throws GpuFailure `too-long` where untried code takes longer than any code may
 */
export async function startStopwatch(
  lab: LabDevice,
  prepared: PreparedPlan,
  options: TrialOptions = {},
): Promise<Stopwatch> {
  const { device } = lab;
  const { mostGroups = Number.POSITIVE_INFINITY } = options;
  const pieces: Omit<Piece, "slot">[] = [];
  let trialMs = 0;
  const perGroup = await tryPasses(lab, prepared, options);
  for (const [index, pass] of prepared.passes.entries()) {
    const perGroupMs = perGroup[index] ?? 0;
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
