import { describe, expect, it } from "vitest";
import {
  claimedDate,
  claimedNumber,
  claimedRange,
  describeFigures,
  parseRange,
} from "../../../src/friction/measured/quantity.ts";

const claim = (quantity: string | null, unit: string | null = null) => [{ id: "c", quantity, unit }];

describe("a claimed figure", () => {
  it.each([
    ["2-3", [2, 3]],
    ["1.3–1.5", [1.3, 1.5]],
    ["~60", [60, 60]],
    ["32k", [32_768, 32_768]],
    ["64K-128K", [65_536, 131_072]],
    ["fraction", null],
    ["2-3-4", null],
    ["", null],
  ])("%s is %j", (text, range) => {
    expect(parseRange(text)).toEqual(range);
  });

  it("is found by its place among several", () => {
    expect(claimedNumber(claim("~60; 32k", "%; tokens"), "c")).toBe(60);
    expect(claimedNumber(claim("~60; 32k", "%; tokens"), "c", 1)).toBe(32_768);
  });

  it("is asked for by a test that cannot do without it", () => {
    expect(() => claimedRange(claim("fraction"), "c")).toThrow("The claim c names no range of numbers: fraction");
    expect(() => claimedRange([], "c")).toThrow("not on record");
  });

  it("may be a date", () => {
    expect(claimedDate(claim("2024 (late)"), "c")).toBe("2024-07-01");
    expect(claimedDate(claim("2024-09"), "c")).toBe("2024-09-01");
    expect(() => claimedDate(claim("soon"), "c")).toThrow("names no date");
  });
});

describe("a claim's figures in words", () => {
  it.each([
    ["2-3", "x", "2–3×"],
    ["~60; 32k", "%; tokens", "~60%; 32K tokens"],
    ["64K-128K", "tokens", "64K–128K tokens"],
    ["7; 13", "B parameters", "7B and 13B parameters"],
    ["0.13-2.8", "B parameters", "0.13–2.8B parameters"],
    ["52", "B active parameters", "52B active parameters"],
    ["100", "% of 13B+", "100% of 13B+"],
    ["2024 (late)", "date", "late 2024"],
    ["2024-09", "date", "2024-09"],
    ["fraction", "x", "a fraction"],
    ["unreleased as of 2025-12", "status", "unreleased as of 2025-12"],
    [null, null, null],
  ])("%s in %s: %s", (quantity, unit, words) => {
    expect(describeFigures({ quantity, unit })).toBe(words);
  });
});
