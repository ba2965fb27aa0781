import { expect, it } from "vitest";
import { spread } from "../../../src/friction/measured/marks.ts";

it("leaves labels where they belong while they do not touch", () => {
  expect(spread([10, 90, 50], 15)).toEqual([10, 90, 50]);
});

it("moves labels that would touch apart, about their middle", () => {
  expect(spread([50, 50], 10)).toEqual([45, 55]);
  expect(spread([50, 52, 51], 10)).toEqual([41, 61, 51]);
});

it("lets a block grow into its neighbour", () => {
  expect(spread([0, 0, 8], 10)).toEqual([-22 / 3, 8 / 3, 38 / 3].map((place) => expect.closeTo(place, 9)));
});
