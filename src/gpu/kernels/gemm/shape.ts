import { uniform } from "../../inputs.js";
import {
  type BufferSpec,
  type Cost,
  type Inputs,
  input,
  type KernelParameter,
  type KernelParameters,
  type Reference,
  type Size,
  type Sweep,
  size,
  type Tolerance,
} from "../../kernel.js";
import { F32_ROUNDOFF } from "../rounding.js";

/** Rows of A and C, columns of B and C, and the inner dimension of C = A B. */
export interface GemmShape {
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

export function gemmShape(parameters: KernelParameters): GemmShape {
  return { m: size(parameters, "m"), n: size(parameters, "n"), k: size(parameters, "k") };
}

export const GEMM_PARAMETERS: readonly KernelParameter[] = [
  { name: "m", label: "rows of A", min: 1, max: 16_384 },
  { name: "n", label: "columns of B", min: 1, max: 16_384 },
  { name: "k", label: "inner dimension", min: 1, max: 16_384 },
];

export const GEMM_SIZES: Readonly<Record<Size, KernelParameters>> = {
  quick: { m: 128, n: 128, k: 128 },
  standard: { m: 1024, n: 1024, k: 1024 },
  large: { m: 4096, n: 4096, k: 4096 },
};

export const GEMM_SWEEP: Sweep = { parameter: "n", values: [64, 128, 256, 512, 1024, 2048] };

export function gemmBuffers({ m, n, k }: GemmShape): readonly BufferSpec[] {
  return [
    { name: "a", type: "f32", length: m * k, role: "input" },
    { name: "b", type: "f32", length: k * n, role: "input" },
    { name: "c", type: "f32", length: m * n, role: "output" },
  ];
}

export function gemmInputs(parameters: KernelParameters, random: () => number): Inputs {
  const { m, n, k } = gemmShape(parameters);
  return { a: uniform(m * k, random), b: uniform(k * n, random) };
}

/** C[i, j] = Σ A[i, l] B[l, j], both matrices stored by rows. */
export function gemmReference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>> {
  const { n, k } = gemmShape(parameters);
  const a = input(inputs, "a");
  const b = input(inputs, "b");
  return {
    c: (index) => {
      const row = Math.floor(index / n);
      const column = index % n;
      let sum = 0;
      for (let l = 0; l < k; l++) sum += (a[row * k + l] ?? 0) * (b[l * n + column] ?? 0);
      return sum;
    },
  };
}

/** What the sum of `products` products in single precision may err by. */
export function sumTolerance(products: number): Tolerance {
  return {
    relative: 8 * Math.sqrt(products + 16) * F32_ROUNDOFF,
    derivation:
      "Rounding errors of a sum of k products grow as √k·2⁻²⁴ in the root mean square (Higham and Mary 2019); eight times that leaves room for the largest of all elements.",
  };
}

export function gemmTolerance(parameters: KernelParameters): Tolerance {
  return sumTolerance(gemmShape(parameters).k);
}

export function gemmCost(parameters: KernelParameters): Cost {
  const { m, n, k } = gemmShape(parameters);
  return { usefulFlops: 2 * m * n * k, compulsoryBytes: 4 * (m * k + k * n + m * n) };
}
