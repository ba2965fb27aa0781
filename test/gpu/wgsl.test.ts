import { describe, expect, it } from "vitest";
import { inputRandom } from "../../src/gpu/inputs.ts";
import type { Pass, Plan } from "../../src/gpu/kernel.ts";
import { f32, planHash, wgslOf } from "../../src/gpu/wgsl.ts";

const PASS: Pass = {
  label: "twice",
  bindings: [
    { buffer: "x", access: "read", as: "array<f32>" },
    { buffer: "y", access: "read_write", as: "array<vec4<f32>>" },
  ],
  code: `
enable f16;
requires readonly_and_readwrite_storage_textures;
diagnostic(off, derivative_uniformity);
const enabled = true;
@compute @workgroup_size(1)
fn main() {}
`,
  groups: [3, 2, 1],
};

const PLAN: Plan = {
  buffers: [
    { name: "x", type: "f32", length: 8, role: "input" },
    { name: "y", type: "f32", length: 8, role: "output" },
  ],
  passes: [PASS],
};

describe("wgslOf", () => {
  const lines = wgslOf(PASS).split("\n");

  it("puts directives before everything else, in their order", () => {
    expect(lines.slice(0, 3)).toEqual([
      "enable f16;",
      "requires readonly_and_readwrite_storage_textures;",
      "diagnostic(off, derivative_uniformity);",
    ]);
    expect(lines.slice(3).some((line) => /^(enable|requires|diagnostic)\b/.test(line))).toBe(false);
  });

  it("declares the split and the buffers in their order, and keeps the code", () => {
    expect(lines).toContain("@group(1) @binding(0) var<uniform> split: vec4<u32>;");
    expect(lines).toContain("@group(0) @binding(0) var<storage, read> x: array<f32>;");
    expect(lines).toContain("@group(0) @binding(1) var<storage, read_write> y: array<vec4<f32>>;");
    expect(lines).toContain("const enabled = true;");
    expect(lines).toContain("fn main() {}");
  });
});

describe("f32", () => {
  const read = (literal: string) => {
    expect(literal).toMatch(/^-?\d+(\.\d+)?(e[+-]?\d+)?f$/);
    return Number(literal.slice(0, -1));
  };

  it("writes whole numbers with a point", () => {
    expect([0, 1, -3, 16_777_216].map(f32)).toEqual(["0.0f", "1.0f", "-3.0f", "16777216.0f"]);
  });

  it("comes back exactly, over all magnitudes", () => {
    const random = inputRandom(9);
    const bits = new Uint32Array(1);
    const asFloat = new Float32Array(bits.buffer);
    let finite = 0;
    for (let trial = 0; trial < 20_000; trial++) {
      bits[0] = Math.floor(2 ** 32 * random());
      const value = asFloat[0] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      finite += 1;
      expect(Object.is(read(f32(value)), value) || value === 0).toBe(true);
    }
    expect(finite).toBeGreaterThan(19_000);
  });

  it.each([3.4028234663852886e38, 1.1754943508222875e-38, 1e-45, 0.1, 1e21, 1e-7])(
    "rounds %s to single precision",
    (value) => {
      expect(read(f32(value))).toBe(Math.fround(value));
    },
  );
});

describe("planHash", () => {
  it("is sixteen hexadecimal digits, the same for the same plan", async () => {
    expect(await planHash(PLAN)).toMatch(/^[0-9a-f]{16}$/);
    expect(await planHash({ ...PLAN, passes: [{ ...PASS }] })).toBe(await planHash(PLAN));
  });

  it("changes with the code, the grid, a binding and a buffer, and not with a label", async () => {
    const changed: readonly Plan[] = [
      { ...PLAN, passes: [{ ...PASS, code: PASS.code.replace("true", "false") }] },
      { ...PLAN, passes: [{ ...PASS, groups: [3, 2, 2] }] },
      { ...PLAN, passes: [{ ...PASS, bindings: PASS.bindings.toReversed() }] },
      { ...PLAN, passes: [PASS, PASS] },
      { ...PLAN, buffers: PLAN.buffers.map((buffer) => ({ ...buffer, length: 9 })) },
    ];
    const hashes = await Promise.all([PLAN, ...changed].map(planHash));
    expect(new Set(hashes).size).toBe(changed.length + 1);
    expect(await planHash({ ...PLAN, passes: [{ ...PASS, label: "another" }] })).toBe(hashes[0]);
  });
});
