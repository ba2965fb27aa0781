import type { ColumnKind, ResultColumn } from "../../engine/result.js";
import { labelOf } from "../../ui/format.js";
import type { Channel, ChannelName, ChartSpec, MarkName } from "../document/chart-spec.js";

/** How a channel's values are laid out: along numbers, along time, or side by side. */
export type Layout = "number" | "time" | "category";

/** A channel of a spec as it will be drawn. */
export interface Field {
  readonly channel: ChannelName;
  readonly column: string | null;
  readonly aggregate: Channel["aggregate"] | null;
  /** About how many bins, or null where values stay as they are. */
  readonly bins: number | null;
  readonly layout: Layout;
  readonly label: string;
}

export type Fields = Readonly<Partial<Record<ChannelName, Field>>>;

const DEFAULT_BINS = 20;

/** Axes along which a mark sets things side by side, whatever the values are. */
const SIDE_BY_SIDE: Readonly<Partial<Record<MarkName, readonly ChannelName[]>>> = {
  barX: ["y"],
  barY: ["x"],
  cell: ["x", "y"],
};

/** The columns that a spec names. */
export function columnsNeeded({ channels }: ChartSpec): readonly string[] {
  return [...new Set(Object.values(channels).flatMap((channel) => channel?.column ?? []))];
}

/** The spec's channels with the layout that their columns lead to. Columns that do not exist count as text. */
export function fieldsOf(spec: ChartSpec, columns: readonly ResultColumn[]): Fields {
  const fields: Partial<Record<ChannelName, Field>> = {};
  for (const [channel, given] of entriesOf(spec)) {
    const kind = columns.find(({ name }) => name === given.column)?.kind ?? "text";
    fields[channel] = {
      channel,
      column: given.column ?? null,
      aggregate: given.aggregate ?? null,
      bins: given.bin === undefined || given.bin === false ? null : given.bin === true ? DEFAULT_BINS : given.bin,
      layout: layoutOf(spec, channel, given, kind),
      label: scaleOf(spec, channel)?.label ?? defaultLabel(given),
    };
  }
  return fields;
}

/** The channels that a spec gives, each with its name. */
export function entriesOf({ channels }: ChartSpec): readonly (readonly [ChannelName, Channel])[] {
  const { x, y, color, size, label, fx, fy } = channels;
  const given = { x, y, color, size, label, fx, fy } as const;
  return CHANNEL_ORDER.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const]));
}

const CHANNEL_ORDER = ["x", "y", "color", "size", "label", "fx", "fy"] as const;

/** The scale that a spec gives a channel. */
export function scaleOf({ scales }: ChartSpec, channel: ChannelName) {
  return channel === "x" || channel === "y" || channel === "color" ? scales?.[channel] : undefined;
}

function layoutOf(spec: ChartSpec, channel: ChannelName, given: Channel, kind: ColumnKind): Layout {
  const isOrdered = given.aggregate !== undefined || (given.bin !== undefined && given.bin !== false);
  if (channel === "fx" || channel === "fy" || channel === "label") return "category";
  if (scaleOf(spec, channel)?.type === "category" && !isOrdered) return "category";
  if (SIDE_BY_SIDE[spec.mark]?.includes(channel) && !isOrdered) return "category";
  // Where both axes could be numbers, a box stands over each value of x.
  if (spec.mark === "box" && channel === boxCategory(spec)) return "category";
  if (given.aggregate !== undefined && given.aggregate !== "min" && given.aggregate !== "max") return "number";
  if (kind === "date" || kind === "timestamp") return "time";
  return kind === "number" || given.aggregate !== undefined ? "number" : "category";
}

function boxCategory({ scales }: ChartSpec): "x" | "y" {
  return scales?.y?.type === "category" ? "y" : "x";
}

function defaultLabel({ column, aggregate }: Channel): string {
  if (aggregate === "count") return "Count";
  const name = labelOf(column ?? "");
  return aggregate === undefined ? name : `${labelOf(aggregate)} of ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
