import { describe, expect, it } from "vitest";
import { type Box, type Groups, groupCount, MAX_GROUPS_PER_DIMENSION, splitGrid, takeBox } from "../../src/gpu/grid.ts";
import { inputRandom } from "../../src/gpu/inputs.ts";

/** How often each workgroup of a grid is covered, x fastest. */
function coverage([x, y, z]: Groups, boxes: readonly Box[]): Uint32Array {
  const counts = new Uint32Array(x * y * z);
  for (const { offset, groups } of boxes)
    for (let k = offset[2]; k < offset[2] + groups[2]; k++)
      for (let j = offset[1]; j < offset[1] + groups[1]; j++)
        for (let i = offset[0]; i < offset[0] + groups[0]; i++) {
          const cell = (k * y + j) * x + i;
          counts[cell] = (counts[cell] ?? 0) + 1;
        }
  return counts;
}

describe("splitGrid", () => {
  it("covers every workgroup once, in boxes within the limit", () => {
    const random = inputRandom(1);
    const upTo = (most: number) => 1 + Math.floor(most * random());
    for (let trial = 0; trial < 500; trial++) {
      const grid: Groups = [upTo(23), upTo(11), upTo(7)];
      const most = upTo(trial % 2 === 0 ? 20 : 3000);
      const boxes = splitGrid(grid, most);
      expect(Math.max(...boxes.map(({ groups }) => groupCount(groups))), `${grid} by ${most}`).toBeLessThanOrEqual(
        most,
      );
      expect(new Set(coverage(grid, boxes)), `${grid} by ${most}`).toEqual(new Set([1]));
    }
  });

  it("keeps a grid whole that is within the limits", () => {
    expect(splitGrid([5, 4, 3], 60)).toEqual([{ offset: [0, 0, 0], groups: [5, 4, 3] }]);
  });

  it("cuts by layers, then rows, then within a row", () => {
    expect(splitGrid([4, 3, 2], 12)).toEqual([
      { offset: [0, 0, 0], groups: [4, 3, 1] },
      { offset: [0, 0, 1], groups: [4, 3, 1] },
    ]);
    expect(splitGrid([3, 2, 1], 2)).toEqual([
      { offset: [0, 0, 0], groups: [2, 1, 1] },
      { offset: [2, 0, 0], groups: [1, 1, 1] },
      { offset: [0, 1, 0], groups: [2, 1, 1] },
      { offset: [2, 1, 0], groups: [1, 1, 1] },
    ]);
  });

  it("takes single workgroups where less than one is asked for", () => {
    expect(splitGrid([3, 1, 1], 0.2)).toHaveLength(3);
  });

  it.each([[[200_000, 1, 1]], [[3, 150_000, 1]], [[70_000, 2, 70_000]]] as const)(
    "keeps each dimension of %j within a dispatch's limit",
    (grid) => {
      const boxes = splitGrid(grid, Number.POSITIVE_INFINITY);
      expect(Math.max(...boxes.flatMap(({ groups }) => groups))).toBeLessThanOrEqual(MAX_GROUPS_PER_DIMENSION);
      expect(boxes.reduce((sum, { groups }) => sum + groupCount(groups), 0)).toBe(groupCount(grid));
    },
  );
});

describe("takeBox", () => {
  it("covers a grid once when the limit grows on the way, as in a trial", () => {
    const grid: Groups = [13, 7, 5];
    const left: Box[] = [{ offset: [0, 0, 0], groups: grid }];
    const boxes: Box[] = [];
    let most = 1;
    for (let box = takeBox(left, most); box; box = takeBox(left, most)) {
      expect(groupCount(box.groups)).toBeLessThanOrEqual(most);
      boxes.push(box);
      most *= 2;
    }
    expect(new Set(coverage(grid, boxes))).toEqual(new Set([1]));
  });

  it("gives nothing when nothing is left", () => {
    expect(takeBox([], 10)).toBeNull();
  });
});
