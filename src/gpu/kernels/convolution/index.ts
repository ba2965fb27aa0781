import type { Kernel } from "../../kernel.js";
import { convolutionDepthwise } from "./depthwise.js";
import { convolutionLongDirect } from "./long-direct.js";
import { convolutionLongFft } from "./long-fft.js";

export const CONVOLUTION_KERNELS: readonly Kernel[] = [convolutionDepthwise, convolutionLongDirect, convolutionLongFft];
