import { expect, it } from "vitest";
import { type Choice, chosenOf, isDay } from "../../../src/friction/measured/choice.ts";

const until: Choice = {
  key: "until",
  legend: "Until",
  options: [
    { value: "2025-12-31", label: "2025" },
    { value: "2026-12-31", label: "all" },
  ],
};

const address = (value: string | null) => ({ get: () => value });

it("takes what is no option for the default", () => {
  expect(chosenOf(address(null), until)).toBe("2025-12-31");
  expect(chosenOf(address("2026-12-31"), until)).toBe("2026-12-31");
  expect(chosenOf(address("2024-06-30"), until)).toBe("2025-12-31");
});

it("keeps another value that the queries take as well", () => {
  expect(chosenOf(address("2024-06-30"), { ...until, accepts: isDay })).toBe("2024-06-30");
  expect(chosenOf(address("soon"), { ...until, accepts: isDay })).toBe("2025-12-31");
  expect(chosenOf(address("2025-02-30"), { ...until, accepts: isDay })).toBe("2025-12-31");
});
