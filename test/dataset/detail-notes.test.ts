import { describe, expect, it } from "vitest";
import { notesOf } from "../../src/dataset/detail-notes.ts";

const rating = (rater: string, as_of_kind: "introduction" | "2025", note: string | null, rubric_version = 1) => ({
  rater,
  rubric_version,
  as_of_kind,
  note,
});

describe("notes on a technique", () => {
  it("name the rater, and the date where the note is on one only", () => {
    expect(
      notesOf("Own.", [
        rating("a", "introduction", "Doubt."),
        rating("a", "2025", "Doubt."),
        rating("b", "2025", "Other.", 2),
        rating("c", "2025", null),
      ]),
    ).toEqual([
      { by: "the technique’s row", text: "Own." },
      { by: "a, rubric 1", text: "Doubt." },
      { by: "b, rubric 2, end of 2025", text: "Other." },
    ]);
  });

  it("do not repeat what a longer one begins with, and keep one of equal notes", () => {
    expect(
      notesOf("Anchor. Dated by its code.", [
        rating("a", "introduction", "Anchor. Rated by its paper."),
        rating("a", "2025", "Anchor."),
        rating("b", "2025", "Anchor. Rated by its paper."),
      ]).map(({ text }) => text),
    ).toEqual(["Anchor. Dated by its code.", "Anchor. Rated by its paper."]);
  });

  it("are none where nobody noted anything", () => {
    expect(notesOf(null, [])).toEqual([]);
  });
});
