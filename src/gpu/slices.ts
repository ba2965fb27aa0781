import { stopIfCancelled } from "./failures.js";

/** Work of the processor goes on for so long before messages, such as a cancel, get their turn. */
const SLICE_MS = 50;

/** Cuts long loops into slices, so that a cancel is heard between two of them. */
export interface Slices {
  isOver(): boolean;
  /** Lets others have their turn. @throws GpuFailure `cancelled` */
  next(): Promise<void>;
}

export function startSlices(signal: AbortSignal | undefined): Slices {
  let startedMs = performance.now();
  return {
    isOver: () => performance.now() - startedMs > SLICE_MS,
    async next() {
      // Messages are tasks of their own, and a promise alone would not let one in.
      await new Promise((resolve) => setTimeout(resolve));
      stopIfCancelled(signal);
      startedMs = performance.now();
    },
  };
}
