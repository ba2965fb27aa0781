import { html } from "htl";
import { formatNumber } from "../ui/format.js";
import { type Facet, type Picks, togglePicks, UNKNOWN } from "./facets.js";

export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface FacetPanel {
  readonly node: HTMLElement;
  show(picks: Picks, counts: Counts): void;
}

export interface FacetPanelOptions<T> {
  readonly facets: readonly Facet<T>[];
  /** Counts over all rows: values that no row has are not offered. */
  readonly totals: Counts;
  /** Facets that stand open at first. */
  readonly open: ReadonlySet<string>;
  /** Facets to list from their last value to their first. */
  readonly reversed: ReadonlySet<string>;
  readonly change: (picks: Picks) => void;
}

/** The filters as lists of values to tick, each with how many rows it would give. */
export function facetPanel<T>({ facets, totals, open, reversed, change }: FacetPanelOptions<T>): FacetPanel {
  let picks: Picks = {};
  const groups = facets.map((facet) => {
    const present = facet.values.filter((value) => (totals.get(facet.key)?.get(value) ?? 0) > 0);
    const items = listed(present, reversed.has(facet.key)).map((value) => {
      const press = () => change(togglePicks(picks, facet.key, [value]));
      const box = html<HTMLInputElement>`<input type="checkbox" onchange=${press}>`;
      const count = html`<span class="facet-count"></span>`;
      const node = html`<li><label>${box}<span class="facet-name">${facet.nameOf(value)}</span>${count}</label></li>`;
      return { value, box, count, node };
    });
    const number = html`<span class="facet-picked"></span>`;
    const node = html`<details class="facet" open=${open.has(facet.key)}>
      <summary title=${facet.description ?? null}>${facet.label} ${number}</summary>
      <ul aria-label=${facet.label}>${items.map((item) => item.node)}</ul>
    </details>`;
    return { facet, items, number, node };
  });

  return {
    node: html`<div class="facets">${groups.map(({ node }) => node)}</div>`,
    show: (next, counts) => {
      picks = next;
      for (const { facet, items, number } of groups) {
        const most = Math.max(1, ...(counts.get(facet.key)?.values() ?? []));
        const chosen = picks[facet.key];
        number.textContent = chosen === undefined || chosen.size === 0 ? "" : `${chosen.size} chosen`;
        for (const { value, box, count, node } of items) {
          const rows = counts.get(facet.key)?.get(value) ?? 0;
          box.checked = chosen?.has(value) ?? false;
          count.textContent = formatNumber(rows);
          node.style.setProperty("--share", String(rows / most));
          node.classList.toggle("facet-none", rows === 0 && !box.checked);
        }
      }
    },
  };
}

/** What is not known comes last either way. */
function listed(values: readonly string[], reversed: boolean): readonly string[] {
  const known = values.filter((value) => value !== UNKNOWN);
  return [...(reversed ? known.toReversed() : known), ...values.filter((value) => value === UNKNOWN)];
}
