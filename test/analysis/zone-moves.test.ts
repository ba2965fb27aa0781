import { describe, expect, it } from "vitest";
import { composites, distance, type Scores, UNRATED } from "../../src/analysis/profile.ts";
import { MAX_E, MAX_H, zoneOf } from "../../src/analysis/rubric.ts";
import { axesWithRoom, type Direction, onePointSlips, outlook, zoneMove } from "../../src/analysis/zone-moves.ts";

const LEVELS = [0, 1, 2] as const;

const EVERY: readonly Scores[] = LEVELS.flatMap((ga) =>
  LEVELS.flatMap((mal) =>
    LEVELS.flatMap((par) => LEVELS.flatMap((sti) => LEVELS.map((im): Scores => [ga, mal, par, sti, im]))),
  ),
);

const RANK = { green: 0, yellow: 1, orange: 2, red: 3 };

const zoneAt = (scores: Scores) => zoneOf(composites(scores).h, composites(scores).e);

/** The distance to the nearest of all 243 profiles whose zone has less, or more, friction. */
function nearestOther(scores: Scores, direction: Direction): number | null {
  const rank = RANK[zoneAt(scores)];
  const there = EVERY.filter((other) =>
    direction === "easier" ? RANK[zoneAt(other)] < rank : RANK[zoneAt(other)] > rank,
  ).map((other) => distance(scores, other));
  return there.length === 0 ? null : Math.min(...there);
}

describe.each(["easier", "harder"] as const)("the way to a zone that is %s", (direction) => {
  it("is as long as a search through all 243 combinations of the axes says", () => {
    for (const scores of EVERY) {
      const { h, e } = composites(scores);
      expect(zoneMove(h, e, direction)?.points ?? null, scores.join("")).toBe(nearestOther(scores, direction));
    }
  });

  it("lists for all 35 pairs every split of its points that changes the zone, and no other", () => {
    const sign = direction === "easier" ? 1 : -1;
    for (let h = 0; h <= MAX_H; h += 1) {
      for (let e = 0; e <= MAX_E; e += 1) {
        const move = zoneMove(h, e, direction);
        if (move === null) continue;
        const ways = Array.from({ length: move.points + 1 }, (_, onH) => ({ onH, onE: move.points - onH })).filter(
          ({ onH, onE }) =>
            h + sign * onH >= 0 && h + sign * onH <= MAX_H && e + sign * onE >= 0 && e + sign * onE <= MAX_E,
        );
        const changing = ways.filter(
          ({ onH, onE }) => sign * (RANK[zoneOf(h, e)] - RANK[zoneOf(h + sign * onH, e + sign * onE)]) > 0,
        );
        expect(
          move.options.map(({ h: onH, e: onE }) => ({ onH, onE })),
          `${h},${e}`,
        ).toEqual(changing);
        expect(move.isFree).toBe(changing.length === ways.length);
        for (const option of move.options) expect(option.zone).toBe(zoneOf(h + sign * option.h, e + sign * option.e));
      }
    }
  });

  it("has room on axes exactly where a score is not at its end", () => {
    for (const scores of EVERY) {
      const room = axesWithRoom(scores, direction);
      const end = direction === "easier" ? 2 : 0;
      expect(room.h).toEqual((["ga", "mal", "par"] as const).filter((_, i) => scores[i] !== end));
      expect(room.e).toEqual((["sti", "im"] as const).filter((_, i) => scores[i + 3] !== end));
    }
  });
});

it("no zone is easier than green or harder than red", () => {
  expect(zoneMove(6, 4, "easier")).toBeNull();
  expect(zoneMove(0, 0, "harder")).toBeNull();
});

it("one point lower on any axis takes a green 5 + 4 to yellow", () => {
  expect(zoneMove(5, 4, "harder")).toEqual({
    points: 1,
    options: [
      { h: 0, e: 1, zone: "yellow" },
      { h: 1, e: 0, zone: "yellow" },
    ],
    isFree: true,
  });
});

it("slips by one point are counted as neighbours at distance 1", () => {
  for (const scores of EVERY) {
    const near = EVERY.filter((other) => distance(scores, other) === 1);
    expect(onePointSlips(scores)).toEqual({
      ways: near.length,
      changing: near.filter((other) => zoneAt(other) !== zoneAt(scores)).length,
    });
  }
});

describe("the outlook of scores with gaps", () => {
  it("leaves everything open where nothing is rated", () => {
    expect(outlook(UNRATED)).toEqual({
      h: [0, 6],
      e: [0, 4],
      zones: ["green", "yellow", "orange", "red"],
      missing: ["ga", "mal", "par", "sti", "im"],
    });
  });

  it("narrows with each axis", () => {
    expect(outlook({ ga: 0, mal: 0, par: null, sti: 2, im: 2 })).toEqual({
      h: [0, 2],
      e: [4, 4],
      zones: ["red"],
      missing: ["par"],
    });
  });

  it("is one zone where all is rated, the zone of the sums", () => {
    for (const [ga, mal, par, sti, im] of EVERY) {
      const seen = outlook({ ga: level(ga), mal: level(mal), par: level(par), sti: level(sti), im: level(im) });
      expect(seen.zones).toEqual([zoneOf(ga + mal + par, sti + im)]);
      expect(seen.missing).toEqual([]);
    }
  });
});

function level(score: number) {
  return LEVELS[score] ?? 0;
}
