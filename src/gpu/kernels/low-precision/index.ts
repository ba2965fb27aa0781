import type { Kernel } from "../../kernel.js";
import { lowPrecisionF16, lowPrecisionF32 } from "./float.js";
import { lowPrecisionInt4 } from "./int4.js";
import { lowPrecisionInt8 } from "./int8.js";

export const LOW_PRECISION_KERNELS: readonly Kernel[] = [
  lowPrecisionF32,
  lowPrecisionF16,
  lowPrecisionInt8,
  lowPrecisionInt4,
];
