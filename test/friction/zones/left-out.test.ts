import { expect, it } from "vitest";
import { leftOutSentence } from "../../../src/friction/zones/left-out.ts";
import type { LeftOutRow } from "../../../src/friction/zones/rows.ts";

const late = (technique: string, months_late: number, adoption_2025: number): LeftOutRow => ({
  reason: "rated_late",
  technique,
  months_late,
  adoption_2025,
});

it("names who was rated late, by how much and with what success, and who has no date", () => {
  const planned: LeftOutRow = { reason: "no_date", technique: "Planned", months_late: null, adoption_2025: 0 };
  expect(leftOutSentence([late("FSDP", 26, 3), late("Early exit", 7, 0), planned])).toBe(
    "Left out of every zone at introduction on this page: 2 techniques whose rating “at introduction” is as of a day 7 to 26 months later, when their success could already show (1 of 2 became standard), namely FSDP (+26) and Early exit (+7); and 1 without a date of first publication, Planned.",
  );
});

it("does not name dozens", () => {
  const many = Array.from({ length: 40 }, (_, i) => late(`T${i}`, 5 + i, 1));
  expect(leftOutSentence(many)).toMatch(/T11 \(\+16\) and 28 others\.$/);
});

it("says nothing where nothing is left out", () => {
  expect(leftOutSentence([])).toBe("");
  expect(leftOutSentence([late("FSDP", 26, 3)])).toContain("as of a day 26 months later");
});
