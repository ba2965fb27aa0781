import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Gates, judge } from "../../../src/attractor/gates/candidates.ts";
import { LINE, layOutMap } from "../../../src/attractor/gates/map-layout.ts";
import { adopted, candidate } from "./fixtures.ts";

const gates: Gates = { kind: "replacements", stage: "other", minH: 4, minBackingB: 7 };

describe("the map of the gates", () => {
  it("places every technique once, inside its cell, and no two names on one spot", () => {
    const anyCandidate = fc.record({
      h: fc.integer({ min: 0, max: 6 }),
      backing_b: fc.constantFrom(0, 2.8, 7, 20, 70, 1571),
      taken: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyCandidate, { maxLength: 60 }),
        fc.constantFrom(330, 700, 1000),
        fc.constantFrom(0, 7, 70),
        (list, width, minBackingB) => {
          const rows = list.map(({ h, backing_b, taken }, i) =>
            candidate(`t${i}`, { h, backing_b, ...(taken ? adopted : {}) }),
          );
          const {
            names,
            columns,
            rows: bands,
            height,
          } = layOutMap(judge(rows, { ...gates, minBackingB }), { ...gates, minBackingB }, width);
          expect(names.map(({ judged }) => judged.row.architecture_id).sort()).toEqual(
            rows.map(({ architecture_id }) => architecture_id).sort(),
          );
          for (const { judged, x, y } of names) {
            const column = columns.find(({ from, to }) => from <= x && x < to);
            const band = bands.find(({ from, to }) => from <= y && y + LINE / 2 <= to);
            expect([column?.passes, band?.passes]).toEqual([judged.first, judged.second]);
            expect(y).toBeLessThan(height);
          }
          expect(new Set(names.map(({ x, y }) => `${x},${y}`)).size).toBe(names.length);
        },
      ),
    );
  });

  it("writes the identifier where the name has no room", () => {
    const rows = [0, 1, 2, 3, 4, 5, 6].map((h) =>
      candidate(`s${h}`, { h, technique: "Structured state space sequence" }),
    );
    const { names } = layOutMap(judge(rows, gates), gates, 800);
    expect(names.map(({ text }) => text)).toEqual(["s0", "s1", "s2", "s3", "s4", "s5", "s6"]);
  });

  it("marks what was not read in its source", () => {
    const rows = [candidate("a", { evidence: "recalled" }), candidate("b", { evidence: "disputed" })];
    expect(layOutMap(judge(rows, gates), gates, 1000).names.map(({ text }) => text)).toEqual(["? A", "≠ B"]);
  });
});
