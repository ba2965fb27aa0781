import { describe, expect, it } from "vitest";
import { byNearness, nearest, type Scored } from "../../src/analysis/neighbours.ts";
import { distance } from "../../src/analysis/profile.ts";

const item = (id: string, digits: string | null, introduced: string | null = "2020-01-01"): Scored => {
  const [ga = 0, mal = 0, par = 0, sti = 0, im = 0] = [...(digits ?? "")].map(Number);
  return { id, scores: digits === null ? null : [ga, mal, par, sti, im], introduced };
};

describe("nearest", () => {
  it("adds the differences of the five axes up", () => {
    expect(distance([2, 2, 2, 2, 2], [0, 1, 2, 2, 1])).toBe(4);
  });

  it("puts nearer scores first, then nearer dates, then names", () => {
    const others = [
      item("far", "00000"),
      item("late", "22221", "2024-01-01"),
      item("soon", "22221", "2019-12-01"),
      item("same", "22222", "1990-01-01"),
      item("b", "22221", "2020-02-01"),
      item("a", "22221", "2020-02-01"),
    ];
    const found = nearest(item("me", "22222"), others);
    expect(found.map(({ item: { id } }) => id)).toEqual(["same", "a", "b", "soon", "late", "far"]);
    expect(found[0]?.distance).toBe(0);
    expect(found[1]?.daysApart).toBe(31);
  });

  it("breaks ties by the same category before time, where the target has one", () => {
    const others = [
      { ...item("soon", "22221"), category: "systems" },
      { ...item("same-family", "22221", "2024-01-01"), category: "attention" },
    ];
    const ids = (category: string | null) =>
      byNearness({ ...item("me", "22222"), category }, others).map(({ item: { id } }) => id);
    expect(ids("attention")).toEqual(["same-family", "soon"]);
    expect(ids(null)).toEqual(["soon", "same-family"]);
  });

  it("leaves out the technique itself and those without scores", () => {
    const me = item("me", "22222");
    expect(nearest(me, [me, item("blank", null)])).toEqual([]);
  });

  it("puts an unknown date after known ones", () => {
    const found = nearest(item("me", "22222"), [item("undated", "22222", null), item("dated", "22222", "1980-01-01")]);
    expect(found.map(({ item: { id } }) => id)).toEqual(["dated", "undated"]);
  });

  it("gives nothing for a technique without scores", () => {
    expect(nearest(item("me", null), [item("other", "22222")])).toEqual([]);
  });
});
