import { describe, expect, it } from "vitest";
import { type Gates, isBacked, judge } from "../../../src/attractor/gates/candidates.ts";
import { answer, mapCaption, trials, trialWords } from "../../../src/attractor/gates/words.ts";
import { adopted, candidate } from "./fixtures.ts";

const gates: Gates = { kind: "replacements", stage: "other", minH: 4, minBackingB: 7 };

describe("judging alternatives at the gates", () => {
  it("passes at the line itself", () => {
    const [at, under] = judge(
      [candidate("a", { h: 4, backing_b: 7 }), candidate("b", { h: 3, backing_b: 6.7 })],
      gates,
    );
    expect([at?.first, at?.second, under?.first, under?.second]).toEqual([true, true, false, false]);
  });

  it("takes any earlier model for backing where the gate asks for no size", () => {
    expect([isBacked(candidate("a", { backing_b: 0.1 }), 0), isBacked(candidate("a"), 0)]).toEqual([true, false]);
  });

  it("counts only the kinds asked for, and no release", () => {
    const rows = [
      candidate("a"),
      candidate("b", { category: "hybrid" }),
      candidate("c", { category: "other-sequence" }),
      candidate("d", { is_release: true }),
    ];
    const names = (kind: Gates["kind"]) => judge(rows, { ...gates, kind }).map(({ row }) => row.architecture_id);
    expect([names("replacements"), names("sequence"), names("hybrids")]).toEqual([["a"], ["a", "c"], ["a", "b", "c"]]);
  });

  it("knows adoption by the stage asked for", () => {
    const rows = [candidate("a", { first_large: "2024-01-01" })];
    const fates = (["other", "large", "flagship"] as const).map(
      (stage) => judge(rows, { ...gates, stage })[0]?.adopted,
    );
    expect(fates).toEqual([false, true, false]);
  });
});

describe("what the gates say", () => {
  const rows = [
    candidate("mamba", { ...adopted, h: 4 }),
    candidate("gdn", { ...adopted, h: 5, backing_b: 530, backing_model: "MT-NLG" }),
    candidate("low", { h: 2, backing_b: 11, evidence: "recalled" }),
  ];

  it("names those that were adopted without a gate", () => {
    const judged = judge(rows, gates);
    expect(answer(judged)).toBe(
      "Backing at birth is not needed: of the 2 adopted alternatives, 1 lacked backing when they appeared.",
    );
    expect(mapCaption(judged, gates, rows)).toContain("Adopted without the backing gate: MAMBA.");
    expect(mapCaption(judged, gates, rows)).toContain("not yet checked or disputed, 1 of 3");
  });

  it("claims no proof where nothing contradicts, and none from nothing", () => {
    expect(answer(judge([rows[1] ?? candidate("x")], gates))).toContain("cannot prove");
    expect(answer(judge([candidate("x")], gates))).toContain("None was adopted");
    expect(answer([])).toContain("None was adopted");
  });

  it("tries every place of the gates", () => {
    const all = trials(rows, gates, { minH: [3, 5], minBackingB: [0, 7] });
    expect(all.map(({ withoutFirst, withoutSecond }) => [withoutFirst, withoutSecond])).toEqual([
      [0, 1],
      [0, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(trialWords(all)).toContain(
      "Over all 4 places of the two gates: in 4 something was adopted without passing one",
    );
  });
});
