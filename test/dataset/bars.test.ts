import { describe, expect, it } from "vitest";
import { plainBars, valuesBetween, yearBars } from "../../src/dataset/bars.ts";

const totals = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

describe("bars", () => {
  it("leave out what is not known where all is known", () => {
    const bars = plainBars(["a", "b", "unknown"], totals({ a: 1 }), (value) => value.toUpperCase());
    expect(bars).toEqual([
      { label: "A", values: ["a"] },
      { label: "B", values: ["b"] },
    ]);
  });

  it("gather the rare early years into one and leave no later year out", () => {
    const bars = yearBars(totals({ 2000: 1, 2002: 1, 2020: 40, 2022: 60, unknown: 9 }));
    expect(bars[0]?.label).toBe("2019 and earlier");
    expect(bars[0]?.values).toHaveLength(20);
    expect(bars.slice(1).map(({ label }) => label)).toEqual(["2020", "2021", "2022"]);
  });

  it("are one for each year where none is rare", () => {
    expect(yearBars(totals({ 2020: 5, 2021: 5 })).map(({ label }) => label)).toEqual(["2020", "2021"]);
    expect(yearBars(totals({}))).toEqual([]);
  });

  it("give the same values dragged over in either direction", () => {
    const bars = yearBars(totals({ 2020: 5, 2021: 5, 2022: 5 }));
    expect(valuesBetween(bars, 0, 1)).toEqual(["2020", "2021"]);
    expect(valuesBetween(bars, 1, 0)).toEqual(["2020", "2021"]);
  });
});
