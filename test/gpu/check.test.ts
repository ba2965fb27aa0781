import { describe, expect, it } from "vitest";
import { agreement as agreementIn, change as changeIn, checkedRuns } from "../../src/gpu/check.ts";
import { inputRandom } from "../../src/gpu/inputs.ts";
import type { ElementType, Reference, Values } from "../../src/gpu/kernel.ts";
import { startSlices } from "../../src/gpu/slices.ts";

const EXPECTED = [3, -4, 0, 5];
const ALL = [0, 1, 2, 3];
const reference = (index: number) => EXPECTED[index] ?? Number.NaN;
/** Of 3, −4, 0 and 5. */
const ROOT_MEAN_SQUARE = Math.sqrt(12.5);

const agreement = (got: Values, type: ElementType, expectedAt: Reference, indices: readonly number[]) => {
  const runs = indices.map((start) => ({ start, end: start + 1 }));
  return agreementIn(got, type, expectedAt, runs, startSlices(undefined));
};

const change = (first: Values, second: Values, type: ElementType) =>
  changeIn(first, second, type, startSlices(undefined));

const checkedIndices = (total: number, affordable: number, random: () => number) =>
  checkedRuns(total, affordable, random).flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, place) => start + place),
  );

describe("agreement", () => {
  it("finds none where all is equal", async () => {
    expect(await agreement(Float32Array.from(EXPECTED), "f32", reference, ALL)).toEqual({
      maxError: 0,
      worst: null,
      checkedElements: 4,
      totalElements: 4,
      unwritten: 0,
    });
  });

  it("measures errors against the root mean square, so that an element near zero is not held to its own size", async () => {
    const { maxError, worst } = await agreement(Float32Array.of(3, -4, 0.5, 5.25), "f32", reference, ALL);
    expect(maxError).toBeCloseTo(0.5 / ROOT_MEAN_SQUARE, 12);
    expect(worst).toEqual({ index: 2, got: 0.5, expected: 0 });
  });

  it("takes off what an element's own type costs, by the element's size", async () => {
    // Between 2 and 4 halves are 2⁻⁹ apart, between 4 and 8 twice that.
    const got = Float32Array.of(3 + 2 ** -9, -4, 0, 5 + 2 ** -8 + 2 ** -7);
    const { maxError, worst } = await agreement(got, "f16", reference, ALL);
    expect(maxError).toBeCloseTo(2 ** -7 / ROOT_MEAN_SQUARE, 12);
    expect(worst?.index).toBe(3);
    expect((await agreement(got, "f32", reference, ALL)).maxError).toBeGreaterThan(maxError);
    expect((await agreement(got.subarray(0, 3), "f16", reference, [0, 1, 2])).maxError).toBe(0);
  });

  it("measures absolute errors where all references are zero", async () => {
    expect((await agreement(Float32Array.of(0, 2), "f32", () => 0, [0, 1])).maxError).toBe(2);
  });

  it.each([
    ["a NaN", Float32Array.of(3, -4, Number.NaN, 5)],
    ["an infinity", Float32Array.of(3, -4, Number.POSITIVE_INFINITY, 5)],
  ])("fails at %s", async (_, got) => {
    const { maxError, worst, unwritten } = await agreement(got, "f32", reference, ALL);
    expect(maxError).toBe(Number.POSITIVE_INFINITY);
    expect(worst?.index).toBe(2);
    expect(unwritten).toBe(1);
  });

  it("fails where the reference is NaN", async () => {
    expect((await agreement(Float32Array.of(1), "f32", () => Number.NaN, [0])).maxError).toBe(Number.POSITIVE_INFINITY);
  });

  it("fails where an output is too short", async () => {
    expect((await agreement(Float32Array.of(3, -4), "f32", reference, ALL)).maxError).toBe(Number.POSITIVE_INFINITY);
  });

  it("counts unwritten elements also where they are not compared", async () => {
    expect(await agreement(Float32Array.of(3, Number.NaN, Number.NaN, 5), "f32", reference, [0, 3])).toMatchObject({
      maxError: 0,
      unwritten: 2,
    });
  });

  it.each([
    ["u32", Uint32Array.of(3, 0xffffffff)],
    ["i32", Int32Array.of(3, -1)],
  ] as const)("knows the poison of %s", async (type, got) => {
    expect((await agreement(got, type, () => 3, [0])).unwritten).toBe(1);
  });

  it("asks for elements in the order given", async () => {
    const asked: number[] = [];
    await agreement(Float32Array.from(EXPECTED), "f32", (index) => asked.push(index), [1, 3]);
    expect(asked).toEqual([1, 3]);
  });
});

