import type { Kernel } from "../../kernel.js";
import { moeDenseActive, moeDenseTotal } from "./dense.js";
import { moeGrouped } from "./grouped.js";
import { moeNaive } from "./naive.js";

export const MOE_KERNELS: readonly Kernel[] = [moeDenseActive, moeDenseTotal, moeNaive, moeGrouped];
