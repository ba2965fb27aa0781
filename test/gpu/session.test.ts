import { expect, test } from "vitest";
import { dawn } from "../../loaders/gpu/dawn.ts";
import { openDevice } from "../../src/gpu/device.ts";
import { gemmNaive } from "../../src/gpu/kernels/gemm/naive.ts";
import { deviceSource, type Job, runJobs } from "../../src/gpu/session.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";
import { mutate } from "./lab.ts";

const QUICK = { size: "quick", tuningCache: memoryCache() } as const;
const SMALL: Job = { kernel: gemmNaive, parameters: { m: 8, n: 8, k: 8 } };

const devices = () => deviceSource(async () => openDevice(await dawn()));

test("a kernel that is right is timed with six samples or more", async () => {
  const [done] = await runJobs(devices(), [SMALL], QUICK);
  expect(done?.result).toMatchObject({ status: "passed", kernelId: "gemm-naive", usefulFlops: 1024 });
  if (done?.result.status === "passed") expect(done.result.samplesMs.length).toBeGreaterThanOrEqual(6);
});

test("a kernel that is wrong shows no time, and one that does not compile points at its line", async () => {
  const wrong = { ...SMALL, edit: mutate("l < K; l++", "l < K - 1u; l++") };
  const broken = { ...SMALL, edit: mutate("var sum = 0.0f;", "var sum = nonsense;") };
  const [first, second, third] = await runJobs(devices(), [wrong, broken, SMALL], QUICK);
  expect(first?.result).toMatchObject({ status: "failed", reason: expect.stringContaining("the reference gives") });
  expect(first?.result).not.toHaveProperty("samplesMs");
  expect(second?.result).toMatchObject({ status: "error", reason: expect.stringContaining("nonsense") });
  expect(second?.compilerMessages[0]?.line).toBeGreaterThan(1);
  expect(third?.result.status).toBe("passed");
});

test("a lost device is told, and the run goes on with another from the next kernel", async () => {
  const source = devices();
  const lost: string[] = [];
  const done = await runJobs(source, [SMALL, SMALL, SMALL], {
    ...QUICK,
    onStart: (_, index) => {
      if (index === 1) void source.current().then(({ device }) => device.destroy());
    },
    onLost: (reason) => lost.push(reason),
  });
  expect(lost).toHaveLength(1);
  expect(done.map(({ result }) => result.status)).toEqual(["passed", "error", "passed"]);
  expect(done[1]?.result).toMatchObject({ reason: expect.stringContaining("the device was lost") });
});

test("a cancelled run keeps what it did", async () => {
  const controller = new AbortController();
  const done = await runJobs(devices(), [SMALL, SMALL, SMALL], {
    ...QUICK,
    signal: controller.signal,
    onStart: (_, index) => {
      if (index === 1) controller.abort();
    },
  });
  expect(done).toHaveLength(1);
});

test("a buffer past the device's limit is refused before it is made", async () => {
  const small = deviceSource(async () => {
    const lab = await openDevice(await dawn());
    return { ...lab, traits: { ...lab.traits, maxBindingBytes: 255 } };
  });
  const [done] = await runJobs(small, [SMALL], QUICK);
  expect(done?.result).toMatchObject({
    status: "unsupported",
    reason: "gemm-naive needs a buffer of 256 B (a); this device allows 255 B",
  });
});
