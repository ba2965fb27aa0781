import type { Kernel } from "../../kernel.js";
import {
  decodeGqa,
  decodeGqaF16,
  decodeMha,
  decodeMhaF16,
  decodeMla,
  decodeMlaF16,
  decodeMqa,
  decodeMqaF16,
  decodeSparse,
  decodeSparseF16,
} from "./kernels.js";

export const DECODE_KERNELS: readonly Kernel[] = [
  decodeMha,
  decodeGqa,
  decodeMqa,
  decodeMla,
  decodeSparse,
  decodeMhaF16,
  decodeGqaF16,
  decodeMqaF16,
  decodeMlaF16,
  decodeSparseF16,
];
