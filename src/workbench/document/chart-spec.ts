import * as v from "valibot";
import { finite } from "./control.js";
import type { DeepReadonly } from "./deep-readonly.js";
import { MAX_BINS, MAX_CAPTION, MAX_COLUMN_NAME, MAX_DOMAIN, MAX_LABEL } from "./limits.js";

export const MARKS = ["dot", "line", "area", "barX", "barY", "rectX", "rectY", "tick", "rule", "cell", "box"] as const;

export type MarkName = (typeof MARKS)[number];

export const AGGREGATES = ["count", "sum", "mean", "median", "min", "max"] as const;

export type Aggregate = (typeof AGGREGATES)[number];

export const CHANNELS = ["x", "y", "color", "size", "label", "fx", "fy"] as const;

export type ChannelName = (typeof CHANNELS)[number];

export const SCALE_TYPES = ["linear", "log", "sqrt", "time", "category"] as const;

export const columnNameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_COLUMN_NAME));

const label = v.pipe(v.string(), v.maxLength(MAX_LABEL));

/** Where a channel's values come from: a column as it is, its values in bins, or an aggregate over the other channels. */
const channel = v.pipe(
  v.strictObject({
    column: v.exactOptional(columnNameSchema),
    aggregate: v.exactOptional(v.picklist(AGGREGATES)),
    /** True for bins of a fitting width, or about how many. */
    bin: v.exactOptional(v.union([v.boolean(), v.pipe(finite, v.integer(), v.minValue(2), v.maxValue(MAX_BINS))])),
  }),
  v.check(
    ({ column, aggregate }) => column !== undefined || aggregate === "count",
    "a channel needs a column, unless it counts rows",
  ),
);

const scale = v.strictObject({
  type: v.exactOptional(v.picklist(SCALE_TYPES)),
  /** The ends of an axis of numbers or dates, or all categories in order. */
  domain: v.exactOptional(
    v.pipe(
      v.array(v.union([v.pipe(v.string(), v.maxLength(MAX_LABEL)), finite])),
      v.minLength(1),
      v.maxLength(MAX_DOMAIN),
      v.readonly(),
    ),
  ),
  label: v.exactOptional(label),
  /** Whether the axis must reach zero. */
  zero: v.exactOptional(v.boolean()),
});

/** A chart as data: what is drawn by which columns. There is no code in it and nothing of it is run. */
export const chartSpecSchema = v.strictObject({
  mark: v.picklist(MARKS),
  title: v.exactOptional(label),
  caption: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_CAPTION))),
  channels: v.strictObject({
    x: v.exactOptional(channel),
    y: v.exactOptional(channel),
    color: v.exactOptional(channel),
    size: v.exactOptional(channel),
    label: v.exactOptional(channel),
    fx: v.exactOptional(channel),
    fy: v.exactOptional(channel),
  }),
  scales: v.exactOptional(
    v.strictObject({ x: v.exactOptional(scale), y: v.exactOptional(scale), color: v.exactOptional(scale) }),
  ),
  /** In which order the categories of an axis stand: by their own value, or by that of the other axis. */
  sort: v.exactOptional(
    v.strictObject({
      axis: v.picklist(["x", "y"]),
      by: v.picklist(["name", "value"]),
      order: v.picklist(["ascending", "descending"]),
    }),
  ),
});

export type ChartSpec = DeepReadonly<v.InferOutput<typeof chartSpecSchema>>;

export type Channel = DeepReadonly<v.InferOutput<typeof channel>>;

export type Scale = DeepReadonly<v.InferOutput<typeof scale>>;
