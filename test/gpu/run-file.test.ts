import { afterEach, expect, test, vi } from "vitest";
import { parseRunFile, RUN_FORMAT, type RunFile, timingOf } from "../../src/gpu/run-file.ts";

const RUN: RunFile = {
  format: RUN_FORMAT,
  version: 1,
  recordedAt: "2026-11-21T10:00:00.000Z",
  adapter: { vendor: "acme", architecture: "one", device: "x", description: "Acme X", isSoftware: false },
  driver: "acme 1.2",
  runtime: "Dawn",
  size: "quick",
  results: [
    {
      status: "passed",
      kernelId: "gemm-naive",
      parameters: { m: 8, n: 8, k: 8 },
      tuning: {},
      sourceHash: "0123456789abcdef",
      maxError: 1e-7,
      tolerance: 1e-6,
      checkedElements: 64,
      totalElements: 64,
      timing: "timestamp-query",
      repeats: 4,
      samplesMs: [3, 1, 2, 4, 6, 5, 7],
      usefulFlops: 1024,
      compulsoryBytes: 768,
      allocatedBytes: 768,
      scratchBytes: 0,
    },
    { status: "unsupported", kernelId: "gemm-f16", parameters: { m: 8, n: 8, k: 8 }, reason: "needs shader-f16" },
  ],
};

function problemsOf(change: (run: Record<string, unknown>) => void): readonly string[] {
  const run: Record<string, unknown> = structuredClone({ ...RUN });
  change(run);
  const parsed = parseRunFile(JSON.stringify(run));
  return parsed.kind === "invalid" ? parsed.problems : [];
}

function changeFirst(run: Record<string, unknown>, change: Record<string, unknown>): void {
  const [first, ...rest] = RUN.results;
  run["results"] = [{ ...first, ...change }, ...rest];
}

afterEach(() => {
  vi.useRealTimers();
});

test("a run comes back as it was written", () => {
  expect(parseRunFile(JSON.stringify(RUN))).toEqual({ kind: "run", run: RUN });
});

