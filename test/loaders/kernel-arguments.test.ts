import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readArguments } from "../../loaders/gpu/arguments.ts";
import { whyNotWritable } from "../../loaders/gpu/writable.ts";
import { KERNELS } from "../../src/gpu/kernels/index.ts";

const read = (...words: string[]) => readArguments(words, KERNELS);

test("without words all kernels run at the quick size", () => {
  expect(read()).toEqual({
    kind: "run",
    options: { json: false, software: false, size: "quick", sweep: false, kernels: KERNELS, record: null },
  });
});

test("kernels and families are chosen in the lab's order, each once", () => {
  const parsed = read("--only", "kan-spline", "--only=ceilings", "--only", "kan", "--size", "large", "--json");
  if (parsed.kind !== "run") throw new Error(parsed.kind);
  const ids = parsed.options.kernels.map(({ id }) => id);
  expect(ids.filter((id) => id === "kan-spline")).toHaveLength(1);
  expect(new Set(parsed.options.kernels.map(({ family }) => family))).toEqual(new Set(["ceilings", "kan"]));
  expect(parsed.options).toMatchObject({ json: true, size: "large", sweep: false });
});

test("sweeps are run where they are asked for, of the kernels that are chosen", () => {
  const parsed = read("--sweep", "--only", "gemm-tiled");
  expect(parsed).toMatchObject({ kind: "run", options: { sweep: true, kernels: [{ id: "gemm-tiled" }] } });
});

test.each([["--help"], ["-h"]])("%s asks for the usage, whatever else is said", (word) => {
  expect(read("--nonsense", word)).toEqual({ kind: "help" });
});

test.each([
  [["--jsn"], "there is no option --jsn; did you mean --json? (allowed: --json, --software"],
  [["--size", "huge"], "--size is quick, standard, large, not huge"],
  [["--size"], "--size needs a value: --size SIZE"],
  [["--record", "--json"], "--record needs a value: --record FILE"],
  [["--json=yes"], "--json takes no value, but was given yes"],
  [["--sweep=sequence"], "--sweep takes no value, but was given sequence"],
  [["gemm-tiled"], "gemm-tiled belongs to no option: kernels are chosen by --only gemm-tiled"],
  [["--only", "gemm-tield"], "there is no kernel or family gemm-tield; near it: gemm-tiled, "],
  [["--only", "flash"], "there is no kernel or family flash; near it: prefill-flash, prefill-flash-f16"],
  [["--only", "flahs"], "there is no kernel or family flahs; near it: kan-mlp-flops, prefill-flash"],
  [["--only", "zzzzzzzz"], "there is no kernel or family zzzzzzzz; families: ceilings, gemm"],
])("%j is refused in words", (words, told) => {
  expect(read(...words)).toMatchObject({ kind: "problems", problems: [expect.stringContaining(told)] });
});

test("all mistakes are named at once", () => {
  expect(read("--jsn", "--size", "huge", "--only", "none")).toMatchObject({
    problems: [expect.anything(), expect.anything(), expect.anything()],
  });
});

test("a run file that cannot be written is found before anything is measured, and nothing is left behind", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kernel-arguments-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "run.json");
  expect(await whyNotWritable(file)).toBeNull();
  expect(await whyNotWritable(folder)).toBe("it is a folder");
  expect(await whyNotWritable(join(folder, "none", "run.json"))).toBe(`there is no folder ${join(folder, "none")}`);
  await writeFile(file, "{}");
  expect(await whyNotWritable(file)).toBeNull();
  expect(await whyNotWritable(join(file, "run.json"))).toBe(`${file} is no folder`);
  await chmod(file, 0o400);
  // Whoever may write anything may write this too.
  if (process.getuid?.() !== 0) expect(await whyNotWritable(file)).toBe(`${file} may not be written`);
});
