import { expect, it } from "vitest";
import { chosenCohort, chosenStage, chosenTier, settled, unusable } from "../../src/lag/settings.ts";
import { type Place, pageState } from "../../src/ui/url-state.ts";

const TODAY = "2026-05-01";

function stateAt(query: string) {
  let href = `https://example.org/lag/curves?${query}`;
  const place: Place = {
    href: () => href,
    write: (next) => {
      href = next;
    },
    onMove: () => () => {},
  };
  return pageState(place);
}

it("takes what the address may choose", () => {
  const state = stateAt("clock=reference_code&stage=serving_stack&cohort=since-2023&of=kernel&as_of=2026-01-01");
  expect(settled(state, TODAY).get("clock")).toBe("reference_code");
  expect(settled(state, TODAY).get("as_of")).toBe("2026-01-01");
  expect([chosenStage(state), chosenCohort(state)?.id, chosenTier(state)]).toEqual([
    "serving_stack",
    "since-2023",
    "kernel",
  ]);
  expect(unusable(state, TODAY)).toBe("");
});

it.each(["2026-05-02", "2025-13-01", "soon"])("does not count the day %s", (day) => {
  const state = stateAt(`as_of=${day}&clock=birth&stage=fame`);
  expect(settled(state, TODAY).get("as_of")).toBeNull();
  expect(settled(state, TODAY).get("clock")).toBe("paper");
  expect(chosenStage(state)).toBe("default");
  expect(unusable(state, TODAY)).toContain(`clock “birth” and stage “fame” and as_of “${day}”`);
});
