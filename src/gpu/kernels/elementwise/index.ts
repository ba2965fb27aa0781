import type { Kernel } from "../../kernel.js";
import { elementwiseLayernorm } from "./layernorm.js";
import { elementwiseLayernormUnfused } from "./layernorm-unfused.js";
import { elementwiseResidualRmsnorm } from "./residual-rmsnorm.js";
import { elementwiseResidualRmsnormUnfused } from "./residual-rmsnorm-unfused.js";
import { elementwiseRmsnorm } from "./rmsnorm.js";
import { elementwiseRmsnormUnfused } from "./rmsnorm-unfused.js";
import { elementwiseRope } from "./rope.js";
import { elementwiseRopeUnfused } from "./rope-unfused.js";
import { elementwiseSoftmax } from "./softmax.js";
import { elementwiseSoftmaxUnfused } from "./softmax-unfused.js";
import { elementwiseSwiglu } from "./swiglu.js";
import { elementwiseSwigluUnfused } from "./swiglu-unfused.js";

export const ELEMENTWISE_KERNELS: readonly Kernel[] = [
  elementwiseRmsnorm,
  elementwiseRmsnormUnfused,
  elementwiseResidualRmsnorm,
  elementwiseResidualRmsnormUnfused,
  elementwiseLayernorm,
  elementwiseLayernormUnfused,
  elementwiseSoftmax,
  elementwiseSoftmaxUnfused,
  elementwiseSwiglu,
  elementwiseSwigluUnfused,
  elementwiseRope,
  elementwiseRopeUnfused,
];
