import { describe, expect, it } from "vitest";
import { dayProblem, settledDay } from "../../src/attractor/as-of.ts";
import { gatesFrom, unusableChoices } from "../../src/attractor/gates/settings.ts";
import { pageState } from "../../src/ui/url-state.ts";

const at = (query: string) =>
  pageState({ href: () => `https://example.org/attractor/gates${query}`, write: () => {}, onMove: () => () => {} });

describe("the day of a link", () => {
  it("counts where it is a day of the record", () => {
    expect(settledDay(at("?as_of=2024-06-01"), "2026-11-21").get("as_of")).toBe("2024-06-01");
    expect(dayProblem(at("?as_of=2024-06-01"), "2026-11-21")).toBe("");
  });

  it.each(["soon", "2024-02-30", "2001-01-01", "2099-01-01"])("says that %s cannot be had", (day) => {
    expect(settledDay(at(`?as_of=${day}`), "2026-11-21").get("as_of")).toBeNull();
    expect(dayProblem(at(`?as_of=${day}`), "2026-11-21")).toContain(day);
  });
});

describe("the gates of a link", () => {
  it("come from the address, the usual ones where it has none", () => {
    expect(gatesFrom(at("?h=5&b=0&stage=flagship&kind=hybrids"))).toEqual({
      kind: "hybrids",
      stage: "flagship",
      minH: 5,
      minBackingB: 0,
    });
    expect(gatesFrom(at(""))).toEqual({ kind: "replacements", stage: "other", minH: 4, minBackingB: 7 });
  });

  it("are the usual ones for a value that is none, and the reader hears of it", () => {
    expect(gatesFrom(at("?h=9"))).toMatchObject({ minH: 4 });
    expect(unusableChoices(at("?h=9&stage=moon"))).toContain("stage “moon” and h “9”");
  });
});
