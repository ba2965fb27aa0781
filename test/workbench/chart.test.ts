import { describe, expect, it } from "vitest";
import type { QueryResult, ResultColumn, Value } from "../../src/engine/result.ts";
import { THEMES } from "../../src/ui/theme.ts";
import { MAX_CHART_ROWS } from "../../src/workbench/chart/chart-text.ts";
import { specProblems } from "../../src/workbench/chart/check.ts";
import { fieldsOf } from "../../src/workbench/chart/fields.ts";
import { marksOf } from "../../src/workbench/chart/rows.ts";
import { categoriesOf } from "../../src/workbench/chart/scales.ts";
import { specChart } from "../../src/workbench/chart/spec-chart.ts";
import { suggestChart, suggestCharts } from "../../src/workbench/chart/suggest.ts";
import type { ChartSpec } from "../../src/workbench/document/chart-spec.ts";

const COLUMNS: readonly ResultColumn[] = [
  { name: "technique", kind: "text" },
  { name: "tier", kind: "text" },
  { name: "cohort", kind: "number" },
  { name: "months", kind: "number" },
  { name: "start", kind: "date" },
  { name: "verified", kind: "boolean" },
  { name: "sources", kind: "list" },
];

const row = (technique: string, tier: string | null, cohort: number, months: Value, start: string | null) => ({
  technique,
  tier,
  cohort,
  months,
  start,
  verified: cohort > 2020,
  sources: [technique, "x"],
});

const RESULT: QueryResult = {
  columns: COLUMNS,
  rows: [
    row("a", "kernel", 2021, 10, "2021-01-15"),
    row("b", "kernel", 2022, 30, "2022-06-01"),
    row("c", "api", 2021, 2, "2021-12-31"),
    row("d", "api", 2020, null, null),
    row("e", null, 2020, 8, "2020-01-01"),
  ],
};

const col = (column: string) => ({ column });

const count = { aggregate: "count" } as const;

const marks = (spec: ChartSpec, result = RESULT) => marksOf(result, fieldsOf(spec, result.columns));

