import { describe, expect, it, test } from "vitest";
import { dawn } from "../../loaders/gpu/dawn.ts";
import { openDevice } from "../../src/gpu/device.ts";
import { gemmNaive } from "../../src/gpu/kernels/gemm/naive.ts";
import { deviceSource, runJobs } from "../../src/gpu/session.ts";
import type { Stage } from "../../src/gpu/stage.ts";
import { tooLong } from "../../src/gpu/trial.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";
import { mutate } from "./lab.ts";

describe("untried code", () => {
  it("is run on while its workgroups are quick, or too short to tell", () => {
    expect(tooLong([], 10)).toBeNull();
    // Submitting it took 15 ms, which says nothing of a million workgroups.
    expect(tooLong([{ groups: 1, ms: 15 }], 1_000_000)).toBeNull();
    expect(tooLong([{ groups: 1, ms: 900 }], 11)).toBeNull();
    expect(tooLong([{ groups: 64, ms: 1200 }], 128)).toBeNull();
  });

  it("is not run on where one workgroup takes more than a second", () => {
    expect(tooLong([{ groups: 1, ms: 1500 }], 4)).toMatch(/^one of its 4 workgroups alone took 1.5 s/);
  });

  it("is not run on where all of it would take more than ten seconds", () => {
    const trials = [
      { groups: 1, ms: 2 },
      { groups: 4, ms: 100 },
    ];
    // 25 ms each.
    expect(tooLong(trials, 400)).toBeNull();
    expect(tooLong(trials, 1000)).toMatch(/^all 1000 workgroups would take about 25 s by the first 5/);
  });
});

/** A loop that is long but finite: a few seconds of a workgroup on a processor. */
const LONG = mutate(
  "var sum = 0.0f;",
  "var sum = 0.0f; for (var turn = 0u; turn < 8000000u; turn++) { sum = fract(sum * 1.7f + 0.1f); } sum *= 1e-30f;",
);

test("of edited code with a long loop one workgroup runs, and the next kernel runs after it", async () => {
  const stages: Stage[] = [];
  const jobs = [
    { kernel: gemmNaive, parameters: { m: 64, n: 64, k: 8 }, edit: LONG },
    { kernel: gemmNaive, parameters: { m: 8, n: 8, k: 8 } },
  ];
  const [long, next] = await runJobs(
    deviceSource(async () => openDevice(await dawn())),
    jobs,
    { size: "quick", tuningCache: memoryCache(), onStage: (stage) => stages.push(stage) },
  );
  expect(long?.result).toMatchObject({ status: "error", reason: expect.stringContaining("alone took") });
  expect(stages.slice(0, 4).map(({ kind }) => kind)).toEqual(["preparing", "preparing", "trying", "preparing"]);
  expect(next?.result.status).toBe("passed");
});
