/** Pieces that the WGSL of several families is generated from. */

/** As many lines as asked, each written for its index: a loop that no compiler has to unroll. */
export function unrolled(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

/** What a buffer is read and written by: four elements at once where its length allows, else one by one. */
export interface Unit {
  readonly type: "vec4<f32>" | "f32";
  readonly width: 4 | 1;
}

export function unitOf(length: number): Unit {
  return length % 4 === 0 ? { type: "vec4<f32>", width: 4 } : { type: "f32", width: 1 };
}

/** The smallest power of two that is not below `value`. */
export function powerOfTwoFrom(value: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, value)));
}