describe("checkedRuns", () => {
  it("takes all where they are affordable", () => {
    expect(checkedIndices(5, 5, inputRandom(1))).toEqual([0, 1, 2, 3, 4]);
  });

  it("takes runs of neighbours in rising order, within bounds and budget, with the first and the last element", () => {
    const random = inputRandom(2);
    for (let trial = 0; trial < 200; trial++) {
      const affordable = 64 + Math.floor(1000 * random());
      const total = affordable + 1 + Math.floor(10_000 * random());
      const indices = checkedIndices(total, affordable, random);
      expect(indices[0]).toBe(0);
      expect(indices.at(-1)).toBe(total - 1);
      expect(indices.length).toBeLessThanOrEqual(affordable);
      expect(indices.every((index, place) => place === 0 || index > (indices[place - 1] ?? index))).toBe(true);
      expect(indices.slice(0, 16)).toEqual(Array.from({ length: 16 }, (_, i) => i));
      // Every checked element has its 15 neighbours of the run checked too, so that no run is cut.
      const runs = indices.filter((index, place) => place === 0 || indices[place - 1] !== index - 1);
      const isIn = new Set(indices);
      expect(runs.every((start) => Array.from({ length: 16 }, (_, i) => start + i).every((i) => isIn.has(i)))).toBe(
        true,
      );
    }
  });

  it("names tens of millions of elements without a list of them", () => {
    const runs = checkedRuns(2 ** 26, 2 ** 20, inputRandom(3));
    expect(runs.length).toBeLessThanOrEqual(2 ** 16);
    expect(runs.reduce((sum, { start, end }) => sum + end - start, 0)).toBeGreaterThan(0.98 * 2 ** 20);
  });

  it("takes the same for the same seed, others for another", () => {
    const [first, again, other] = [7, 7, 8].map((seed) => checkedIndices(1e6, 640, inputRandom(seed)));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe("change", () => {
  const first = Float32Array.from(EXPECTED);

  it("is none between equal results", async () => {
    expect(await change(first, first, "f32")).toMatchObject({ maxError: 0, unwritten: 0, checkedElements: 4 });
  });

  it("finds the element that moved, in the measure of the output", async () => {
    expect(await change(first, Float32Array.of(3, -4, 1, 5), "f32")).toMatchObject({
      maxError: 1 / ROOT_MEAN_SQUARE,
      worst: { index: 2, got: 1, expected: 0 },
    });
  });

  it("counts what was not written", async () => {
    expect(await change(first, Float32Array.of(3, Number.NaN, 0, 5), "f32")).toMatchObject({ unwritten: 1 });
  });
});

describe("a check of many elements", () => {
  it("hears a cancel between two slices", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort());
    let asked = 0;
    const slow = (index: number) => {
      asked += 1;
      const until = performance.now() + 1;
      while (performance.now() < until);
      return index;
    };
    const checking = agreementIn(
      new Float32Array(10_000),
      "f32",
      slow,
      [{ start: 0, end: 10_000 }],
      startSlices(controller.signal),
    );
    await expect(checking).rejects.toMatchObject({ kind: "cancelled" });
    expect(asked).toBeLessThan(1000);
  });
});