describe("what a chart draws", () => {
  it("is one mark a row, laid out by the columns' kinds", () => {
    const spec: ChartSpec = { mark: "dot", channels: { x: col("start"), y: col("months"), color: col("tier") } };
    expect(marks(spec)[0]).toEqual({ x: new Date("2021-01-15T00:00:00Z"), y: 10, color: "kernel" });
    expect(marks(spec)[3]).toEqual({ x: null, y: null, color: "api" });
    expect(marks({ mark: "barX", channels: { x: col("months"), y: col("cohort") } })[0]).toEqual({ x: 10, y: "2021" });
    expect(
      marks({ mark: "cell", channels: { x: col("verified"), y: col("sources"), color: col("months") } })[0],
    ).toEqual({ x: "yes", y: "a, x", color: 10 });
  });

  // Groups and their values by hand: kernel 10 and 30, api 2 and nothing, no tier 8.
  it.each([
    ["count", [2, 2, 1]],
    ["sum", [40, 2, 8]],
    ["mean", [20, 2, 8]],
    ["median", [20, 2, 8]],
    ["min", [10, 2, 8]],
    ["max", [30, 2, 8]],
  ] as const)("aggregates over what the other channels have in common: %s", (aggregate, expected) => {
    const found = marks({ mark: "barY", channels: { x: col("tier"), y: { column: "months", aggregate } } });
    expect(found.map(({ x }) => x)).toEqual(["kernel", "api", null]);
    expect(found.map(({ y }) => y)).toEqual(expected);
  });

  it("aggregates dates to their first and last, and nothing to nothing", () => {
    const first = marks({ mark: "dot", channels: { x: { column: "start", aggregate: "min" }, y: col("cohort") } });
    expect(first.map(({ x, y }) => [y, x])).toEqual([
      [2021, new Date("2021-01-15T00:00:00Z")],
      [2022, new Date("2022-06-01T00:00:00Z")],
      [2020, new Date("2020-01-01T00:00:00Z")],
    ]);
    const empty = { columns: COLUMNS, rows: [row("d", "api", 2020, null, null)] };
    expect(
      marks({ mark: "barY", channels: { x: col("tier"), y: { column: "months", aggregate: "sum" } } }, empty),
    ).toEqual([{ x: "api", y: null }]);
  });

  it("bins numbers between round ends, the highest value within the last", () => {
    const values = [0, 1, 2.5, 5, 9.9, 10];
    const result = { columns: COLUMNS, rows: values.map((value) => row("a", "t", 2020, value, null)) };
    const spec: ChartSpec = { mark: "rectY", channels: { x: { column: "months", bin: 2 }, y: count } };
    expect(marks(spec, result)).toEqual([
      { x: 0, x2: 5, y: 3 },
      { x: 5, x2: 10, y: 3 },
    ]);
    const same = { columns: COLUMNS, rows: [row("a", "t", 2020, 7, null), row("a", "t", 2020, 7, null)] };
    expect(marks(spec, same)).toEqual([{ x: 6.5, x2: 7.5, y: 2 }]);
  });

  it("bins dates by the calendar", () => {
    const spec: ChartSpec = { mark: "rectY", channels: { x: { column: "start", bin: 3 }, y: count } };
    const years = marks(spec).filter(({ x }) => x !== null);
    expect(years.map(({ x, x2, y }) => [String(x instanceof Date && x.getUTCFullYear()), x2, y])).toEqual([
      ["2021", new Date("2022-01-01"), 2],
      ["2022", new Date("2023-01-01"), 1],
      ["2020", new Date("2021-01-01"), 1],
    ]);
  });

  it("loses no row in bins, whatever the numbers", () => {
    for (const values of [
      [1e300, -1e300, 3],
      [0.1, 0.2, 0.30000000000000004],
      [-5, -5.0000001],
      [1e-12, 2e-12],
    ]) {
      const result = { columns: COLUMNS, rows: values.map((value) => row("a", "t", 2020, value, null)) };
      const found = marks({ mark: "rectY", channels: { x: { column: "months", bin: true }, y: count } }, result);
      expect(
        found.reduce((sum, { y }) => sum + Number(y), 0),
        String(values),
      ).toBe(values.length);
      for (const { x, x2 } of found) expect(Number(x)).toBeLessThan(Number(x2));
    }
  });
});

describe("categories", () => {
  const order = (spec: ChartSpec) => categoriesOf(spec, fieldsOf(spec, COLUMNS), marks(spec), "y");
  const spec: ChartSpec = { mark: "barX", channels: { x: col("months"), y: col("technique") } };

  it("stand as they come, years by number, or as asked", () => {
    expect(order(spec)).toEqual(["a", "b", "c", "d", "e"]);
    expect(order({ ...spec, channels: { x: col("months"), y: col("cohort") } })).toEqual(["2020", "2021", "2022"]);
    expect(order({ ...spec, sort: { axis: "y", by: "value", order: "descending" } })).toEqual([
      "b",
      "a",
      "e",
      "c",
      "d",
    ]);
    expect(order({ ...spec, sort: { axis: "y", by: "name", order: "descending" } })).toEqual(["e", "d", "c", "b", "a"]);
    expect(order({ ...spec, scales: { y: { domain: ["c", "a"] } } })).toEqual(["c", "a"]);
  });
});

