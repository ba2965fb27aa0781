import { expect, test } from "vitest";
import { summarise } from "../../src/dataset/summary.ts";

const row = (zone_2025: "green" | "red" | null, adoption_2025: number | null, introduced: string | null) => ({
  zone_2025,
  adoption_2025,
  introduced,
});

test("a selection is summed up by zone, in the order of zones", () => {
  const rows = [
    row("red", null, null),
    row("green", 3, "2020-05-01"),
    row("green", 1, "2022-01-01"),
    row("green", 2, "2021-01-01"),
    row(null, 3, "2020-01-01"),
  ];
  expect(summarise(rows)).toEqual([
    { zone: "green", techniques: 3, widelyUsed: 2, medianYear: 2021 },
    { zone: "red", techniques: 1, widelyUsed: 0, medianYear: null },
  ]);
});

test("nothing sums up to nothing", () => {
  expect(summarise([])).toEqual([]);
});
