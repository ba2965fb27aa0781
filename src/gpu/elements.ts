import { decodeHalves, encodeHalves, halfSpacing } from "./half.js";
import type { BufferSpec, ElementType, Values } from "./kernel.js";

const BYTES: Readonly<Record<ElementType, number>> = { f32: 4, f16: 2, u32: 4, i32: 4 };

/** Bytes of a buffer on the device, a multiple of four as copies need. */
export function bufferBytes({ type, length }: Pick<BufferSpec, "type" | "length">): number {
  return Math.ceil((length * BYTES[type]) / 4) * 4;
}

/** Values as a device stores them; a view of the values themselves where they are stored as they are. */
export function encodeValues(spec: BufferSpec, values: Values): Uint8Array {
  if (values.length !== spec.length) {
    throw new Error(`buffer ${spec.name} has ${spec.length} elements, but was given ${values.length}`);
  }
  if (spec.type !== "f16") return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bytes = new Uint8Array(bufferBytes(spec));
  const halves = encodeHalves(values instanceof Float32Array ? values : Float32Array.from(values));
  bytes.set(new Uint8Array(halves.buffer));
  return bytes;
}

/** What a device stored, as JavaScript's values. */
export function decodeValues({ type, length }: BufferSpec, bytes: ArrayBuffer): Values {
  switch (type) {
    case "f16":
      return decodeHalves(new Uint16Array(bytes, 0, length));
    case "f32":
      return new Float32Array(bytes, 0, length);
    case "u32":
      return new Uint32Array(bytes, 0, length);
    case "i32":
      return new Int32Array(bytes, 0, length);
  }
}

/** Every bit set: a NaN where it is read as a float, and no plausible count where it is read as a whole number. */
export const POISON_BYTE = 0xff;

export function isPoison(type: ElementType, value: number): boolean {
  return type === "u32" ? value === 0xffffffff : type === "i32" ? value === -1 : Number.isNaN(value);
}

/**
 * How far an element may lie from its value only because it is stored in a type shorter than that of the arithmetic.
 * WGSL leaves it to the device whether a conversion takes the half above or the half below.
 */
export function storageError(type: ElementType, value: number): number {
  return type === "f16" ? halfSpacing(value) : 0;
}
