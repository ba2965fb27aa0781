import { describe, expect, test } from "vitest";
import { encodeSql } from "../../src/ui/sql-codec.js";
import { type Place, pageState } from "../../src/ui/url-state.js";

/** An address bar with a back button. */
function fakePlace(start: string) {
  const entries = [start];
  let move = () => {};
  const place: Place = {
    href: () => entries.at(-1) ?? start,
    write: (href, how) => {
      if (how === "replace") entries.pop();
      entries.push(href);
    },
    onMove: (listener) => {
      move = listener;
      return () => {};
    },
  };
  const back = () => {
    entries.pop();
    move();
  };
  return { place, entries, back };
}

/** What a click on a link within the page does. */
const follow = ({ place }: ReturnType<typeof fakePlace>, anchor: string) => {
  const url = new URL(place.href());
  url.hash = anchor;
  place.write(url.href, "push");
};

const PAGE = "https://example.org/tables/4";

describe("page state", () => {
  test("keeps settings in the query string and leaves the rest of the address alone", () => {
    const { place, entries } = fakePlace(`${PAGE}?from=mail#claims`);
    const state = pageState(place);
    state.set("verified", "1");
    expect(entries.at(-1)).toBe(`${PAGE}?from=mail&verified=1#claims`);
    state.set("verified", null);
    expect(entries.at(-1)).toBe(`${PAGE}?from=mail#claims`);
  });

  test("makes a step for the back button, or none", () => {
    const { place, entries, back } = fakePlace(PAGE);
    const state = pageState(place);
    let heard = 0;
    state.subscribe(() => {
      heard += 1;
    });
    state.set("a", "1");
    state.set("a", "2", "replace");
    expect(entries).toEqual([PAGE, `${PAGE}?a=2`]);
    back();
    expect(state.get("a")).toBeNull();
    expect(heard).toBe(3);
  });

  test("is silent where nothing changes", () => {
    const { place, entries } = fakePlace(`${PAGE}?a=1`);
    const state = pageState(place);
    state.subscribe(() => expect.unreachable());
    state.set("a", "1");
    state.setSql("tables/lag", null);
    expect(entries).toHaveLength(1);
  });

  test("keeps the edited SQL of each query in the fragment", () => {
    const { place, entries } = fakePlace(PAGE);
    const state = pageState(place);
    state.setSql("tables/lag", "select 1");
    state.setSql("tables/moe", "select 2");
    expect(state.sql("tables/lag")).toEqual({ kind: "sql", sql: "select 1" });
    expect(state.sql("tables/moe")).toEqual({ kind: "sql", sql: "select 2" });
    expect(state.sql("tables/other")).toBeNull();
    state.setSql("tables/lag", null);
    state.setSql("tables/moe", null);
    expect(entries.at(-1)).toBe(PAGE);
  });

  test("makes a link without going there", () => {
    const { place, entries } = fakePlace(PAGE);
    const link = pageState(place).link({ query: { verified: "1" }, sql: { "tables/lag": "select 1" } });
    expect(link).toBe(`${PAGE}?verified=1#sql:tables/lag=${encodeSql("select 1")}`);
    expect(entries).toEqual([PAGE]);
    expect(pageState(fakePlace(link).place).sql("tables/lag")).toEqual({ kind: "sql", sql: "select 1" });
  });

  test("tells of a damaged link", () => {
    const { place } = fakePlace(`${PAGE}#sql:tables/lag=1.zzz`);
    expect(pageState(place).sql("tables/lag")).toMatchObject({ kind: "damaged" });
  });
});

describe("edited SQL and anchors", () => {
  test("a jump within the page keeps the edits, and going back before them drops them", () => {
    const bar = fakePlace(PAGE);
    const state = pageState(bar.place);
    state.setSql("tables/x", "select 1");
    follow(bar, "#claims");
    expect(state.sql("tables/x")).toEqual({ kind: "sql", sql: "select 1" });
    bar.back();
    expect(state.sql("tables/x")).toEqual({ kind: "sql", sql: "select 1" });
    bar.back();
    expect(state.sql("tables/x")).toBeNull();
  });

  test("a reset after a jump takes the edits away", () => {
    const bar = fakePlace(PAGE);
    const state = pageState(bar.place);
    state.setSql("tables/x", "select 1");
    follow(bar, "#claims");
    state.setSql("tables/x", null);
    expect(state.sql("tables/x")).toBeNull();
  });
});
