import type { Kernel } from "../../kernel.js";
import { continuousDopri5 } from "./dopri5.js";
import { continuousResidual } from "./residual.js";
import { continuousRk4 } from "./rk4.js";

export const CONTINUOUS_KERNELS: readonly Kernel[] = [continuousResidual, continuousRk4, continuousDopri5];
