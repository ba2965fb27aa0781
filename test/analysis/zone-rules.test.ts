import { describe, expect, it } from "vitest";
import { ZONE_RULE, zoneOf } from "../../src/analysis/rubric.ts";
import { ANCHORS } from "../../src/analysis/rubric-text.ts";
import { allSettings, CELLS, extremesOf, freedomLeftBy, zonesOf } from "../../src/analysis/zone-rules.ts";

describe("allSettings", () => {
  const settings = [...allSettings()];

  it("tries each whole number of each threshold's score", () => {
    expect(settings).toHaveLength(7 * 11 * 7 * 5 * 11);
    expect(settings).toContainEqual(ZONE_RULE);
  });

  it("has no rule under which a higher score is worse", () => {
    const friction = { green: 0, yellow: 1, orange: 2, red: 3 };
    // Every 97th setting, a prime, meets each value of each threshold.
    for (const rule of settings.filter((_, i) => i % 97 === 0)) {
      for (const { h, e } of CELLS) {
        const here = friction[zoneOf(h, e, rule)];
        if (h > 0) expect(here).toBeLessThanOrEqual(friction[zoneOf(h - 1, e, rule)]);
        if (e > 0) expect(here).toBeLessThanOrEqual(friction[zoneOf(h, e - 1, rule)]);
      }
    }
  });
});

describe("freedomLeftBy", () => {
  const freedom = freedomLeftBy(ANCHORS);

  it("counts the settings that the four worked examples leave", () => {
    // H 4, E 3 orange and H 5, E 3 yellow put yellow at a sum of 8 exactly and keep red below H 4 and a sum of 7;
    // H 2, E 0 red takes one of two red thresholds to 2: 4 × 7 − 2 × 2 = 24. H 5, E 3 is not green where green asks for
    // H 6 or E 4: 5 + 6 = 11.
    expect(freedom.nKeeping).toBe(24 * 11);
    expect(freedom.ranges).toEqual({
      redMaxH: { min: 0, max: 3 },
      redMaxTotal: { min: 0, max: 6 },
      greenMinH: { min: 0, max: 6 },
      greenMinE: { min: 0, max: 4 },
      yellowMinTotal: { min: 8, max: 8 },
    });
  });

  it("counts settings that draw the same map once", () => {
    expect(freedom.keeping.length).toBeLessThan(freedom.nKeeping);
    expect(new Set(freedom.keeping.map(({ zones }) => zones.join())).size).toBe(freedom.keeping.length);
    for (const { rule, zones } of freedom.keeping) expect(zonesOf(rule)).toEqual(zones);
  });

  it("leaves the cells of the examples no choice", () => {
    for (const { h, e, zone } of ANCHORS) {
      const i = CELLS.findIndex((cell) => cell.h === h && cell.e === e);
      expect(freedom.possible[i]).toEqual([zone]);
    }
  });

  it("keeps every map where there is no example, and none where examples contradict each other", () => {
    const free = freedomLeftBy([]);
    expect(free.nKeeping).toBe(free.nSettings);
    expect(free.keeping).toHaveLength(free.nMaps);
    const torn = freedomLeftBy([
      { h: 3, e: 3, zone: "green" },
      { h: 3, e: 3, zone: "red" },
    ]);
    expect(torn).toMatchObject({ nKeeping: 0, keeping: [], ranges: null });
  });
});

describe("extremesOf", () => {
  it("finds the most lenient and the strictest map that keep the worked examples", () => {
    const extremes = extremesOf(freedomLeftBy(ANCHORS).keeping);
    const reds = (rule = ZONE_RULE) => zonesOf(rule).filter((zone) => zone === "red").length;
    expect(extremes?.lenient).toEqual({ redMaxH: 0, redMaxTotal: 2, greenMinH: 0, greenMinE: 4, yellowMinTotal: 8 });
    expect(extremes?.strict).toEqual({ redMaxH: 3, redMaxTotal: 6, greenMinH: 6, greenMinE: 4, yellowMinTotal: 8 });
    // H 0, three cells of a sum of 1 or 2, and no more.
    expect(reds(extremes?.lenient)).toBe(5 + 3);
    expect(reds(extremes?.strict)).toBeGreaterThan(reds());
  });

  it("has no answer where there is no map", () => {
    expect(extremesOf([])).toBeNull();
  });
});
