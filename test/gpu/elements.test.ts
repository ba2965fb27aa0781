import { Float16Array } from "@petamoriken/float16";
import { randomLcg } from "d3";
import { describe, expect, it } from "vitest";
import {
  bufferBytes,
  decodeValues,
  encodeValues,
  isPoison,
  POISON_BYTE,
  storageError,
} from "../../src/gpu/elements.ts";
import type { BufferSpec, ElementType, Values } from "../../src/gpu/kernel.ts";

const spec = (type: ElementType, length: number): BufferSpec => ({ name: "x", type, length, role: "output" });

/** The bytes that a device is given. */
const stored = (of: BufferSpec, values: Values): ArrayBuffer => Uint8Array.from(encodeValues(of, values)).buffer;

/** Bit patterns of IEEE 754 binary16, from the standard's definition. */
const HALVES: readonly (readonly [bits: number, value: number])[] = [
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 0.333251953125],
  [0x7bff, 65_504],
  [0x0400, 2 ** -14],
  [0x0001, 2 ** -24],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
];

describe("f16", () => {
  const values = Float32Array.from(HALVES, ([, value]) => value);
  const bits = HALVES.map(([pattern]) => pattern);

  it("is encoded as the standard says", () => {
    expect([...new Uint16Array(stored(spec("f16", values.length), values))]).toEqual(bits);
  });

  it("is decoded as the standard says", () => {
    expect(decodeValues(spec("f16", values.length), Uint16Array.from(bits).buffer)).toEqual(values);
  });

  it("rounds to the nearest, to even where two are as near, and overflows to infinity", () => {
    const rounded = [1 + 2 ** -11, 1 + 3 * 2 ** -11, 1 + 2 ** -11 + 2 ** -20, 65_520, 2 ** -25];
    const encoded = stored(spec("f16", 5), Float32Array.from(rounded));
    expect([...new Uint16Array(encoded).subarray(0, 5)]).toEqual([0x3c00, 0x3c02, 0x3c01, 0x7c00, 0x0000]);
  });

  it("agrees with an emulation of Float16Array at every magnitude, and decodes every pattern", () => {
    const random = randomLcg(11);
    const bits = Uint32Array.from({ length: 40_000 }, () => Math.floor(random() * 2 ** 32));
    // Half of them with an exponent that binary16 has too, and a third of them ties.
    for (let index = 0; index < bits.length; index += 2)
      bits[index] = ((bits[index] ?? 0) & 0x807fffff) | ((100 + (index % 46)) << 23);
    for (let index = 0; index < bits.length; index += 3) bits[index] = (bits[index] ?? 0) & 0xfffff000;
    const numbers = new Float32Array(bits.buffer).filter((value) => !Number.isNaN(value));
    const right = new Float16Array(numbers);
    expect(new Uint16Array(stored(spec("f16", numbers.length), numbers), 0, numbers.length)).toEqual(
      new Uint16Array(right.buffer),
    );
    const patterns = Uint16Array.from({ length: 2 ** 16 }, (_, pattern) => pattern);
    expect(decodeValues(spec("f16", patterns.length), patterns.buffer)).toEqual(
      Float32Array.from(new Float16Array(patterns.buffer)),
    );
  });

  it("costs a value between two halves their distance, and singles nothing", () => {
    const halves = new Float16Array(Uint16Array.from({ length: 0x7c00 }, (_, pattern) => pattern).buffer);
    const wrong: number[] = [];
    for (let pattern = 0; pattern + 1 < halves.length; pattern++) {
      const [below = 0, above = 0] = halves.subarray(pattern, pattern + 2);
      const between = below + (above - below) / 3;
      if (storageError("f16", between) !== above - below) wrong.push(between);
      if (storageError("f16", -between) !== above - below) wrong.push(-between);
    }
    expect(wrong).toEqual([]);
    expect(storageError("f32", 1 / 3)).toBe(0);
  });

  it("takes a multiple of four bytes, the last of an odd number of elements unused", () => {
    expect(bufferBytes(spec("f16", 3))).toBe(8);
    const encoded = stored(spec("f16", 3), Float32Array.of(1, 2, 3));
    expect(encoded.byteLength).toBe(8);
    expect(decodeValues(spec("f16", 3), encoded)).toEqual(Float32Array.of(1, 2, 3));
  });
});

describe("other types", () => {
  it.each([
    ["f32", Float32Array.of(0.1, -1e-45, 3e38)],
    ["u32", Uint32Array.of(0, 1, 0xfffffffe)],
    ["i32", Int32Array.of(-(2 ** 31), -2, 2 ** 31 - 1)],
  ] as const)("come back as they went: %s", (type, values) => {
    expect(decodeValues(spec(type, 3), stored(spec(type, 3), values))).toEqual(values);
  });

  it("are little-endian, as devices read them", () => {
    expect([...encodeValues(spec("u32", 1), Uint32Array.of(0x01020304))]).toEqual([4, 3, 2, 1]);
  });
});

it("a part of a larger array is encoded without the rest", () => {
  const part = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
  expect(decodeValues(spec("f32", 2), stored(spec("f32", 2), part))).toEqual(Float32Array.of(2, 3));
});

it("values of another length than the buffer's are refused", () => {
  expect(() => encodeValues(spec("f32", 2), Float32Array.of(1))).toThrow("has 2 elements, but was given 1");
});

it.each(["f32", "f16", "u32", "i32"] as const)("poison is recognised as %s, and plain values are not", (type) => {
  const bytes = new Uint8Array(bufferBytes(spec(type, 2))).fill(POISON_BYTE);
  expect([...decodeValues(spec(type, 2), bytes.buffer)].every((value) => isPoison(type, value))).toBe(true);
  expect([0, 1, 65_504].some((value) => isPoison(type, value))).toBe(false);
});
