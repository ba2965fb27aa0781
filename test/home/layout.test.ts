import { describe, expect, it } from "vitest";
import { cellOf, flows, type Grid, largestFlows, latticeSpacing, placeInCells } from "../../src/home/layout.ts";

const grid: Grid = { width: 700, height: 500, margin: { top: 0, right: 0, bottom: 0, left: 0 } };

const crowd = (h: number, e: number, n: number) =>
  Array.from({ length: n }, (_, i) => ({ id: `${h}-${e}-${i}`, h, e }));

describe("cellOf", () => {
  it("puts H to the right and E upwards", () => {
    expect(cellOf(0, 4, grid)).toEqual({ x: 0, y: 0, width: 100, height: 100 });
    expect(cellOf(6, 0, grid)).toEqual({ x: 600, y: 400, width: 100, height: 100 });
  });
});

describe("placeInCells", () => {
  it("keeps every mark inside its own cell", () => {
    const { placed } = placeInCells([...crowd(6, 4, 180), ...crowd(3, 1, 7), ...crowd(0, 0, 1)], grid);
    expect(placed).toHaveLength(188);
    for (const { item, x, y } of placed) {
      const cell = cellOf(item.h, item.e, grid);
      expect(x).toBeGreaterThan(cell.x);
      expect(x).toBeLessThan(cell.x + cell.width);
      expect(y).toBeGreaterThan(cell.y);
      expect(y).toBeLessThan(cell.y + cell.height);
    }
  });

  it("never puts two marks on one spot", () => {
    const { placed } = placeInCells(crowd(5, 2, 250), grid);
    expect(new Set(placed.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`)).size).toBe(250);
  });

  it("centres a lone mark in the room beside the arrows and below the zone's name", () => {
    const { placed } = placeInCells(crowd(2, 3, 1), grid);
    // The cell spans 200–300 by 100–200; 17 are for arrows, 14 for the name, 5 stay empty.
    expect(placed[0]?.x).toBeCloseTo((217 + 295) / 2);
    expect(placed[0]?.y).toBeCloseTo((114 + 195) / 2);
  });

  it("places nothing where there is nothing", () => {
    expect(placeInCells([], grid).placed).toEqual([]);
  });
});

describe("latticeSpacing", () => {
  it("is as wide as the box allows", () => {
    const spacing = latticeSpacing(100, 88, 88);
    expect(Math.floor(88 / spacing) ** 2).toBeGreaterThanOrEqual(100);
    expect(Math.floor(88 / (spacing + 0.2)) ** 2).toBeLessThan(100);
  });
});

describe("flows", () => {
  it("counts moves by column and leaves out what stayed", () => {
    const rows = [
      { h: 6, from: 1, to: 4 },
      { h: 6, from: 1, to: 4 },
      { h: 6, from: 4, to: 4 },
      { h: 2, from: 1, to: 0 },
    ];
    expect(flows(rows)).toEqual([
      { h: 6, from: 1, to: 4, count: 2 },
      { h: 2, from: 1, to: 0, count: 1 },
    ]);
  });
});

describe("largestFlows", () => {
  it("keeps the largest of each column, the longer move first among equals", () => {
    const all = [
      { h: 6, from: 0, to: 1, count: 2 },
      { h: 6, from: 1, to: 4, count: 2 },
      { h: 6, from: 2, to: 4, count: 9 },
      { h: 1, from: 0, to: 1, count: 1 },
    ];
    expect(largestFlows(all, 2)).toEqual([
      { h: 6, from: 2, to: 4, count: 9, lane: 0 },
      { h: 6, from: 1, to: 4, count: 2, lane: 1 },
      { h: 1, from: 0, to: 1, count: 1, lane: 0 },
    ]);
  });
});
