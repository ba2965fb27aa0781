import { expect, test } from "vitest";
import { gemmTiled } from "../../src/gpu/kernels/gemm/tiled.ts";
import { codeNote, labRun, markedName } from "../../src/kernels/measurements.ts";
import { otherCodeText, runCodes } from "../../src/kernels/run-codes.ts";
import { measured, runOf } from "./sample.ts";

const old = measured("gemm-tiled", { parameters: { ...gemmTiled.sizes.quick }, sourceHash: "0123456789abcdef" });

test("a run that was imported is marked where its code is not today's, and one of this session is not", async () => {
  const run = runOf([old]);
  const codes = await runCodes(run);
  expect(otherCodeText(codes)).toBe("all with other code than today’s");
  const [imported] = labRun("imported-x", "x", run, codes).measurements;
  const [own] = labRun("session", "", run).measurements;
  expect(imported && markedName(imported)).toBe("gemm-tiled*");
  expect(own && markedName(own)).toBe("gemm-tiled");
  expect(codeNote(imported ? [imported] : [])).toContain("other code");
  expect(codeNote(own ? [own] : [])).toBe("");
});

test("how many ran other code is told, and what cannot be known is not", () => {
  const of = (...codes: readonly ("today" | "other" | "unknown")[]) =>
    otherCodeText(new Map(codes.map((code, index) => [String(index), code])));
  expect(of("today", "unknown")).toBe("");
  expect(of("today", "other", "unknown")).toBe("1\u00a0kernel with other code than today’s");
  expect(of()).toBe("");
});
