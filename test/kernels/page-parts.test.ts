import { expect, test } from "vitest";
import { gemmNaive } from "../../src/gpu/kernels/gemm/naive.ts";
import { readParameters } from "../../src/kernels/parameters.ts";
import { runCsv } from "../../src/kernels/run-csv.ts";
import { errorText, outcomeText, timeText } from "../../src/kernels/words.ts";
import { measured, runOf } from "./sample.ts";

test("parameters are whole numbers in their ranges, and each that is not is named", () => {
  expect(readParameters(gemmNaive, { m: "7", n: " 65 ", k: "1" })).toEqual({
    kind: "parameters",
    parameters: { m: 7, n: 65, k: 1 },
  });
  for (const bad of ["", "0", "-1", "1.5", "1e99", "seven"]) {
    const read = readParameters(gemmNaive, { m: bad, n: "1", k: "1" });
    expect(read.kind === "problems" && read.problems).toHaveLength(1);
  }
});

test("a run as CSV has a line for each kernel, in quotes where it must", () => {
  const run = runOf([
    measured("gemm-naive"),
    { status: "error", kernelId: "gemm-tiled", parameters: { n: 8 }, reason: 'said "no", twice' },
  ]);
  const [header, first, second, end] = runCsv(run).split("\r\n");
  expect(header).toContain("median_ms");
  expect(first).toContain("gemm-naive");
  expect(second).toContain('"said ""no"", twice"');
  expect(end).toBe("");
});

test("times and errors have no more digits than they deserve", () => {
  expect(timeText(0.0123456)).toBe("0.0123\u00a0ms");
  expect(timeText(1234.5)).toBe("1.23\u00a0s");
  expect(errorText(1.6e-6)).toBe("1.6e−6");
});

test("a run's outcome names how many were right first, and then what became of the others", () => {
  expect(outcomeText(["passed", "unsupported", "passed", "failed"])).toBe(
    "2\u00a0kernels right, 1 wrong, 1 not on this device",
  );
  expect(outcomeText(["error"])).toBe("0\u00a0kernels right, 1 stopped");
});
