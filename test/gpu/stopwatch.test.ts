import { describe, expect, it } from "vitest";
import { msPerGroup, nextTrialGroups } from "../../src/gpu/trial.ts";

describe("msPerGroup", () => {
  it("takes the least of short dispatches, as those of few workgroups measure the submission", () => {
    const trials = [
      { groups: 64, ms: 6.4 },
      { groups: 256, ms: 2.56 },
      { groups: 1024, ms: 5.12 },
    ];
    expect(msPerGroup(trials)).toBeCloseTo(0.005, 12);
  });

  it("takes the most of long ones, as later rows of a causal mask have more to do than the first", () => {
    const trials = [
      { groups: 64, ms: 1 },
      { groups: 256, ms: 25.6 },
      { groups: 256, ms: 76.8 },
    ];
    expect(msPerGroup(trials)).toBeCloseTo(0.3, 12);
  });
});

it("keeps trial dispatches below a second where work grows along the grid", () => {
  // Workgroup g takes g · msAtEnd / GROUPS, as a row of a causal mask does.
  const GROUPS = 70_000;
  const msOf = (first: number, count: number, msAtEnd: number) =>
    (msAtEnd / GROUPS) * count * (first + (count + 1) / 2);
  for (const msAtEnd of [0.001, 0.01, 0.1, 1, 10]) {
    let most = 64;
    let longest = 0;
    for (let first = 0; first < GROUPS; ) {
      const count = Math.min(most, GROUPS - first);
      const ms = msOf(first, count, msAtEnd);
      longest = Math.max(longest, ms);
      first += count;
      most = nextTrialGroups(most, ms);
    }
    expect(longest).toBeLessThan(1000);
  }
});
