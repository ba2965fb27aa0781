import { describe, expect, it } from "vitest";
import { architectureList } from "../../src/dataset/architecture-list.ts";
import { select } from "../../src/dataset/selection.ts";
import { manyTechniques, technique } from "./architectures.ts";

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const nothing = { q: "", picks: {}, order: null };

describe("a selection", () => {
  const list = architectureList([
    technique("a", { adoption_2025: 1, name: "Beta" }),
    technique("b", { adoption_2025: 3, name: "alpha" }),
    technique("c", { adoption_2025: 3, n_models: 9, name: "Gamma beta" }),
    technique("d", { adoption_2025: null, name: "Delta", zone_2025: null, introduced: null }),
  ]);

  it("starts with what is most used", () => {
    expect(ids(select(list, nothing).rows)).toEqual(["c", "b", "a", "d"]);
  });

  it("ranks by relevance where there are words and no other order", () => {
    expect(ids(select(list, { ...nothing, q: "beta" }).rows)).toEqual(["a", "c"]);
    expect(ids(select(list, { ...nothing, q: "beta", order: { key: "adoption", descending: true } }).rows)).toEqual([
      "c",
      "a",
    ]);
  });

  it("sorts names without regard to case", () => {
    expect(ids(select(list, { ...nothing, order: { key: "name", descending: false } }).rows)).toEqual([
      "b",
      "a",
      "d",
      "c",
    ]);
  });

  it("can ask for what is not known", () => {
    expect(ids(select(list, { ...nothing, picks: { zone: new Set(["unknown"]) } }).rows)).toEqual(["d"]);
    expect(ids(select(list, { ...nothing, picks: { year: new Set(["unknown"]) } }).rows)).toEqual(["d"]);
  });
});

describe("a selection of ten thousand techniques", () => {
  const rows = manyTechniques(10_000);
  const list = architectureList(rows);
  const picks = { zone: new Set(["green", "unknown"]), adoption: new Set(["2", "3"]), year: new Set(["2020", "2021"]) };
  const state = { q: "fla att", picks, order: { key: "models", descending: true } };
  const startsWord = (text: string, start: string) =>
    text
      .toLowerCase()
      .split(" ")
      .some((word) => word.startsWith(start));
  const matches = (row: (typeof rows)[number]) =>
    ["fla", "att"].every((start) => startsWord(`${row.name} ${row.one_line}`, start));
  const checks = {
    zone: (row: (typeof rows)[number]) => row.zone_2025 === "green" || row.zone_2025 === null,
    adoption: (row: (typeof rows)[number]) => (row.adoption_2025 ?? 0) >= 2,
    year: (row: (typeof rows)[number]) => /^202[01]/.test(row.introduced ?? ""),
  };

  it("holds just the rows that a plain reading of the filters gives, most models first", () => {
    const expected = rows.filter((row) => matches(row) && Object.values(checks).every((check) => check(row)));
    const found = select(list, state).rows;
    expect(found.length).toBeGreaterThan(10);
    expect(new Set(found)).toEqual(new Set(expected));
    expect(found.map((row) => row.n_models)).toEqual(expected.map((row) => row.n_models).sort((a, b) => b - a));
  });

  it("counts each facet as if its own filter were lifted", () => {
    const { counts } = select(list, state);
    const withoutZone = rows.filter((row) => matches(row) && checks.adoption(row) && checks.year(row));
    expect(counts.get("zone")?.get("red")).toBe(withoutZone.filter((row) => row.zone_2025 === "red").length);
    const withoutYear = rows.filter((row) => matches(row) && checks.zone(row) && checks.adoption(row));
    expect(counts.get("year")?.get("2015")).toBe(
      withoutYear.filter((row) => row.introduced?.startsWith("2015")).length,
    );
  });

  it("is in the same order each time", () => {
    const order = { key: "h", descending: false };
    expect(ids(select(list, { ...nothing, order }).rows)).toEqual(
      ids(select(architectureList(rows.toReversed()), { ...nothing, order }).rows),
    );
  });
});
