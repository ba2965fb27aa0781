import type { Stage } from "../gpu/stage.js";

/** How far a run of jobs is: kernels, or pairs of them. */
export interface Progress {
  readonly done: number;
  /** What each job is expected to take, in milliseconds, before anything is known of this run. */
  readonly expectedMs: readonly number[];
  readonly startedAtMs: number;
  /** What runs now, in words. */
  readonly current: string;
  readonly currentStartedAtMs: number;
  readonly stage: Stage;
  readonly stageAtMs: number;
}

export function startProgress(expectedMs: readonly number[], nowMs: number): Progress {
  const stage = { kind: "preparing", leftMs: null } as const;
  return {
    done: 0,
    expectedMs,
    startedAtMs: nowMs,
    current: "",
    currentStartedAtMs: nowMs,
    stage,
    stageAtMs: nowMs,
  };
}

/** `late`: the job that runs has taken longer than was expected, so that no more is known than that. */
export type TimeLeft =
  | { readonly kind: "about"; readonly ms: number }
  | { readonly kind: "late"; readonly currentMs: number };

/**
 * Time left in milliseconds. Jobs to come take what was expected of them, times what those done took over what was
 * expected of those. Of the job that runs, its stage says more once its code has run for the first time.
 */
export function timeLeft(progress: Progress, nowMs: number): TimeLeft {
  const { done, expectedMs } = progress;
  const pace = paceOf(progress);
  const rest = pace * sum(expectedMs.slice(done + 1));
  const own = currentLeftMs(progress, pace * (expectedMs[done] ?? 0), nowMs);
  if (done < expectedMs.length && own === null) return { kind: "late", currentMs: nowMs - progress.currentStartedAtMs };
  return { kind: "about", ms: rest + (own ?? 0) };
}

/** What the jobs done took over what was expected of them. */
function paceOf({ done, expectedMs, startedAtMs, currentStartedAtMs }: Progress): number {
  const expected = sum(expectedMs.slice(0, done));
  return expected === 0 ? 1 : (currentStartedAtMs - startedAtMs) / expected;
}

/** What is left of the job that runs; null where it has taken longer than expected. */
function currentLeftMs(
  { stage, stageAtMs, currentStartedAtMs }: Progress,
  expectedMs: number,
  nowMs: number,
): number | null {
  const spentMs = nowMs - currentStartedAtMs;
  const left = expectedMs - spentMs;
  const known = stage.kind === "choosing" ? null : stage.leftMs;
  if (known !== null) {
    const most = known - (nowMs - stageAtMs);
    if (stage.kind === "timing") return Math.max(0, left > 0 ? Math.min(left, most) : most);
    return most > 0 ? most : null;
  }
  // The tries come on top of the run for which they choose.
  if (stage.kind === "choosing" && stage.place > 1)
    return (spentMs / (stage.place - 1)) * (stage.total - stage.place + 1) + expectedMs;
  return left > 0 ? left : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Share of a run that is done, from 0 to 1; a job that runs counts in part, and never as done. */
export function shareDone(progress: Progress, nowMs: number): number {
  const { done, expectedMs, currentStartedAtMs } = progress;
  const total = expectedMs.length;
  if (done >= total) return 1;
  const spent = nowMs - currentStartedAtMs;
  const left = currentLeftMs(progress, paceOf(progress) * (expectedMs[done] ?? 0), nowMs) ?? 0;
  return (done + Math.min(0.95, spent / Math.max(1, spent + left))) / total;
}

/** `about 40 s left`, in steps that do not flicker. */
export function timeLeftText(progress: Progress, nowMs: number): string {
  const left = timeLeft(progress, nowMs);
  if (left.kind === "late") return `longer than expected: ${durationText(left.currentMs)} so far`;
  if (left.ms < 5000) return "a few seconds left";
  const steps = left.ms < 90_000 ? Math.ceil(left.ms / 5000) * 5000 : left.ms;
  return `about ${durationText(steps)} left`;
}

/** `40 s`, `2 minutes`. */
export function durationText(ms: number): string {
  if (ms < 1000) return "under 1 s";
  return ms < 90_000 ? `${Math.round(ms / 1000)} s` : `${Math.ceil(ms / 60_000)} minutes`;
}

/** What is done for the job that runs, in words. */
export function stageText(stage: Stage): string {
  if (stage.kind === "choosing") return `finding the fastest way, ${stage.place} of ${stage.total}`;
  if (stage.kind === "timing")
    return stage.rounds === 0
      ? "warming up"
      : `timing, ${stage.rounds} ${stage.rounds === 1 ? "round" : "rounds"} so far`;
  if (stage.kind === "trying") return "first run";
  return stage.kind === "checking" ? "checking the result" : "preparing";
}

/** `2 of 5, GEMM: checking the result · about 40 s left`. */
export function progressText(progress: Progress, nowMs: number): string {
  const { done, expectedMs, current, stage } = progress;
  const total = expectedMs.length;
  const place = total > 1 ? `${Math.min(done + 1, total)} of ${total}, ` : "";
  const what = current === "" ? "starting" : `${current}: ${stageText(stage)}`;
  return `${place}${what} · ${timeLeftText(progress, nowMs)}`;
}
