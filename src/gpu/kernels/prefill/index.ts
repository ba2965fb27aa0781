import type { Kernel } from "../../kernel.js";
import { prefillFlash, prefillFlashF16, prefillSliding } from "./flash.js";
import { prefillMaterialized } from "./materialized.js";

export const PREFILL_KERNELS: readonly Kernel[] = [prefillMaterialized, prefillFlash, prefillFlashF16, prefillSliding];
