import type { DeviceTraits, Kernel, Plan } from "../../src/gpu/kernel.ts";

/** Sides that all differ, so that none can stand for another. */
const MATRIX = { m: 4, n: 8, k: 12 } as const;

/**
 * A kernel of subgroup matrices with plain WGSL in the place of each operation on them: software adapters have no matrix
 * units. Every invocation computes the whole matrix of its subgroup, so what the kernel stages, masks and stores is run
 * as it is.
 */
export function onEmulatedMatrixUnits(kernel: Kernel): Kernel {
  const { lacks: _, ...rest } = kernel;
  return {
    ...rest,
    id: `${kernel.id} on emulated matrix units`,
    requires: kernel.requires.filter((feature) => feature !== "chromium-experimental-subgroup-matrix"),
    tunings: (parameters, traits) => kernel.tunings(parameters, withMatrices(traits)),
    plan: (parameters, traits, tuning) => emulated(kernel.plan(parameters, withMatrices(traits), tuning)),
  };
}

function withMatrices(traits: DeviceTraits): DeviceTraits {
  const subgroupMatrices = ["f32", "f16"].map((component) => ({ component, result: "f32", ...MATRIX }));
  return { ...traits, subgroupMatrices };
}

function emulated({ buffers, passes }: Plan): Plan {
  return { buffers, passes: passes.map((pass) => ({ ...pass, code: emulatedCode(pass.code) })) };
}

const { m, n, k } = MATRIX;

const FUNCTIONS = `
fn load_left(at: u32, stride: u32) -> array<f32, ${m * k}> {
  var matrix: array<f32, ${m * k}>;
  for (var i = 0u; i < ${m * k}u; i++) { matrix[i] = tile_a[at + i / ${k}u * stride + i % ${k}u]; }
  return matrix;
}

fn load_right(at: u32, stride: u32) -> array<f32, ${k * n}> {
  var matrix: array<f32, ${k * n}>;
  for (var i = 0u; i < ${k * n}u; i++) { matrix[i] = tile_b[at + i / ${n}u * stride + i % ${n}u]; }
  return matrix;
}

fn multiply_add(left: array<f32, ${m * k}>, right: array<f32, ${k * n}>, sum: array<f32, ${m * n}>) -> array<f32, ${m * n}> {
  var a = left;
  var b = right;
  var c = sum;
  for (var i = 0u; i < ${m * n}u; i++) {
    for (var l = 0u; l < ${k}u; l++) { c[i] += a[i / ${n}u * ${k}u + l] * b[l * ${n}u + i % ${n}u]; }
  }
  return c;
}

fn store_sum(at: u32, sum: array<f32, ${m * n}>, stride: u32) {
  var c = sum;
  for (var i = 0u; i < ${m * n}u; i++) { tile_c[at + i / ${n}u * stride + i % ${n}u] = c[i]; }
}
`;

function emulatedCode(wgsl: string): string {
  const code = wgsl
    .replace("enable chromium_experimental_subgroup_matrix;", "")
    .replaceAll(`subgroup_matrix_result<f32, ${n}, ${m}>()`, `array<f32, ${m * n}>()`)
    .replaceAll(`subgroupMatrixLoad<subgroup_matrix_left<f32, ${k}, ${m}>, row_major>(&tile_a, `, "load_left(")
    .replaceAll(`subgroupMatrixLoad<subgroup_matrix_right<f32, ${n}, ${k}>, row_major>(&tile_b, `, "load_right(")
    .replaceAll("subgroupMatrixMultiplyAccumulate(", "multiply_add(")
    .replaceAll("subgroupMatrixStore<row_major>(&tile_c, ", "store_sum(");
  if (/subgroup_?matrix/i.test(code)) throw new Error("an operation on subgroup matrices is not emulated");
  return code + FUNCTIONS;
}
