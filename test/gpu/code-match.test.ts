import { expect, test } from "vitest";
import { codeMatch } from "../../src/gpu/code-match.ts";
import type { DeviceTraits, Tuning } from "../../src/gpu/kernel.ts";
import { kernelNamed } from "../../src/gpu/kernels/index.ts";
import { planHash } from "../../src/gpu/wgsl.ts";

/** A device that few others are like. */
const DEVICE: DeviceTraits = {
  features: new Set(["subgroups"]),
  maxInvocationsPerGroup: 1024,
  sharedMemoryBytes: 2 ** 15,
  maxBindingBytes: 2 ** 31,
  subgroupMinSize: 32,
  subgroupMaxSize: 32,
  isSoftware: false,
  subgroupMatrices: [],
};

async function ran(kernelId: string, device = DEVICE, change: { readonly tuning?: Tuning } = {}) {
  const kernel = kernelNamed(kernelId);
  if (!kernel) throw new Error(`no kernel ${kernelId}`);
  const parameters = kernel.sizes.quick;
  const [tuning = {}] = kernel.tunings(parameters, device);
  return {
    kernelId,
    parameters,
    tuning,
    sourceHash: await planHash(kernel.plan(parameters, device, tuning)),
    ...change,
  };
}

test.each(["gemm-tiled", "prefill-materialized", "kan-spline", "gemm-subgroup"])(
  "the code of %s is known again, also where it depends on the device",
  async (kernelId) => {
    expect(await codeMatch(await ran(kernelId))).toBe("today");
  },
);

test("another hash is other code, where no device could have given it", async () => {
  const result = await ran("gemm-tiled");
  expect(await codeMatch({ ...result, sourceHash: "0123456789abcdef" })).toBe("other");
  // Its code depends on the size of subgroups, and a device may have sizes that nobody thought of.
  const subgroup = await ran("gemm-subgroup");
  expect(await codeMatch({ ...subgroup, sourceHash: "0123456789abcdef" })).toBe("unknown");
});

test("a tuning or a kernel that the lab no longer has is other code", async () => {
  expect(await codeMatch({ ...(await ran("gemm-tiled")), tuning: { gone: 1 } })).toBe("other");
  expect(await codeMatch({ ...(await ran("gemm-tiled")), kernelId: "gemm-gone" })).toBe("other");
});
