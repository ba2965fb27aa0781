import { describe, expect, it } from "vitest";
import { inputRandom } from "../../../src/gpu/inputs.ts";
import { input, type KernelParameters } from "../../../src/gpu/kernel.ts";
import {
  decodeGqa,
  decodeGqaF16,
  decodeMha,
  decodeMla,
  decodeMlaF16,
  decodeMqa,
  decodeSparse,
} from "../../../src/gpu/kernels/decode/kernels.ts";
import { DECODE_CASES, ODD, ODD_LATENT } from "../cases/decode.ts";
import { testFamily } from "../family.ts";
import { check } from "../lab.ts";
import { inSinglePrecision } from "../single-precision.ts";

testFamily("decode", DECODE_CASES);

describe("decode with a cache in half precision", () => {
  it("is right but for rounding", async () => {
    expect(await check(inSinglePrecision(decodeGqaF16, decodeGqa), ODD)).toMatchObject({ problem: null });
    expect(await check(inSinglePrecision(decodeMlaF16, decodeMla), ODD_LATENT)).toMatchObject({ problem: null });
  });
});

describe("decode costs", () => {
  const shape = { context: 4096, queryHeads: 32, headDim: 128, batch: 1, latent: 512, rope: 64, selected: 512 };
  const cacheBytes = (kernel: { cost(parameters: KernelParameters): { compulsoryBytes: number } }, outside: number) =>
    kernel.cost(shape).compulsoryBytes - 4 * 32 * outside;

  it("reads of the cache what each kind of attention must", () => {
    expect(cacheBytes(decodeMha, 256)).toBe(4 * 4096 * 32 * 256);
    expect(cacheBytes(decodeGqa, 256)).toBe(4 * 4096 * 4 * 256);
    expect(cacheBytes(decodeGqaF16, 256)).toBe(2 * 4096 * 4 * 256);
    expect(cacheBytes(decodeMqa, 256)).toBe(4 * 4096 * 256);
    expect(cacheBytes(decodeMla, 1088)).toBe(4 * 4096 * 576);
    expect(cacheBytes(decodeSparse, 1088)).toBe(4 * 512 * 576 + 4 * 512);
  });

  it("selects distinct tokens in rising order", () => {
    const selected = input(decodeSparse.inputs({ ...shape, batch: 2, latent: 1, rope: 1 }, inputRandom(1)), "selected");
    expect(selected).toHaveLength(1024);
    for (const sequence of [selected.subarray(0, 512), selected.subarray(512)]) {
      expect(new Set(sequence).size).toBe(512);
      expect([...sequence]).toEqual([...sequence].sort((a, b) => a - b));
      expect(Math.max(...sequence)).toBeLessThan(4096);
    }
  });
});
