import { describe, expect, it } from "vitest";
import { choose, describeMonths, slice, techniquesOf, type Wanted } from "../../src/lag/techniques.ts";
import { layOutTechniques, MARK } from "../../src/lag/timeline-layout.ts";
import { stage } from "./sample.ts";

const techniques = techniquesOf([
  stage("rope", "paper", "2021-04-20", { tier: "weight_only", aliases: ["Rotary embedding"] }),
  stage("rope", "default", "2023-04-20", { tier: "weight_only", months: 24 }),
  stage("flash", "serving_stack", "2022-05-27", { months: 0 }),
  stage("flash", "paper", "2022-05-27"),
  stage("flash", "default", "2023-01-01", { months: 7 }),
  stage("kan", "paper", "2024-04-30", { tier: "misaligned" }),
]);

const ids = (more: Partial<Wanted> = {}) =>
  choose(techniques, { tier: null, stage: null, search: "", order: "oldest", ...more }).map(({ id }) => id);

describe("the techniques that a reader wants", () => {
  it("are filtered by tier, stage and name", () => {
    expect(ids()).toEqual(["rope", "flash", "kan"]);
    expect(ids({ tier: "kernel" })).toEqual(["flash"]);
    expect(ids({ stage: "default" })).toEqual(["rope", "flash"]);
    expect(ids({ search: "rotary" })).toEqual(["rope"]);
    expect(ids({ search: "nothing of this name" })).toEqual([]);
  });

  it("stand in the order wanted, those without the lag last", () => {
    expect(ids({ order: "newest" })).toEqual(["kan", "flash", "rope"]);
    expect(ids({ order: "shortest" })).toEqual(["flash", "rope", "kan"]);
    expect(ids({ order: "longest" })).toEqual(["rope", "flash", "kan"]);
    expect(ids({ order: "longest", stage: "serving_stack" })).toEqual(["flash"]);
  });

  it("have their stages in time, those of one day in the expected order", () => {
    const flash = techniques.find(({ id }) => id === "flash");
    expect(flash?.stages.map((row) => row.stage)).toEqual(["paper", "serving_stack", "default"]);
  });
});

it.each([
  [null, 1, 1],
  ["3", 3, 31],
  ["9", 3, 31],
  ["0", 1, 1],
  ["−1", 1, 1],
] as const)("page %s of a list is page %d", (asked, page, from) => {
  const list = Array.from({ length: 40 }, (_, i) => i);
  expect(slice(list, asked, 15)).toMatchObject({ page, pages: 3, from });
  expect(slice([], asked, 15)).toMatchObject({ page: 1, pages: 1, items: [] });
});

it("months are a range where a date is vague", () => {
  const months = (low: number, high: number) =>
    describeMonths(stage("a", "paper", "2024-01-01", { months: low, months_low: low, months_high: high }));
  expect(months(7.8, 7.8)).toBe("7.8 months after the paper");
  expect(months(-0.2, 0.8)).toBe("−0.2 to 0.8 months after the paper");
  expect(months(-3, -2)).toBe("2 to 3 months before the paper");
  expect(describeMonths(stage("a", "paper", "2024-01-01", { months: null, months_low: null, months_high: null }))).toBe(
    "",
  );
});

describe("the layout", () => {
  const period = ({ date, last_day: last }: { date: string; last_day: string }) =>
    [Number(date.slice(8)), Number(last.slice(8))] as const;
  const rows = techniquesOf([
    stage("a", "paper", "2024-01-01"),
    stage("a", "default", "2024-01-02"),
    stage("b", "paper", "2024-01-01", { date_precision: "month", last_day: "2024-01-31" }),
  ]);

  it("keeps marks apart and rows below each other", () => {
    const { rows: placed, marks, bottom } = layOutTechniques(rows, period, 10, false);
    expect(marks.map(({ row }) => row)).toEqual([0, 0, 1]);
    expect(new Set(marks.map(({ y }) => y)).size).toBe(3);
    expect(placed[0]?.bottom).toBe(placed[1]?.top);
    expect(bottom).toBe(placed[1]?.bottom);
  });

  it("draws a vague date over its period", () => {
    const vague = layOutTechniques(rows, period, 10, true).marks.at(-1);
    expect(vague?.half).toBe(15);
    expect(layOutTechniques(rows, period, 10, true).marks[0]?.half).toBe(MARK);
  });
});
