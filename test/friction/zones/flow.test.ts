import { describe, expect, it } from "vitest";
import { flowOf, greenSentence, offsets, ribbons } from "../../../src/friction/zones/flow.ts";
import { biasSentence, flowCaption } from "../../../src/friction/zones/flow-chart.ts";
import type { FlowRow } from "../../../src/friction/zones/rows.ts";

const row = (more: Partial<FlowRow>): FlowRow => ({
  zone_introduction: "yellow",
  green_2025: 0,
  yellow_2025: 0,
  orange_2025: 0,
  red_2025: 0,
  n: 0,
  e_rose: 0,
  e_fell: 0,
  adopted: 0,
  adopted_e_rose: 0,
  not_adopted: 0,
  not_adopted_e_rose: 0,
  ...more,
});

const rows = [
  row({
    green_2025: 6,
    yellow_2025: 3,
    orange_2025: 1,
    n: 10,
    e_rose: 7,
    e_fell: 1,
    adopted: 8,
    adopted_e_rose: 6,
    not_adopted: 2,
  }),
  row({
    zone_introduction: "red",
    orange_2025: 2,
    red_2025: 8,
    n: 10,
    e_rose: 3,
    adopted: 2,
    adopted_e_rose: 2,
    not_adopted: 8,
    not_adopted_e_rose: 1,
  }),
];

describe("the flow between zones", () => {
  const flow = flowOf(rows);

  it("counts what moved, and which way", () => {
    expect(flow).toMatchObject({ n: 20, better: 8, worse: 1, stayed: 11, eRose: 10, eFell: 1 });
    expect(flow.before("yellow")).toBe(10);
    expect(flow.after("orange")).toBe(3);
    expect(flow.roseOfAdopted).toMatchObject({ share: 0.8, n: 10 });
    expect(flow.roseOfNotAdopted).toMatchObject({ share: 0.1, n: 10 });
  });

  it("lays bands out without gaps within a zone", () => {
    const bands = ribbons(flow, 2);
    expect(bands.map(({ from, to, n }) => [from, to, n])).toEqual([
      ["yellow", "green", 6],
      ["yellow", "yellow", 3],
      ["yellow", "orange", 1],
      ["red", "orange", 2],
      ["red", "red", 8],
    ]);
    expect(bands[1]?.start).toEqual([8, 11]);
    const orange = (offsets(flow.after, 2).get("orange") ?? 0) + 1;
    expect(bands[3]?.end).toEqual([orange, orange + 2]);
  });

  it("is told in words", () => {
    expect(flowCaption(rows)).toContain("Of 20 techniques, 8 moved to a zone with less friction, 1 to one with more");
    expect(flowCaption([])).toContain("No technique");
    expect(biasSentence(flow)).toContain("80%");
    expect(biasSentence(flowOf([]))).not.toContain("%");
    expect(greenSentence(flow)).toContain("Of the 6 that are green in 2025, 6 started in another zone");
  });
});