test.each<[string, (run: Record<string, unknown>) => void, RegExp]>([
  [
    "another format",
    (run) => {
      run["format"] = "x";
    },
    /does not say that it is a/,
  ],
  [
    "a later version",
    (run) => {
      run["version"] = 2;
    },
    /only version 1/,
  ],
  [
    "an unknown field",
    (run) => {
      run["script"] = "x";
    },
    /script/,
  ],
  [
    "too few samples",
    (run) => changeFirst(run, { samplesMs: [1, 2, 3] }),
    /results\[0\]\.samplesMs: has too few samples: a median needs six/,
  ],
  [
    "a sample of no time",
    (run) => changeFirst(run, { samplesMs: [1, 2, 3, 4, 5, 0] }),
    /samplesMs\[5\]: must be above 0/,
  ],
  ["a sample that is no number", (run) => changeFirst(run, { samplesMs: [1, 2, 3, 4, 5, "6"] }), /samplesMs\[5\]/],
  ["an error above the tolerance", (run) => changeFirst(run, { maxError: 1 }), /error is above its tolerance/],
  ["a hash of another form", (run) => changeFirst(run, { sourceHash: "latest" }), /16 hexadecimal/],
  [
    "a kernel that the lab does not have",
    (run) => changeFirst(run, { kernelId: "gemm-magic" }),
    /no kernel gemm-magic/,
  ],
  [
    "a parameter out of its range",
    (run) => changeFirst(run, { parameters: { m: -5, n: 8, k: 8 } }),
    /results\[0\]: m of gemm-naive must be a whole number from 1/,
  ],
  ["a cost that is not the kernel's", (run) => changeFirst(run, { usefulFlops: 1e300 }), /costs 1024 operations/],
  [
    "a parameter that the kernel does not have",
    (run) => changeFirst(run, { parameters: { m: 8, n: 8, k: 8, luck: 7 } }),
    /results\[0\]: gemm-naive has no parameter luck/,
  ],
  [
    "a tolerance looser than the kernel's",
    (run) => changeFirst(run, { tolerance: 1, maxError: 0.9 }),
    /results\[0\]: gemm-naive may err by .*, not by the tolerance of 1/,
  ],
  [
    "a result of which nothing was checked",
    (run) => changeFirst(run, { checkedElements: 0 }),
    /none of its elements were checked/,
  ],
  [
    "more elements checked than there are",
    (run) => changeFirst(run, { checkedElements: 65 }),
    /65 elements were checked, more than all 64/,
  ],
  [
    "the same result twice",
    (run) => {
      run["results"] = [...RUN.results, { ...RUN.results[0], parameters: { k: 8, n: 8, m: 8 } }];
    },
    /results\[2\]: gemm-naive is there twice/,
  ],
  [
    "a software adapter that is called a GPU",
    (run) => {
      run["adapter"] = { ...RUN.adapter, description: "SwiftShader driver 5.0.0" };
    },
    /name is that of a software adapter/,
  ],
  [
    "a date that is none",
    (run) => {
      run["recordedAt"] = "yesterday";
    },
    /recordedAt/,
  ],
  [
    "a date that no clock has reached",
    (run) => {
      run["recordedAt"] = "2999-01-01T00:00:00+01";
    },
    /^recordedAt: is later than tomorrow by the clock of this computer: 2999-01-01T00:00:00\+01$/,
  ],
  [
    "a run without a result",
    (run) => {
      run["results"] = [];
    },
    /^results: is empty: a run has at least one result$/,
  ],
  [
    // 1024 operations in 1e-14 s are 1.024e17 a second.
    "a time in which no device does so many operations",
    (run) => changeFirst(run, { samplesMs: Array.from({ length: 6 }, () => 1e-11) }),
    /^results\[0\]: gemm-naive would do 1\.02e17 operations a second .* no device does more than 1e17$/,
  ],
  [
    // 768 bytes in 1e-13 s are 7.68e15 a second, and 1024 operations 1.024e16.
    "a time in which no device moves so many bytes",
    (run) => changeFirst(run, { samplesMs: Array.from({ length: 6 }, () => 1e-10) }),
    /^results\[0\]: gemm-naive would move 7\.68e15 bytes a second .* no device moves more than 1e15$/,
  ],
  [
    "a time so short that its rate is beyond all numbers",
    (run) => changeFirst(run, { samplesMs: Array.from({ length: 6 }, () => 5e-324) }),
    /gemm-naive would do too many operations a second/,
  ],
])("%s is refused with its place", (_, change, message) => {
  expect(problemsOf(change).join("\n")).toMatch(message);
});

test.each([null, ""])("a driver that is not known may be %j", (driver) => {
  expect(parseRunFile(JSON.stringify({ ...RUN, driver }))).toEqual({ kind: "run", run: { ...RUN, driver } });
});

test("one kernel at two shapes is no repetition", () => {
  const [first] = RUN.results;
  const results = [first, { ...first, parameters: { m: 8, n: 8, k: 4 }, usefulFlops: 512, compulsoryBytes: 512 }];
  expect(parseRunFile(JSON.stringify({ ...RUN, results }))).toMatchObject({ kind: "run" });
});

test.each([
  ["a median just within what a device may move", [1e-9, 1e-9, 1e-9, 1e-9, 1e-9, 1e-9]],
  ["one impossible sample among others, which the median passes over", [1e-12, 1, 1, 1, 1, 1]],
])("%s is taken", (_, samplesMs) => {
  expect(problemsOf((run) => changeFirst(run, { samplesMs }))).toEqual([]);
});

test("a run may be of tomorrow, where the day has begun already, but not of the day after", () => {
  vi.useFakeTimers({ now: new Date("2026-12-30T09:00:00Z") });
  const at = (recordedAt: string) =>
    problemsOf((run) => {
      run["recordedAt"] = recordedAt;
    });
  expect(at("2026-12-31T23:59:59.999Z")).toEqual([]);
  expect(at("2027-01-01T00:00:00.000Z")).toHaveLength(1);
});

test("text that is no JSON is told as such", () => {
  expect(parseRunFile("{")).toMatchObject({ kind: "invalid", problems: [expect.stringContaining("not JSON")] });
});

test("times are worked out from the samples", () => {
  const [first] = RUN.results;
  if (first?.status !== "passed") throw new Error("no measured result");
  expect(timingOf(first)).toEqual({
    medianMs: 4,
    lowMs: 1,
    highMs: 7,
    lowerQuartileMs: 2.5,
    upperQuartileMs: 5.5,
    n: 7,
  });
});
