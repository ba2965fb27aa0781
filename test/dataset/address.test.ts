import { describe, expect, it } from "vitest";
import { type AddressSpec, EMPTY_STATE, type ListState, readAddress, writeAddress } from "../../src/dataset/address.ts";

const SPEC: AddressSpec = {
  facets: [
    { key: "zone", label: "Zone", values: ["green", "yellow", "orange", "red", "unknown"] },
    { key: "year", label: "Year", values: ["2019", "2020", "2021", "2022", "2023", "unknown"] },
  ],
  sortKeys: ["name", "year"],
  openKey: "id",
  isRow: (id) => id === "moe",
};

const read = (query: string) => {
  const parameters = new URLSearchParams(query);
  return readAddress((key) => parameters.get(key), SPEC);
};

const write = (state: ListState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(writeAddress(state, SPEC)).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );

const state = (more: Partial<ListState>): ListState => ({ ...EMPTY_STATE, ...more });

describe("an address", () => {
  it("is empty for an untouched list", () => {
    expect(write(EMPTY_STATE)).toEqual({});
    expect(read("")).toEqual({ state: EMPTY_STATE, problems: [] });
  });

  it("gives back every state that it was given", () => {
    const states = [
      state({ q: "latent attention & “more”" }),
      state({ picks: { zone: new Set(["red", "unknown"]) } }),
      state({ picks: { year: new Set(["2019", "2020", "2021", "2023"]) } }),
      state({
        picks: { year: new Set(["2019", "2020"]), zone: new Set(["green"]) },
        order: { key: "name", descending: true },
      }),
      state({ order: { key: "year", descending: false }, open: "moe" }),
    ];
    for (const before of states) {
      const { state: after, problems } = read(new URLSearchParams(write(before)).toString());
      expect(after).toEqual(before);
      expect(problems).toEqual([]);
    }
  });

  it("shortens three or more numbers in a row, never names", () => {
    expect(write(state({ picks: { year: new Set(["2019", "2020", "2021", "2023"]) } }))).toEqual({
      year: "2019..2021,2023",
    });
    expect(write(state({ picks: { zone: new Set(["green", "yellow", "orange"]) } }))).toEqual({
      zone: "green,yellow,orange",
    });
    expect(write(state({ picks: { year: new Set(["2019", "2020"]) } }))).toEqual({ year: "2019,2020" });
  });

  it("keeps what is good of a filter and says what is not", () => {
    const { state: kept, problems } = read("zone=red,purple&year=2019..1887&sort=colour&id=nothing");
    expect(kept).toEqual(state({ picks: { zone: new Set(["red"]) } }));
    expect(problems).toEqual([
      "The filter “Zone” has no value “purple”.",
      "The filter “Year” has no value “2019..1887”.",
      "The list cannot be sorted by “colour”.",
      "No row has the id “nothing”.",
    ]);
  });

  it("cuts an endless search off and does not repeat an endless value", () => {
    const { state: kept, problems } = read(`q=${"x".repeat(500)}&sort=${"y".repeat(500)}`);
    expect(kept.q).toHaveLength(200);
    expect(problems[0]).toContain("longer than 200 characters");
    expect(problems[1]?.length).toBeLessThan(120);
  });

  it("ignores commas without anything between them", () => {
    expect(read("zone=,,red,")).toEqual({ state: state({ picks: { zone: new Set(["red"]) } }), problems: [] });
  });

  it("leaves out a search of spaces", () => {
    expect(write(state({ q: "  " }))).toEqual({});
  });
});
