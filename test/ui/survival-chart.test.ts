import { expect, it } from "vitest";
import { kaplanMeier } from "../../src/analysis/survival.ts";
import { cumulative } from "../../src/ui/survival-chart.ts";

it("runs from nothing at the start to the end of the watch or of the figure", () => {
  const curve = kaplanMeier([
    { months: 10, event: true },
    { months: 40, event: false },
  ]);
  expect(cumulative(curve, 96).map(({ months, share }) => [months, share])).toEqual([
    [0, 0],
    [10, 0.5],
    [40, 0.5],
  ]);
  expect(cumulative(curve, 24).at(-1)).toMatchObject({ months: 24, share: 0.5 });
  expect(cumulative(kaplanMeier([]), 24)).toHaveLength(1);
});
