/** How far a run is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What runs now, in words. */
  readonly current: string;
  readonly startedAtMs: number;
}

/** Time left if what is to come takes as long as what was done, in milliseconds; null before anything was done. */
export function timeLeftMs({ done, total, startedAtMs }: Progress, nowMs: number): number | null {
  return done === 0 ? null : ((nowMs - startedAtMs) / done) * (total - done);
}

/** `about 40 s left`, in steps that do not flicker. */
export function timeLeftText(progress: Progress, nowMs: number): string {
  const left = timeLeftMs(progress, nowMs);
  if (left === null) return "time left not known yet";
  const seconds = left / 1000;
  if (seconds < 5) return "a few seconds left";
  return seconds < 90 ? `about ${Math.ceil(seconds / 5) * 5} s left` : `about ${Math.ceil(seconds / 60)} minutes left`;
}