describe("a spec that cannot be drawn", () => {
  const problems = (spec: ChartSpec) => specProblems(spec, COLUMNS);

  it.each<[string, ChartSpec]>([
    [
      "there is no column nope: the result has technique",
      { mark: "dot", channels: { x: col("nope"), y: col("months") } },
    ],
    ["a dot needs y", { mark: "dot", channels: { x: col("months") } }],
    ["a cell needs x and y and color", { mark: "cell", channels: {} }],
    ["a rule needs x or y", { mark: "rule", channels: {} }],
    ["a vertical bar needs numbers for y", { mark: "barY", channels: { x: col("months"), y: col("tier") } }],
    ["a histogram needs bins of numbers or dates for x", { mark: "rectY", channels: { x: col("tier"), y: count } }],
    [
      "mean needs numbers, and tier holds text",
      { mark: "barY", channels: { x: col("tier"), y: { column: "tier", aggregate: "mean" } } },
    ],
    [
      "sum needs numbers, and start holds dates",
      { mark: "barY", channels: { x: col("tier"), y: { column: "start", aggregate: "sum" } } },
    ],
    [
      "bins need numbers or dates, and tier holds text",
      { mark: "rectY", channels: { x: { column: "tier", bin: true }, y: count } },
    ],
    [
      "x cannot be both binned and aggregated",
      { mark: "dot", channels: { x: { column: "months", bin: true, aggregate: "max" }, y: col("months") } },
    ],
    [
      "only x and y can be binned",
      { mark: "dot", channels: { x: col("months"), y: col("months"), color: { column: "months", bin: true } } },
    ],
    ["a facet needs categories", { mark: "dot", channels: { x: col("months"), y: col("months"), fx: count } }],
    [
      "size needs numbers, and tier holds text",
      { mark: "dot", channels: { x: col("months"), y: col("months"), size: col("tier") } },
    ],
    ["a box takes", { mark: "box", channels: { x: col("tier"), y: { column: "months", aggregate: "mean" } } }],
    ["a box needs numbers", { mark: "box", channels: { x: col("tier"), y: col("start") } }],
    ["a tick needs numbers", { mark: "tick", channels: { x: col("tier"), y: col("technique") } }],
    [
      "only categories can be sorted",
      {
        mark: "dot",
        channels: { x: col("months"), y: col("months") },
        sort: { axis: "x", by: "name", order: "ascending" },
      },
    ],
    [
      "a log scale needs numbers",
      { mark: "dot", channels: { x: col("tier"), y: col("months") }, scales: { x: { type: "log" } } },
    ],
    [
      "a time scale needs dates",
      { mark: "dot", channels: { x: col("tier"), y: col("months") }, scales: { x: { type: "time" } } },
    ],
    [
      "a log scale has no zero",
      { mark: "dot", channels: { x: col("cohort"), y: col("months") }, scales: { y: { type: "log", zero: true } } },
    ],
    [
      "must be two numbers",
      { mark: "dot", channels: { x: col("cohort"), y: col("months") }, scales: { y: { domain: ["a", 2] } } },
    ],
    [
      "must be two dates",
      { mark: "dot", channels: { x: col("start"), y: col("months") }, scales: { x: { domain: [1, 2] } } },
    ],
    [
      "must be above zero",
      { mark: "dot", channels: { x: col("cohort"), y: col("months") }, scales: { y: { type: "log", domain: [0, 2] } } },
    ],
  ])("says so: %s", (message, spec) => {
    expect(problems(spec).join("\n")).toContain(message.replace("a box takes", "takes no aggregate"));
    expect(specChart(spec, RESULT)).toMatchObject({ kind: "problems" });
  });

  it("has more categories or rows than can be drawn", () => {
    const many = (n: number, of: (i: number) => string) => ({
      columns: COLUMNS,
      rows: Array.from({ length: n }, (_, i) => row(of(i), "t", 2020, i, null)),
    });
    const bars: ChartSpec = { mark: "barX", channels: { x: col("months"), y: col("technique") } };
    const coloured: ChartSpec = {
      mark: "dot",
      channels: { x: col("months"), y: col("cohort"), color: col("technique") },
    };
    expect(specChart(bars, many(100, String)).kind).toBe("figure");
    expect(specChart(bars, many(101, String))).toMatchObject({
      messages: [expect.stringMatching(/^y has 101 categories/)],
    });
    expect(
      specChart(
        coloured,
        many(50, (i) => String(i % 7)),
      ).kind,
    ).toBe("figure");
    expect(
      specChart(
        coloured,
        many(50, (i) => String(i % 8)),
      ),
    ).toMatchObject({ kind: "problems" });
    expect(
      specChart({ ...coloured, channels: { ...bars.channels, y: col("cohort") } }, many(MAX_CHART_ROWS + 1, String)),
    ).toMatchObject({
      messages: [expect.stringMatching(/too many for a chart/)],
    });
  });
});

