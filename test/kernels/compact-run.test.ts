import { expect, test } from "vitest";
import { decodeRun, encodeRun } from "../../src/kernels/compact-run.ts";
import { encodeText } from "../../src/ui/text-codec.ts";
import { measured, runOf } from "./sample.ts";

const SHAPE = { m: 8, n: 8, k: 8 };
/** What a product of that shape costs. */
const PRODUCT = { parameters: SHAPE, usefulFlops: 1024, compulsoryBytes: 768 };

const RUN = runOf([
  measured("gemm-naive", PRODUCT),
  { status: "failed", kernelId: "gemm-tiled", parameters: SHAPE, reason: "wrong, “by far”" },
]);

test("a run comes back from its link with times of three digits, all else unchanged", () => {
  const decoded = decodeRun(encodeRun(RUN) ?? "");
  expect(decoded).toEqual({
    kind: "run",
    run: runOf([
      measured("gemm-naive", { ...PRODUCT, maxError: 1.23e-6, samplesMs: [0.95, 1.05, 1, 0.988, 1.02, 1] }),
      ...RUN.results.slice(1),
    ]),
  });
});

test("rounding does not lift an error over its tolerance", () => {
  const close = runOf([measured("gemm-naive", { ...PRODUCT, maxError: 1.2349e-6, tolerance: 1.2349e-6 })]);
  expect(decodeRun(encodeRun(close) ?? "")).toMatchObject({ kind: "run" });
  const near = runOf([measured("gemm-naive", { ...PRODUCT, maxError: 1.2351e-6, tolerance: 1.2352e-6 })]);
  expect(decodeRun(encodeRun(near) ?? "")).toMatchObject({ kind: "run" });
});

test("a run that is too long for a link gives none", () => {
  const samplesMs = Array.from({ length: 200 }, (_, i) => 1 + ((i * 7919) % 1000) / 1000);
  const long = runOf(Array.from({ length: 60 }, (_, i) => measured(`kernel-${i}`, { samplesMs }, i)));
  const random = runOf(
    long.results.map((result, i) =>
      result.status === "passed"
        ? { ...result, samplesMs: samplesMs.map((ms, j) => (ms * (1 + ((i * 31 + j * 17) % 97))) / 7) }
        : result,
    ),
  );
  expect(encodeRun(random)).toBeNull();
});

test.each([
  ["nonsense", "no version"],
  [`${encodeRun(RUN)?.slice(0, -9)}`, "missing or changed"],
  [encodeText("[7,[],[]]"), "version 7"],
  [encodeText("{}"), "holds no run"],
  [encodeText("null"), "holds no run"],
  [encodeText("no JSON"), "holds no run"],
  [encodeText('[1,["never"],[]]'), "recordedAt"],
  [encodeText("[1,[],[3]]"), "recordedAt"],
])("a link that holds no run says why: %s", (code, reason) => {
  const decoded = decodeRun(code);
  expect(decoded.kind).toBe("invalid");
  if (decoded.kind === "invalid") expect(decoded.problems.join()).toContain(reason);
});
