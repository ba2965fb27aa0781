/** Where a kernel or a pair stands on the way to its result. */
export type Stage =
  /** Inputs are made, code is compiled, buffers are filled. */
  | { readonly kind: "preparing"; readonly leftMs: number | null }
  /** One of several tunings or variants is tried, to run the fastest of them. */
  | { readonly kind: "choosing"; readonly place: number; readonly total: number }
  /** It runs for the first time, in pieces; `isFirst` while nobody knows how long a workgroup takes. */
  | { readonly kind: "trying"; readonly isFirst: boolean; readonly leftMs: number | null }
  /** The outputs are compared with the reference. */
  | { readonly kind: "checking"; readonly leftMs: number | null }
  /** Samples were taken in so many rounds, and more are taken for at most so long. */
  | { readonly kind: "timing"; readonly rounds: number; readonly leftMs: number };

/** Says of a stage that so much more work comes after it. */
export function withMore(stage: Stage, moreMs: number): Stage {
  if (stage.kind === "timing") return { ...stage, leftMs: stage.leftMs + moreMs };
  if (stage.kind === "choosing") return stage;
  return { ...stage, leftMs: stage.leftMs === null ? null : stage.leftMs + moreMs };
}

/** Rounds may be far shorter than a reader can follow. */
const LEAST_GAP_MS = 200;

/** Passes stages on, but of the rounds of timing and the pieces of a trial no more than a reader can follow. */
export function sparingly(tell: (stage: Stage) => void, now = () => performance.now()): (stage: Stage) => void {
  let told: Stage | null = null;
  let toldAtMs = 0;
  return (stage) => {
    const atMs = now();
    if (told !== null && isMoreOf(told, stage) && atMs - toldAtMs < LEAST_GAP_MS) return;
    [told, toldAtMs] = [stage, atMs];
    tell(stage);
  };
}

/** Whether a stage goes on as the one before it did. */
function isMoreOf(before: Stage, stage: Stage): boolean {
  if (before.kind === "timing" && stage.kind === "timing") return stage.rounds > 0;
  return before.kind === "trying" && stage.kind === "trying" && before.isFirst === stage.isFirst;
}
