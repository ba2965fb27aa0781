/** Where a kernel or a pair stands on the way to its result. */
export type Stage =
  /** Inputs are made, code is compiled, buffers are filled. */
  | { readonly kind: "preparing" }
  /** One of several tunings or variants is tried, to run the fastest of them. */
  | { readonly kind: "choosing"; readonly place: number; readonly total: number }
  /** The outputs are compared with the reference. */
  | { readonly kind: "checking" }
  /** Samples were taken in so many rounds, and more are taken for at most so long. */
  | { readonly kind: "timing"; readonly rounds: number; readonly leftMs: number };

/** Rounds may be far shorter than a reader can follow. */
const LEAST_GAP_MS = 200;

/** Passes stages on, but of the rounds of timing no more than a reader can follow. */
export function sparingly(tell: (stage: Stage) => void, now = () => performance.now()): (stage: Stage) => void {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return (stage) => {
    const atMs = now();
    if (stage.kind === "timing" && stage.rounds > 0 && atMs - toldAtMs < LEAST_GAP_MS) return;
    toldAtMs = atMs;
    tell(stage);
  };
}
