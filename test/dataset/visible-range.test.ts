import { describe, expect, it } from "vitest";
import { visibleRange } from "../../src/dataset/visible-range.ts";

const range = (scrollTop: number, count = 10_000) => visibleRange({ count, rowHeight: 40, scrollTop, height: 400 }, 5);

describe("visibleRange", () => {
  it("starts at the first row", () => {
    expect(range(0)).toEqual([0, 15]);
  });

  it("takes in rows that show in part and some around", () => {
    expect(range(4010)).toEqual([95, 116]);
  });

  it("ends with the last row", () => {
    expect(range(10_000 * 40 - 400)).toEqual([9985, 10_000]);
  });

  it("is empty without rows and where a list has shrunk above what was scrolled to", () => {
    expect(range(0, 0)).toEqual([0, 0]);
    const [first, end] = range(90_000, 3);
    expect([first, end]).toEqual([0, 3]);
  });
});
