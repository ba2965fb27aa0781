import type { Kernel } from "../../kernel.js";
import { kanRbf, kanSplineDense } from "./expanded.js";
import { kanMlpFlops, kanMlpParams } from "./mlp.js";
import { kanSpline } from "./spline.js";

export const KAN_KERNELS: readonly Kernel[] = [kanMlpParams, kanMlpFlops, kanSpline, kanSplineDense, kanRbf];
