import { describe, expect, test } from "vitest";
import type { Pass } from "../../src/gpu/kernel.ts";
import { wgslOf } from "../../src/gpu/wgsl.ts";
import { generatedCode, shownCode, sourceLine } from "../../src/gpu/wgsl-source.ts";

const pass = (code: string): Pass => ({
  label: "product",
  bindings: [
    { buffer: "a", access: "read", as: "array<f32>" },
    { buffer: "c", access: "read_write", as: "array<f32>" },
  ],
  code,
  groups: [1, 1, 1],
});

const CODES = [
  "fn one() {}\nfn two() {}",
  "\n\n  fn one() {}\n    fn two() {}\n  ",
  "enable f16;\nfn one() {}\nrequires packed_4x8_integer_dot_product;\nfn two() {}",
  "\n      enable f16;\n      fn one() {}",
];

describe.each(CODES)("code %#", (code) => {
  test("every line of WGSL leads to its own line of code, and generated lines to none", () => {
    const generated = new Set(wgslOf(pass("fn own() {}")).split("\n"));
    for (const [index, line] of wgslOf(pass(code)).split("\n").entries()) {
      const found = sourceLine(pass(code), index + 1);
      if (found !== null) expect(code.split("\n")[found - 1]?.trim()).toBe(line.trim());
      else expect(line === "" || generated.has(line)).toBe(true);
    }
  });

  test("every line of code is found", () => {
    const lines = wgslOf(pass(code)).split("\n");
    const found = lines.map((_, index) => sourceLine(pass(code), index + 1));
    for (const [index, line] of code.split("\n").entries()) if (line.trim() !== "") expect(found).toContain(index + 1);
  });
});

test("code is shown without the indentation of its template", () => {
  expect(shownCode("\n    fn one() {\n      return;\n    }\n  ")).toBe("fn one() {\n  return;\n}");
  expect(shownCode("")).toBe("");
});

test("what is generated names the buffers", () => {
  expect(generatedCode(pass("fn own() {}"))).toContain("var<storage, read_write> c: array<f32>;");
});
