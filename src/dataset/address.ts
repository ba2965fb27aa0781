import type { Facet, Picks } from "./facets.js";
import type { Order } from "./order.js";

/** All that a reader can set on a list: words to search for, filters, order, and the row that is open. */
export interface ListState {
  readonly q: string;
  readonly picks: Picks;
  /** Null is the list's usual order: by relevance where there are words, else its own. */
  readonly order: Order | null;
  readonly open: string | null;
}

export const EMPTY_STATE: ListState = { q: "", picks: {}, order: null, open: null };

/** What addresses of one list may say. */
export interface AddressSpec {
  readonly facets: readonly Pick<Facet<never>, "key" | "label" | "values">[];
  readonly sortKeys: readonly string[];
  /** Parameter that names the open row. */
  readonly openKey: string;
  readonly isRow: (id: string) => boolean;
}

export interface ReadAddress {
  readonly state: ListState;
  /** One sentence for each part that was left out because it means nothing here. */
  readonly problems: readonly string[];
}

/** Longer texts come from no reader's hand. */
const LONGEST_QUERY = 200;

/** Reads a list's state from an address's parameters; what means nothing is left out, and said. */
export function readAddress(get: (key: string) => string | null, spec: AddressSpec): ReadAddress {
  const problems: string[] = [];
  const picks: Record<string, ReadonlySet<string>> = {};
  for (const { key, label, values } of spec.facets) {
    const asked = expandRuns(get(key) ?? "", values);
    const known = asked.filter((value) => values.includes(value));
    const strange = asked.filter((value) => !values.includes(value));
    if (known.length > 0) picks[key] = new Set(known);
    if (strange.length > 0) problems.push(`The filter “${label}” has no value ${strange.map(quoted).join(" or ")}.`);
  }

  const q = get("q") ?? "";
  if (q.length > LONGEST_QUERY)
    problems.push(`The search is longer than ${LONGEST_QUERY} characters; its end was cut off.`);

  const sort = get("sort");
  const sortKey = sort?.replace(/^-/, "") ?? "";
  const sortable = spec.sortKeys.includes(sortKey);
  if (sort !== null && !sortable) problems.push(`The list cannot be sorted by ${quoted(sortKey)}.`);

  const open = get(spec.openKey);
  const isRow = open !== null && spec.isRow(open);
  if (open !== null && !isRow) problems.push(`No row has the ${spec.openKey} ${quoted(open)}.`);

  return {
    state: {
      q: q.slice(0, LONGEST_QUERY),
      picks,
      order: sort !== null && sortable ? { key: sortKey, descending: sort.startsWith("-") } : null,
      open: isRow ? open : null,
    },
    problems,
  };
}

/** The parameters that stand for a state; null takes a parameter out of the address. */
export function writeAddress(state: ListState, spec: AddressSpec): Readonly<Record<string, string | null>> {
  const { q, picks, order, open } = state;
  const filters = spec.facets.map(({ key, values }) => [key, joinRuns(picks[key] ?? new Set(), values)] as const);
  return {
    q: q.trim() === "" ? null : q,
    ...Object.fromEntries(filters),
    sort: order === null ? null : `${order.descending ? "-" : ""}${order.key}`,
    [spec.openKey]: open,
  };
}

/** Three or more years or scores in a row shorten to `2017..2020`; other values stand alone, between commas. */
function joinRuns(chosen: ReadonlySet<string>, values: readonly string[]): string | null {
  const parts: string[] = [];
  for (let i = 0; i < values.length; i += 1) {
    let end = i;
    while (end < values.length && chosen.has(values[end] ?? "") && isNumeric(values[end])) end += 1;
    if (end - i >= 3) {
      parts.push(`${values[i]}..${values[end - 1]}`);
      i = end - 1;
    } else if (chosen.has(values[i] ?? "")) parts.push(values[i] ?? "");
  }
  return parts.length === 0 ? null : parts.join(",");
}

function expandRuns(text: string, values: readonly string[]): string[] {
  return text
    .split(",")
    .filter(Boolean)
    .flatMap((part) => {
      const [first = "", last] = part.split("..");
      if (last === undefined) return [part];
      const start = values.indexOf(first);
      const end = values.indexOf(last);
      return start < 0 || end < start ? [part] : values.slice(start, end + 1);
    });
}

function isNumeric(value: string | undefined): boolean {
  return value !== undefined && /^\d+$/.test(value);
}

function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
