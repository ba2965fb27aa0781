import type { ResultColumn } from "../../engine/result.js";
import type { ChannelName, ChartSpec, MarkName } from "../document/chart-spec.js";
import { columnsNeeded, entriesOf, type Field, type Fields, fieldsOf, scaleOf } from "./fields.js";

const NAMES: Readonly<Record<MarkName, string>> = {
  dot: "a dot",
  line: "a line",
  area: "an area",
  barX: "a horizontal bar",
  barY: "a vertical bar",
  rectX: "a horizontal histogram",
  rectY: "a histogram",
  tick: "a tick",
  rule: "a rule",
  cell: "a cell",
  box: "a box",
};

const NEEDS: Readonly<Record<MarkName, readonly ChannelName[]>> = {
  dot: ["x", "y"],
  line: ["x", "y"],
  area: ["x", "y"],
  barX: ["x", "y"],
  barY: ["x", "y"],
  rectX: ["y"],
  rectY: ["x"],
  tick: ["x"],
  rule: [],
  cell: ["x", "y", "color"],
  box: ["x", "y"],
};

/** Axes whose length says something: a bar cannot be as long as a word. */
const MEASURED: Readonly<Partial<Record<MarkName, ChannelName>>> = {
  area: "y",
  barX: "x",
  barY: "y",
  rectX: "x",
  rectY: "y",
  line: "y",
};

/** What is wrong with a spec for these columns, in words; nothing where it can be drawn. */
export function specProblems(spec: ChartSpec, columns: readonly ResultColumn[]): readonly string[] {
  const known = new Set(columns.map(({ name }) => name));
  const missing = columnsNeeded(spec).filter((column) => !known.has(column));
  if (missing.length > 0) {
    const has = columns.length === 0 ? "no columns" : columns.map(({ name }) => name).join(", ");
    return missing.map((column) => `there is no column ${column}: the result has ${has}`);
  }
  const fields = fieldsOf(spec, columns);
  return [
    ...channelProblems(spec, fields),
    ...entriesOf(spec).flatMap(([channel]) => fieldProblems(fields[channel], columns)),
    ...scaleProblems(spec, fields),
  ];
}

function channelProblems({ mark, channels, sort }: ChartSpec, fields: Fields): readonly string[] {
  const problems: string[] = [];
  const missing = NEEDS[mark].filter((channel) => channels[channel] === undefined);
  if (missing.length > 0) problems.push(`${NAMES[mark]} needs ${missing.join(" and ")}`);
  if (mark === "rule" && channels.x === undefined && channels.y === undefined) problems.push("a rule needs x or y");
  const measured = MEASURED[mark];
  const field = measured === undefined ? undefined : fields[measured];
  if (field !== undefined && (field.layout !== "number" || field.bins !== null)) {
    problems.push(`${NAMES[mark]} needs numbers for ${field.channel}, such as a count`);
  }
  if (mark === "rectX" || mark === "rectY") {
    const base = mark === "rectY" ? fields.x : fields.y;
    if (base?.layout === "category" || base?.aggregate)
      problems.push(`${NAMES[mark]} needs bins of numbers or dates for ${base.channel}`);
  }
  if (mark === "box") problems.push(...boxProblems(fields));
  if (mark === "tick" && fields.x?.layout === "category" && fields.y?.layout === "category") {
    problems.push("a tick needs numbers or dates for x or y");
  }
  if (sort !== undefined && fields[sort.axis]?.layout !== "category") {
    problems.push(`only categories can be sorted, and ${sort.axis} has none`);
  }
  return problems;
}

function boxProblems({ x, y, ...others }: Fields): readonly string[] {
  const problems: string[] = [];
  if (x !== undefined && y !== undefined && [x, y].every(({ layout }) => layout !== "number")) {
    problems.push("a box needs numbers for x or y");
  }
  if ([x, y, ...Object.values(others)].some((field) => field?.aggregate)) {
    problems.push("a box summarizes rows itself and takes no aggregate");
  }
  return problems;
}

function fieldProblems(field: Field | undefined, columns: readonly ResultColumn[]): readonly string[] {
  if (field === undefined) return [];
  const { channel, column, aggregate, bins, layout } = field;
  const kind = columns.find(({ name }) => name === column)?.kind ?? "text";
  const problems: string[] = [];
  const isTime = kind === "date" || kind === "timestamp";
  if (
    aggregate !== null &&
    aggregate !== "count" &&
    kind !== "number" &&
    !(isTime && (aggregate === "min" || aggregate === "max"))
  ) {
    problems.push(`${aggregate} needs numbers, and ${column} holds ${noun(kind)}`);
  }
  if (bins !== null && kind !== "number" && !isTime)
    problems.push(`bins need numbers or dates, and ${column} holds ${noun(kind)}`);
  if (bins !== null && aggregate !== null) problems.push(`${channel} cannot be both binned and aggregated`);
  if (bins !== null && channel !== "x" && channel !== "y") problems.push(`only x and y can be binned, not ${channel}`);
  if (aggregate !== null && (channel === "fx" || channel === "fy"))
    problems.push(`a facet needs categories, not an aggregate (${channel})`);
  if (channel === "size" && layout !== "number") problems.push(`size needs numbers, and ${column} holds ${noun(kind)}`);
  return problems;
}

function scaleProblems(spec: ChartSpec, fields: Fields): readonly string[] {
  return (["x", "y", "color"] as const).flatMap((channel) => {
    const [scale, field] = [scaleOf(spec, channel), fields[channel]];
    if (scale === undefined || field === undefined) return [];
    const problems: string[] = [];
    const { type, domain = [], zero } = scale;
    if ((type === "linear" || type === "log" || type === "sqrt") && field.layout !== "number") {
      problems.push(`a ${type} scale needs numbers for ${channel}`);
    }
    if (type === "time" && field.layout !== "time") problems.push(`a time scale needs dates for ${channel}`);
    if (zero === true && type === "log") problems.push(`a log scale has no zero (${channel})`);
    if (zero === true && field.layout !== "number") problems.push(`only a scale of numbers has a zero (${channel})`);
    if (field.layout === "category" || domain.length === 0) return problems;
    const isFit = field.layout === "time" ? isDay : isNumber;
    if (domain.length !== 2 || !domain.every(isFit)) {
      problems.push(
        `the domain of ${channel} must be two ${field.layout === "time" ? "dates such as 2026-11-21" : "numbers"}`,
      );
    } else if (type === "log" && domain.some((end) => Number(end) <= 0)) {
      problems.push(`a log scale's domain must be above zero (${channel})`);
    }
    return problems;
  });
}

const isNumber = (value: string | number): boolean => typeof value === "number";

const isDay = (value: string | number): boolean => typeof value === "string" && !Number.isNaN(Date.parse(value));

function noun(kind: ResultColumn["kind"]): string {
  return {
    text: "text",
    number: "numbers",
    boolean: "yes or no",
    date: "dates",
    timestamp: "times",
    list: "lists",
    struct: "structs",
  }[kind];
}
