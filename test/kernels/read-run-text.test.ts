import { expect, test } from "vitest";
import { readRunText } from "../../src/kernels/read-run-text.ts";
import { runOf } from "./sample.ts";

const problems = (text: string) => {
  const read = readRunText(text);
  return read.kind === "invalid" ? read.problems : [];
};

test.each([
  ["", "it is empty"],
  ["kernel,ms\na,1\n", "not from its CSV"],
  ['{"format": "hard', "cut off or damaged"],
  ["[1, 2]", "no run of the kernel lab"],
  ['{"name": "package", "version": "1.0.0"}', "no run of the kernel lab"],
])("%j is refused with one reason", (text, reason) => {
  expect(problems(text)).toHaveLength(1);
  expect(problems(text)[0]).toContain(reason);
});

test("a run is read, and one that misstates many things is refused with a few reasons", () => {
  expect(readRunText(JSON.stringify(runOf([]))).kind).toBe("run");
  const { format } = runOf([]);
  const bad = problems(JSON.stringify({ format }));
  expect(bad).toHaveLength(6);
  expect(bad.at(-1)).toMatch(/and \d more/);
});
