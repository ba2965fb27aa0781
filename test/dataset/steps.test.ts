import { expect, it } from "vitest";
import { describeMonths, stepsOf } from "../../src/dataset/steps.ts";

const event = (stage: string, date: string, date_precision: "day" | "month" | "year" | null = "day") => ({
  id: `${stage}.${date}`,
  stage,
  tier: "kernel",
  date,
  date_precision,
  what: "",
  who: "",
  sources: [],
  evidence: "seen" as const,
  note: null,
});

it("takes the first event of each stage in order of time, and counts from the paper and from the step before", () => {
  const steps = stepsOf([
    event("default", "2023-03-15"),
    event("serving_stack", "2023-02-27"),
    event("paper", "2022-05-27"),
    event("reference_code", "2022-05-20"),
    event("paper", "2023-07-17"),
    event("abandoned", "2024-01-01"),
  ]);
  expect(steps.map(({ event: { stage } }) => stage)).toEqual(["reference_code", "paper", "serving_stack", "default"]);
  expect(steps.map(({ sincePaper }) => sincePaper && describeMonths(sincePaper))).toEqual(["−0.2", null, "9.1", "9.6"]);
  expect(steps.map(({ sincePrevious }) => sincePrevious && describeMonths(sincePrevious))).toEqual([
    null,
    "0.2",
    "9.1",
    "0.5",
  ]);
});

it("gives a range where a date is known to its month or year", () => {
  const [, month, year] = stepsOf([
    event("paper", "2024-01-31"),
    event("library", "2024-04-01", "month"),
    event("default", "2025-01-01", "year"),
  ]);
  expect(month?.sincePaper).toEqual({ low: 2, high: 3 });
  expect(year?.sincePrevious).toEqual({ low: 8.1, high: 21 });
});

it("has no lag from a paper that is not on record", () => {
  expect(stepsOf([event("library", "2024-04-01")])).toMatchObject([{ sincePaper: null, sincePrevious: null }]);
});
