import type { Stage } from "../gpu/stage.js";
import { type Progress, startProgress } from "./progress.js";

/** Keeps how far the run is, one job after another. */
export interface ProgressTracker {
  /** Null while nothing runs. */
  current(): Progress | null;
  start(expectedMs: readonly number[]): void;
  /** The next job begins. */
  begin(title: string): void;
  stage(stage: Stage): void;
  /** Counts the job that ran as done; gives the milliseconds that it took. */
  end(): number;
  stop(): void;
}

export function progressTracker(nowMs: () => number): ProgressTracker {
  let progress: Progress | null = null;
  return {
    current: () => progress,
    start(expectedMs) {
      progress = startProgress(expectedMs, nowMs());
    },
    begin(title) {
      const atMs = nowMs();
      const stage = { kind: "preparing", leftMs: null } as const;
      if (progress) progress = { ...progress, current: title, currentStartedAtMs: atMs, stage, stageAtMs: atMs };
    },
    stage(stage) {
      if (progress) progress = { ...progress, stage, stageAtMs: nowMs() };
    },
    end() {
      if (!progress) return 0;
      const atMs = nowMs();
      const ms = atMs - progress.currentStartedAtMs;
      progress = { ...progress, done: progress.done + 1, currentStartedAtMs: atMs };
      return ms;
    },
    stop() {
      progress = null;
    },
  };
}
