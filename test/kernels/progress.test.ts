import { describe, expect, test } from "vitest";
import { samplingLeftMs, samplingMs } from "../../src/gpu/sampling.ts";
import { type Stage, sparingly } from "../../src/gpu/stage.ts";
import { createDurations } from "../../src/kernels/durations.ts";
import { type Progress, progressText, shareDone, startProgress, timeLeft } from "../../src/kernels/progress.ts";
import { progressTracker } from "../../src/kernels/progress-tracker.ts";

const LIMITS = { budgetMs: 1000, sampleMs: 10 };

function at(change: Partial<Progress>): Progress {
  return { ...startProgress([2000], 0), current: "GEMM", ...change };
}

describe("time left", () => {
  test("a single job counts down from what was expected of it, and then says that it takes longer", () => {
    expect(timeLeft(at({}), 500)).toEqual({ kind: "about", ms: 1500 });
    expect(timeLeft(at({}), 2500)).toEqual({ kind: "late", currentMs: 2500 });
    expect(progressText(at({}), 12_500)).toBe("GEMM: preparing · longer than expected: 13 s so far");
  });

  test("jobs to come take what those done took", () => {
    // Two of ten done in 20 s, so eight of 10 s each are left.
    const progress = at({ done: 2, expectedMs: Array(10).fill(2000), currentStartedAtMs: 20_000 });
    expect(timeLeft(progress, 20_000)).toEqual({ kind: "about", ms: 80_000 });
    expect(progressText(progress, 20_000)).toBe("3 of 10, GEMM: preparing · about 80 s left");
  });

  test("unlike jobs are weighed by what was expected of them", () => {
    // The first took twice its second; of the second, three times as long, six seconds are left.
    const progress = at({ done: 1, expectedMs: [1000, 3000], currentStartedAtMs: 2000 });
    expect(timeLeft(progress, 2000)).toEqual({ kind: "about", ms: 6000 });
  });

  test("while samples are taken, no more is left than the budget allows, and it runs down between two reports", () => {
    const stage: Stage = { kind: "timing", rounds: 9, leftMs: 700 };
    expect(timeLeft(at({ stage, stageAtMs: 1000 }), 1000)).toEqual({ kind: "about", ms: 700 });
    expect(timeLeft(at({ stage, stageAtMs: 1000 }), 1200)).toEqual({ kind: "about", ms: 500 });
    expect(timeLeft(at({ stage, stageAtMs: 1000 }), 99_000)).toEqual({ kind: "about", ms: 0 });
    expect(progressText(at({ stage, stageAtMs: 1000 }), 1200)).toBe(
      "GEMM: timing, 9 rounds so far · a few seconds left",
    );
  });

  test("tries of tunings come on top of the run for which they choose", () => {
    // Two of five took 3 s each: three more, and then the run.
    const stage: Stage = { kind: "choosing", place: 3, total: 5 };
    expect(timeLeft(at({ stage, stageAtMs: 6000 }), 6000)).toEqual({ kind: "about", ms: 11_000 });
  });

  test.each([0, 1, 5000, 1e7])("is never negative, and the share done stays within 0 and 1, %d ms on", (nowMs) => {
    for (const done of [0, 1, 2]) {
      const progress = at({ done, expectedMs: [0, 1000] });
      const left = timeLeft(progress, nowMs);
      expect(left.kind === "about" ? left.ms : left.currentMs).toBeGreaterThanOrEqual(0);
      expect(shareDone(progress, nowMs)).toBeGreaterThanOrEqual(0);
      expect(shareDone(progress, nowMs)).toBeLessThanOrEqual(1);
    }
  });
});

test("sampling may take its budget, at least six rounds and at most two hundred", () => {
  expect(samplingLeftMs(0, 0, 1, LIMITS)).toBe(1000);
  // Rounds of 10 ms: the budget ends it; a pair has two.
  expect(samplingLeftMs(30, 300, 1, LIMITS)).toBe(700);
  expect(samplingLeftMs(30, 300, 2, LIMITS)).toBe(1700);
  // Rounds of 1 s: four more are needed for an interval, whatever the budget says.
  expect(samplingLeftMs(2, 2000, 1, LIMITS)).toBe(4000);
  // Rounds of 1 ms: 200 are enough.
  expect(samplingLeftMs(150, 150, 1, LIMITS)).toBe(50);
  expect(samplingLeftMs(8, 9000, 1, LIMITS)).toBe(0);
});

test("before its first round, sampling is expected to take what one run tells", () => {
  // Warming up twice, six samples, and one more run for the last check.
  expect(samplingMs(500, 1, LIMITS)).toBe(4500);
  // A run of nothing is sampled until the budget of each side is spent.
  expect(samplingMs(0, 2, LIMITS)).toBe(2000);
});

test("what a job takes is expected of its kind, until it has run itself", () => {
  const durations = createDurations();
  // The budget of quick samples is 120 ms, and a second is guessed for all else.
  expect(durations.expectedMs("a", "quick", 1)).toBe(1120);
  expect(durations.expectedMs("a", "quick", 2)).toBe(2240);
  durations.remember("a", "quick", 1, 400);
  durations.remember("b", "quick", 1, 800);
  expect(durations.expectedMs("a", "quick", 1)).toBe(400);
  expect(durations.expectedMs("c", "quick", 1)).toBe(600);
  expect(durations.expectedMs("a", "standard", 1)).toBe(2500);
  durations.forget();
  expect(durations.expectedMs("a", "quick", 1)).toBe(1120);
});

test("a run is followed job by job", () => {
  let nowMs = 1000;
  const tracker = progressTracker(() => nowMs);
  expect(tracker.current()).toBeNull();
  tracker.start([500, 500]);
  tracker.begin("first");
  nowMs = 1600;
  tracker.stage({ kind: "checking", leftMs: null });
  nowMs = 1700;
  expect(tracker.end()).toBe(700);
  tracker.begin("second");
  expect(tracker.current()).toMatchObject({ done: 1, current: "second", stage: { kind: "preparing" } });
  tracker.stop();
  expect(tracker.end()).toBe(0);
});

test("of many rounds few are told, and every other stage is", () => {
  let nowMs = 0;
  const told: Stage[] = [];
  const tell = sparingly(
    (stage) => told.push(stage),
    () => nowMs,
  );
  tell({ kind: "timing", rounds: 0, leftMs: 9 });
  for (let rounds = 1; rounds <= 100; rounds++) {
    nowMs += 10;
    tell({ kind: "timing", rounds, leftMs: 9 });
  }
  tell({ kind: "checking", leftMs: null });
  expect(told).toHaveLength(1 + 5 + 1);
});
