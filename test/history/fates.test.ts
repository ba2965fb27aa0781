import { expect, it } from "vitest";
import { fateSentences, fatesOf } from "../../src/history/fates.ts";

const row = (era: string, zone: "green" | "yellow" | "orange" | "red", n_techniques: number, n_adopted: number) => ({
  era,
  zone,
  n_techniques,
  n_adopted,
  n_seen: 0,
});

// Wilson intervals by hand from Newcombe 1998, method 3: 9 of 10 is 0.596 to 0.982, 1 of 10 is 0.018 to 0.404.
it("gives shares with their intervals and says what they decide", () => {
  const fates = fatesOf([row("A", "green", 10, 9), row("A", "red", 10, 1), row("A", "yellow", 2, 1)]);
  expect(fates[0]).toMatchObject({ share: 0.9, n: 10 });
  expect(fates[0]?.low).toBeCloseTo(0.596, 3);
  expect(fates[0]?.high).toBeCloseTo(0.982, 3);
  expect(fateSentences(fates)).toEqual([
    "A: green 90% (95% interval 60–98%, n = 10) and red 10% (95% interval 2–40%, n = 10). The share falls with friction; the intervals of green and red do not overlap. Too few to say: yellow (2 techniques).",
  ]);
});

it("says where the order fails and where the rows leave it open", () => {
  const [said] = fateSentences(fatesOf([row("B", "yellow", 10, 4), row("B", "orange", 10, 5), row("B", "red", 10, 3)]));
  expect(said).toContain("The shares do not follow the order of the zones");
  expect(said).toContain("the intervals of yellow and red overlap, so the rows leave it open");
  expect(fateSentences(fatesOf([row("C", "green", 3, 1)]))).toEqual([
    "C: too few techniques to compare zones. Too few to say: green (3 techniques).",
  ]);
});
