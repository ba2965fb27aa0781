import type { DetailRow } from "./detail-rows.js";

type Event = DetailRow<"events">;

/** Months between two dates; a range where one of them is known only to its month or year. */
export interface Months {
  readonly low: number;
  readonly high: number;
}

/** The first event of one stage, and how long it was after the paper and after the stage before it. */
export interface Step {
  readonly event: Event;
  readonly sincePaper: Months | null;
  readonly sincePrevious: Months | null;
}

/** Stages on the way from a paper to standard practice; stages of one day follow each other in this order. */
const WAY = [
  "paper",
  "reference_code",
  "library",
  "framework_upstream",
  "serving_stack",
  "first_large_model",
  "frontier_flagship",
  "default",
];

const MS_PER_MONTH = 30.4375 * 86_400_000;

/** The first event of each stage in order of time, with the months of each step. */
export function stepsOf(events: readonly Event[]): readonly Step[] {
  const firsts = WAY.flatMap((stage) => {
    const [first] = events.filter((event) => event.stage === stage).sort(byDate);
    return first === undefined ? [] : [first];
  }).sort(byDate);
  const paper = firsts.find(({ stage }) => stage === "paper");
  return firsts.map((event, i) => {
    const previous = firsts[i - 1];
    return {
      event,
      sincePaper: paper === undefined || event === paper ? null : monthsBetween(paper, event),
      sincePrevious: previous === undefined ? null : monthsBetween(previous, event),
    };
  });
}

function byDate(a: Event, b: Event): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

/** Months from one event to another, as views count them: days over 30.4375, to one decimal. */
function monthsBetween(from: Event, to: Event): Months {
  const months = (start: number, end: number) => Math.round((10 * (end - start)) / MS_PER_MONTH) / 10;
  return { low: months(lastDay(from), Date.parse(to.date)), high: months(Date.parse(from.date), lastDay(to)) };
}

/** The last day that a date may mean, as UTC milliseconds. */
function lastDay({ date, date_precision: precision }: Event): number {
  const day = new Date(date);
  if (precision === "month") return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0);
  return precision === "year" ? Date.UTC(day.getUTCFullYear(), 11, 31) : day.getTime();
}

/** `7.8`, `−0.2`, `5.1 to 6.1` */
export function describeMonths({ low, high }: Months): string {
  const text = (value: number) => String(value).replace("-", "−");
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}
