import { expect, test } from "vitest";
import { type Kernel, SIZES } from "../../src/gpu/kernel.ts";
import { KERNELS, kernelNamed } from "../../src/gpu/kernels/index.ts";
import type { Job } from "../../src/gpu/session.ts";
import { jobsAtSize, jobsWithSweeps, sweepJobs, sweptTogether, sweptValue } from "../../src/gpu/sweep.ts";

function named(...ids: readonly string[]): readonly Kernel[] {
  return ids.map((id) => {
    const kernel = kernelNamed(id);
    if (kernel === null) throw new Error(`no kernel ${id}`);
    return kernel;
  });
}

const text = ({ kernel, parameters }: Job) => [kernel.id, ...Object.values(parameters)].join(" ");

test("a sweep holds all parameters but its own at those of the size, which comes first and only once", () => {
  const jobs = jobsWithSweeps(named("recurrent-wkv", "recurrent-ssd-chunked"), "quick");
  expect(jobs.slice(0, 6).map(text)).toEqual([
    "recurrent-wkv 256 4 64 64",
    "recurrent-ssd-chunked 256 4 64 64",
    "recurrent-wkv 128 4 64 64",
    "recurrent-ssd-chunked 128 4 64 64",
    "recurrent-wkv 512 4 64 64",
    "recurrent-ssd-chunked 512 4 64 64",
  ]);
  expect(jobs.slice(-1).map(text)).toEqual(["recurrent-ssd-chunked 16384 4 64 64"]);
  expect(jobs).toHaveLength(2 * 8);
});

test("families are swept one after the other, and a kernel without a sweep runs at its size only", () => {
  const unswept = KERNELS.filter(({ sweep }) => sweep === null).slice(0, 1);
  const jobs = jobsWithSweeps([...named("kan-spline", "gemm-tiled", "kan-rbf"), ...unswept], "quick");
  const swept = jobs.slice(3 + unswept.length).map(({ kernel }) => kernel.family);
  expect(swept).toEqual([...swept].sort().reverse());
  expect(jobs.filter(({ kernel }) => unswept.includes(kernel))).toHaveLength(unswept.length);
});

test.each(SIZES)(
  "at %s no job is there twice, each is in its kernel's range, and none of the page's is missing",
  (size) => {
    const jobs = jobsWithSweeps(KERNELS, size);
    const texts = new Set(jobs.map(text));
    expect(texts.size).toBe(jobs.length);
    for (const { kernel, parameters } of jobs) {
      for (const { name, min, max } of kernel.parameters) {
        expect(parameters[name], `${kernel.id}: ${name}`).toBeGreaterThanOrEqual(min);
        expect(parameters[name], `${kernel.id}: ${name}`).toBeLessThanOrEqual(max);
      }
    }
    const ofPage = [...sweptTogether(KERNELS).values()].flatMap((together) => sweepJobs(together, size));
    expect(texts).toEqual(new Set([...jobsAtSize(KERNELS, size), ...ofPage].map(text)));
  },
);

test("a job is told by its sweep's value where the size has another", () => {
  const [kernel] = named("recurrent-wkv");
  if (!kernel) throw new Error("no kernel");
  const own = kernel.sizes.quick;
  expect(sweptValue(kernel, own, "quick")).toBeNull();
  expect(sweptValue(kernel, own, "standard")).toEqual({ parameter: "sequence", value: 256 });
  expect(sweptValue({ ...kernel, sweep: null }, own, "standard")).toBeNull();
});
