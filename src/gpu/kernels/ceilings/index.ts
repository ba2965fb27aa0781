import type { Kernel } from "../../kernel.js";
import { ceilingsCopy } from "./copy.js";
import { ceilingsFmaF16, ceilingsFmaScalar, ceilingsFmaVec4 } from "./fma.js";
import { ceilingsTriad } from "./triad.js";

export const CEILINGS_KERNELS: readonly Kernel[] = [
  ceilingsCopy,
  ceilingsTriad,
  ceilingsFmaScalar,
  ceilingsFmaVec4,
  ceilingsFmaF16,
];
