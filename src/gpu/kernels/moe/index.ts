import type { Kernel } from "../../kernel.js";
import { moeDenseActive, moeDenseTotal } from "./dense.js";
import { moeGrouped } from "./grouped.js";
import { moeNaive } from "./naive.js";
import { moeRouter } from "./router.js";

export const MOE_KERNELS: readonly Kernel[] = [moeDenseActive, moeDenseTotal, moeRouter, moeNaive, moeGrouped];
