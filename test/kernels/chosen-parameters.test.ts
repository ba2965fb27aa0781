import { expect, test } from "vitest";
import { kernelNamed } from "../../src/gpu/kernels/index.ts";
import { readChosenParameters, writeChosenParameters } from "../../src/kernels/chosen-parameters.ts";

const gemm = kernelNamed("gemm-tiled");
if (!gemm) throw new Error("the lab has no gemm-tiled");
const quick = gemm.sizes.quick;

test("an address without parameters asks for those of the size", () => {
  expect(readChosenParameters(gemm, "quick", null)).toEqual({ parameters: quick, problems: [] });
  expect(writeChosenParameters(gemm, "quick", quick)).toBeNull();
});

test("what was chosen by hand is read as it was written", () => {
  const chosen = { ...quick, m: 7, k: 65 };
  expect(writeChosenParameters(gemm, "quick", chosen)).toBe("m:7,k:65");
  expect(readChosenParameters(gemm, "quick", "m:7,k:65")).toEqual({ parameters: chosen, problems: [] });
});

test.each(["m:0", "m:1.5", "m:many", "m:", "m", "m:9999999"])("%s is told, and the size's own is used", (text) => {
  const { parameters, problems } = readChosenParameters(gemm, "quick", text);
  expect(parameters).toEqual(quick);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain("must be a whole number");
});

test("a name that the kernel lacks is told, and the others hold", () => {
  const { parameters, problems } = readChosenParameters(gemm, "quick", "heads:4,m:7");
  expect(parameters).toEqual({ ...quick, m: 7 });
  expect(problems[0]).toMatch(/“heads:4”.*m, n, k/);
});