describe("a figure", () => {
  const figure = (spec: ChartSpec, result = RESULT) => {
    const chart = specChart(spec, result);
    if (chart.kind === "problems") throw new Error(chart.messages.join());
    return chart.options;
  };

  it("speaks of its data where its author does not", () => {
    const options = figure({
      mark: "barY",
      channels: { x: col("tier"), y: { column: "months", aggregate: "median" } },
    });
    expect(options.title).toBe("Median of months by tier");
    expect(options.description).toBe(
      "Bars for 3\u00a0values: x is Tier; y is Median of months, from 2 to 20. 1\u00a0value without a place on these axes is left out.",
    );
    expect(
      figure({ mark: "dot", title: "T", caption: "C", channels: { x: col("cohort"), y: col("months") } }),
    ).toMatchObject({
      title: "T",
      caption: "C 1\u00a0value without a place on these axes is left out.",
    });
  });

  it("leaves out a date that is none", () => {
    const spec: ChartSpec = { mark: "dot", channels: { x: col("start"), y: col("months") } };
    const bad = { columns: COLUMNS, rows: [row("a", "t", 2020, 1, "infinity"), row("b", "t", 2021, 5, "2021-01-01")] };
    expect(marks(spec, bad)[0]).toEqual({ x: null, y: 1 });
    expect(figure(spec, bad).caption).toContain("1\u00a0value without a place");
  });

  it("says what a log axis leaves out", () => {
    const zero = { columns: COLUMNS, rows: [row("a", "t", 2020, 0, null), row("b", "t", 2021, 5, null)] };
    const options = figure(
      { mark: "dot", channels: { x: col("cohort"), y: col("months") }, scales: { y: { type: "log" } } },
      zero,
    );
    expect(options.caption).toContain("1\u00a0value without a place");
  });

  it("draws nothing from a next result that does not fit", () => {
    const { draw } = figure({ mark: "dot", channels: { x: col("cohort"), y: col("months") } });
    const next = { columns: [{ name: "cohort", kind: "number" }] as const, rows: [] };
    expect(() => draw({ data: next, width: 500, theme: THEMES.light })).toThrow("there is no column months");
  });
});

describe("suggestions", () => {
  it("follow the columns' kinds", () => {
    const first = (...names: readonly string[]) => suggestChart(COLUMNS.filter(({ name }) => names.includes(name)));
    expect(first("start", "months")).toMatchObject({ mark: "line", channels: { x: col("start"), y: col("months") } });
    expect(first("cohort", "months")).toMatchObject({ mark: "box" });
    expect(first("tier", "months")).toMatchObject({ mark: "barX", channels: { y: col("tier") } });
    expect(first("months")).toMatchObject({ mark: "rectY" });
    expect(first("tier")).toMatchObject({ mark: "barX", channels: { x: count } });
    expect(first("sources")).toBeNull();
    expect(suggestChart([])).toBeNull();
  });

  it("can all be drawn", () => {
    for (let bits = 0; bits < 2 ** COLUMNS.length; bits++) {
      const columns = COLUMNS.filter((_, index) => bits & (2 ** index));
      for (const { label, spec } of suggestCharts(columns)) expect(specProblems(spec, columns), label).toEqual([]);
    }
  });
});
