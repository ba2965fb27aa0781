import { lanesOf } from "../../ui/lanes.js";
import type { TemplateEvent } from "./rows.js";
import { byDate, STAGE_LABELS, STAGE_ORDER } from "./templates.js";

/** Room for one event, in CSS pixels. */
export const LANE = 15;

const ROW_PADDING = 8;

const MIN_ROW = 32;

export interface PlacedEvent {
  readonly event: TemplateEvent;
  /** Vertical centre, in CSS pixels. */
  readonly y: number;
}

export interface TimelineRow {
  readonly stage: string;
  readonly label: string;
  /** Months from the start of the clock to the row's first event. */
  readonly firstMonths: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TimelineLayout {
  readonly rows: readonly TimelineRow[];
  /** Events from the oldest to the newest. */
  readonly events: readonly PlacedEvent[];
  readonly bottom: number;
}

/** One row for each stage with events, from `top` down; events that would overlap stand on top of each other. */
export function layOut(
  events: readonly TemplateEvent[],
  x: (event: TemplateEvent) => number,
  top: number,
): TimelineLayout {
  let y = top;
  const rows: TimelineRow[] = [];
  const places = new Map<TemplateEvent, number>();
  for (const stage of STAGE_ORDER) {
    const own = byDate(events.filter((event) => event.stage === stage));
    const [first] = own;
    if (first === undefined) continue;
    const lanes = lanesOf(own.map(x), LANE);
    const height = Math.max(MIN_ROW, LANE * (Math.max(...lanes) + 1) + 2 * ROW_PADDING);
    const used = LANE * Math.max(...lanes);
    for (const [i, event] of own.entries()) {
      places.set(event, y + height / 2 - used / 2 + LANE * (lanes[i] ?? 0));
    }
    rows.push({ stage, label: STAGE_LABELS[stage] ?? stage, firstMonths: first.months, top: y, bottom: y + height });
    y += height;
  }
  const placed = byDate([...places.keys()]).map((event) => ({ event, y: places.get(event) ?? 0 }));
  return { rows, events: placed, bottom: y };
}
