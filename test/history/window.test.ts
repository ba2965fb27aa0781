import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clampWindow,
  MIN_MONTHS,
  monthsOf,
  monthText,
  panned,
  parseMonth,
  readWindow,
  zoomed,
} from "../../src/history/window.ts";

const month = (text: string) => parseMonth(text) ?? Number.NaN;
const LIMITS = { from: month("1982-04"), to: month("2025-12") };
const STANDARD = { from: month("2012-01"), to: month("2025-12") };
const windows = fc
  .tuple(fc.integer({ min: LIMITS.from, max: LIMITS.to }), fc.integer({ min: 0, max: 600 }))
  .map(([from, length]) => ({ from, to: from + length }));

describe("months", () => {
  it("read and write `2017-06`", () => {
    expect(month("2000-01")).toBe(24_000);
    expect(monthText(24_000)).toBe("2000-01");
    expect(monthText(month("2017-12"))).toBe("2017-12");
    expect(monthsOf("2017-06-01")).toBe(month("2017-06"));
    for (const bad of ["2017", "2017-13", "2017-00", "17-06", ""]) expect(parseMonth(bad)).toBeNull();
  });
});

describe("a window", () => {
  it("stays within the limits and never gets shorter than half a year", () => {
    fc.assert(
      fc.property(
        windows,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: -900, max: 900 }),
        (w, factor, by) => {
          for (const next of [
            clampWindow(w, LIMITS),
            zoomed(clampWindow(w, LIMITS), factor, w.from, LIMITS),
            panned(w, by, LIMITS),
          ]) {
            expect(next.from).toBeGreaterThanOrEqual(LIMITS.from - 1e-6);
            expect(next.to).toBeLessThanOrEqual(LIMITS.to + 1e-6);
            expect(next.to - next.from).toBeGreaterThanOrEqual(MIN_MONTHS - 1e-6);
          }
        },
      ),
    );
  });

  it("keeps the moment under the pointer where it is", () => {
    const at = month("2020-01");
    const half = zoomed(STANDARD, 0.5, at, LIMITS);
    const place = (w: typeof half) => (at - w.from) / (w.to - w.from);
    expect(place(half)).toBeCloseTo(place(STANDARD), 10);
    expect(half.to - half.from).toBeCloseTo((STANDARD.to - STANDARD.from) / 2, 10);
  });
});

describe("readWindow", () => {
  const read = (query: string) => readWindow(new URLSearchParams(query), STANDARD, LIMITS);

  it("takes months from the address", () => {
    expect(read("")).toEqual({ window: STANDARD, problems: [] });
    expect(read("from=2017-06&to=2020-01").window).toEqual({ from: month("2017-06"), to: month("2020-01") });
  });

  it("says what it cannot use, and has the standard window", () => {
    expect(read("from=soon&to=2020-01")).toEqual({
      window: { from: STANDARD.from, to: month("2020-01") },
      problems: ["“from” in the address is “soon”, but must be a month from 1982-04 to 2025-12; 2012-01 is used."],
    });
    expect(read("to=1900-01").problems).toHaveLength(1);
    const turned = read("from=2020-01&to=2012-01");
    expect(turned.window).toEqual(STANDARD);
    expect(turned.problems).toHaveLength(1);
  });
});
