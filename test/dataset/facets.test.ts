import { describe, expect, it } from "vitest";
import { type Facet, filterRows, togglePicks, withPicks } from "../../src/dataset/facets.ts";

interface Item {
  readonly zone: string;
  readonly year: string;
  readonly tags: readonly string[];
}

const facet = (key: "zone" | "year" | "tags"): Facet<Item> => ({
  key,
  label: key,
  values: [],
  valueOf: (item) => item[key],
  nameOf: String,
});

const FACETS = [facet("zone"), facet("year"), facet("tags")];

const ITEMS: readonly Item[] = [
  { zone: "green", year: "2020", tags: ["a", "b"] },
  { zone: "green", year: "2021", tags: ["a"] },
  { zone: "red", year: "2020", tags: [] },
  { zone: "red", year: "2022", tags: ["b"] },
];

const filtered = (picks: Readonly<Record<string, readonly string[]>>) => {
  const sets = Object.fromEntries(Object.entries(picks).map(([key, values]) => [key, new Set(values)]));
  const { rows, counts } = filterRows(ITEMS, FACETS, sets);
  return { rows, counts: Object.fromEntries([...counts].map(([key, map]) => [key, Object.fromEntries(map)])) };
};

describe("filterRows", () => {
  it("lets everything pass where nothing is picked", () => {
    expect(filtered({}).rows).toEqual(ITEMS);
    expect(filtered({ zone: [] }).rows).toEqual(ITEMS);
  });

  it("widens within a facet and narrows between facets", () => {
    expect(filtered({ zone: ["green", "red"], year: ["2020"] }).rows).toEqual([ITEMS[0], ITEMS[2]]);
  });

  it("counts each facet with its own filter lifted", () => {
    const { counts } = filtered({ zone: ["green"], year: ["2020"] });
    expect(counts["zone"]).toEqual({ green: 1, red: 1 });
    expect(counts["year"]).toEqual({ 2020: 1, 2021: 1 });
  });

  it("counts a row under each of its values", () => {
    expect(filtered({ tags: ["b"] }).rows).toEqual([ITEMS[0], ITEMS[3]]);
    expect(filtered({}).counts["tags"]).toEqual({ a: 2, b: 2 });
  });

  it("leaves rows that do not match out of every count", () => {
    const { rows, counts } = filterRows(ITEMS, FACETS, {}, (_, index) => index > 2);
    expect(rows).toEqual([ITEMS[3]]);
    expect(counts.get("zone")).toEqual(new Map([["red", 1]]));
  });
});

describe("picks", () => {
  it("lose a facet whose last value goes", () => {
    expect(withPicks({ zone: new Set(["red"]) }, "zone", [])).toEqual({});
  });

  it("toggle several values together", () => {
    const one = togglePicks({ year: new Set(["2020"]) }, "year", ["2020", "2021"]);
    expect(one).toEqual({ year: new Set(["2020", "2021"]) });
    expect(togglePicks(one, "year", ["2020", "2021"])).toEqual({});
  });
});
