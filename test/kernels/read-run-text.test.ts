import { describe, expect, it, test } from "vitest";
import { readRunText } from "../../src/kernels/read-run-text.ts";
import { runOf } from "./sample.ts";

/** Two results of a kernel, as a file has them: one key a line. */
const RUN = runOf(
  [8, 4].map((k) => ({
    status: "passed",
    kernelId: "gemm-naive",
    parameters: { m: 8, n: 8, k },
    tuning: {},
    sourceHash: "0123456789abcdef",
    maxError: 1e-7,
    tolerance: 2e-7,
    checkedElements: 64,
    totalElements: 64,
    timing: "wall-clock",
    repeats: 1,
    samplesMs: [1, 2, 3, 4, 5, 6],
    usefulFlops: 2 * 8 * 8 * k,
    compulsoryBytes: 4 * (8 * k + k * 8 + 64),
    allocatedBytes: 4 * (8 * k + k * 8 + 64),
    scratchBytes: 0,
  })),
);
const GOOD = JSON.stringify(RUN, null, 1);
const lineOf = (text: string) => GOOD.slice(0, GOOD.indexOf(text)).split("\n").length;

function refusal(text: string) {
  const read = readRunText(text);
  if (read.kind === "run") throw new Error("it was read");
  return read;
}

test("a good run is read", () => {
  expect(readRunText(GOOD)).toEqual({ kind: "run", run: RUN });
});

describe("a file that is no run is refused with one reason, and with what to do", () => {
  test.each([
    ["", "it is empty", /^Take a file that “Save JSON”/],
    ["kernel,ms\na,1\n", "it is no JSON file", /A CSV file cannot be imported/],
    ['{"format": "hard', "it begins as JSON, but is cut off or damaged within its only line", /again/],
    [GOOD.slice(0, 400), "it begins as JSON, but is cut off or damaged within its 20 lines", /again/],
    ["[1, 2]", "it is JSON, but no run of the kernel lab", /^Take a file/],
    ['{"name": "package", "version": "1.0.0"}', "it is JSON, but no run of the kernel lab", /^Take a file/],
  ])("%j", (text, reason, advice) => {
    expect(refusal(text).problems).toEqual([reason]);
    expect(refusal(text).advice).toMatch(advice);
  });
});

describe("a run with a mistake is refused with its place and line, in words", () => {
  test.each<[from: string | RegExp, to: string, problem: string]>([
    ['"version": 1', '"version": 99', `version (line ${lineOf('"version"')}): only version 1 is known to this lab`],
    [
      '"size": "quick"',
      '"size": "huge"',
      `size (line ${lineOf('"size"')}): must be "quick" or "standard" or "large", and is the text “huge”`,
    ],
    ['"size": "quick",\n', "", "size (line 1): is missing"],
    ['"size": "quick"', '"size": "quick", "note": 1', `note (line ${lineOf('"size"')}): no run has such a field`],
    [
      '"recordedAt": "2026',
      '"recordedAt": "yesterday 2026',
      `recordedAt (line ${lineOf('"recordedAt"')}): must be a time such as 2026-11-21T12:00:00.000Z, and is the text “yesterday 2026-01-02T03:04:05.000Z”`,
    ],
    [
      '"maxError": 1e-7',
      '"maxError": "small"',
      `results[0].maxError (line ${lineOf('"maxError"')}): must be a number, and is the text “small”`,
    ],
    [
      '"maxError": 1e-7',
      '"maxError": -1',
      `results[0].maxError (line ${lineOf('"maxError"')}): must be 0 or more, and is -1`,
    ],
    [
      /"samplesMs": \[[^\]]*\]/,
      '"samplesMs": [1]',
      `results[0].samplesMs (line ${lineOf('"samplesMs"')}): has too few samples: a median needs six or more`,
    ],
    [
      /"samplesMs": \[\s*1,/,
      '"samplesMs": [-1,',
      `results[0].samplesMs[0] (line ${lineOf('"samplesMs"')}): must be above 0, and is -1`,
    ],
    [
      '"checkedElements": 64',
      '"checkedElements": 0.5',
      `results[0].checkedElements (line ${lineOf('"checkedElements"')}): must be a whole number, and is 0.5`,
    ],
    [
      '"maxError": 1e-7',
      '"maxError": 1',
      `results[0] (line ${lineOf('"results"') + 1}): gemm-naive is marked as passed although its error is above its tolerance: 1 above 2e-7`,
    ],
    [
      '"kernelId": "gemm-naive"',
      '"kernelId": "gemm-magic"',
      `results[0] (line ${lineOf('"results"') + 1}): the lab has no kernel gemm-magic`,
    ],
    [
      '"description": "Acme One"',
      '"description": "SwiftShader"',
      `adapter.isSoftware (line ${lineOf('"isSoftware"')}): is false, although the adapter's name is that of a software adapter`,
    ],
  ])("%s → %s", (from, to, problem) => {
    const text = GOOD.replace(from, to);
    expect(text).not.toBe(GOOD);
    const { problems, advice } = refusal(text);
    expect(problems).toEqual([problem]);
    expect(advice).toMatch(/^Bring the file as the lab saved it|^Load this page again/);
  });
});

it("of many mistakes tells the first few", () => {
  const { problems } = refusal(JSON.stringify({ format: RUN.format }));
  expect(problems).toHaveLength(6);
  expect(problems[0]).toBe("version: is missing");
  expect(problems.at(-1)).toMatch(/and \d more/);
});
