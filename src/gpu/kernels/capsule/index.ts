import type { Kernel } from "../../kernel.js";
import { capsuleLinear } from "./linear.js";
import { capsuleRouting } from "./routing.js";

export const CAPSULE_KERNELS: readonly Kernel[] = [capsuleLinear, capsuleRouting];
