import { describe, expect, it } from "vitest";
import {
  COALESCE_MS,
  type History,
  MAX_STEPS,
  recordEdit,
  redo,
  startHistory,
  undo,
} from "../../src/workbench/document/history.ts";
import { documentOf } from "./fixtures.ts";

const titled = (title: string) => ({ ...documentOf(), title });

const typed = (history: History, text: string, place: string | null, every: number) =>
  [...text].reduce((so, _, i) => recordEdit(so, titled(text.slice(0, i + 1)), place, i * every), history);

describe("history", () => {
  it("goes back and forth over the whole document", () => {
    const edited = typed(startHistory(titled("")), "abc", null, 0);
    expect(edited.present.title).toBe("abc");
    expect(undo(edited).present.title).toBe("ab");
    expect(undo(undo(undo(undo(edited)))).present.title).toBe("");
    expect(redo(undo(undo(edited))).present.title).toBe("ab");
    expect(redo(edited)).toBe(edited);
    expect(undo(undo(undo(edited))).future.map(({ title }) => title)).toEqual(["a", "ab", "abc"]);
  });

  it("joins keystrokes in one place until a pause", () => {
    expect(typed(startHistory(titled("")), "abc", "title", COALESCE_MS).past).toHaveLength(1);
    expect(typed(startHistory(titled("")), "abc", "title", COALESCE_MS + 1).past).toHaveLength(3);
    const elsewhere = recordEdit(typed(startHistory(titled("")), "abc", "title", 1), titled("x"), "summary", 3);
    expect(elsewhere.past.map(({ title }) => title)).toEqual(["", "abc"]);
  });

  it("does not join what follows an undoing, and forgets what was undone", () => {
    const back = undo(typed(startHistory(titled("")), "ab", null, 0));
    const next = recordEdit(back, titled("z"), "title", 0);
    expect(next).toMatchObject({ present: { title: "z" }, future: [] });
    expect(next.past.map(({ title }) => title)).toEqual(["", "a"]);
  });

  it("keeps so many steps and no more", () => {
    const long = typed(startHistory(titled("")), "x".repeat(MAX_STEPS + 50), null, 0);
    expect(long.past).toHaveLength(MAX_STEPS);
    expect(long.past[0]?.title).toHaveLength(50);
  });

  it("notes nothing where nothing changed", () => {
    const history = startHistory(titled("a"));
    expect(recordEdit(history, history.present, null, 0)).toBe(history);
  });
});
