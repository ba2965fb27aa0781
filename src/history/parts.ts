import { groups } from "d3";
import { html } from "htl";
import { categoryName } from "../dataset/architecture-list.js";
import type { LegendItem } from "../ui/chart-legend.js";
import type { ChartTheme } from "../ui/theme.js";
import { ZONE_STYLES, ZONES, type Zone } from "../ui/zones.js";
import { familyPlace } from "./families.js";
import type { LineageRow, TechniqueRow } from "./rows.js";
import { fateWords, introducedWords } from "./words.js";

/** All techniques to pick from, by family and name. */
export function optionGroups(techniques: readonly TechniqueRow[]): readonly HTMLElement[] {
  return groups(techniques, ({ family }) => family)
    .sort(([a], [b]) => familyPlace(a) - familyPlace(b))
    .map(([family, own]) => {
      const named = own.toSorted((a, b) => (a.technique.toLowerCase() < b.technique.toLowerCase() ? -1 : 1));
      return html<HTMLElement>`<optgroup label=${categoryName(family)}>${named.map(({ technique_id: id, technique }) => html`<option value=${id}>${technique}</option>`)}</optgroup>`;
    });
}

/** One technique in a sentence, for the mark under pointer or focus. */
export function readout(technique: TechniqueRow, zone: Zone | null, pairs: readonly LineageRow[]): HTMLElement {
  const parents = pairs.filter(({ technique_id: id }) => id === technique.technique_id);
  return html`<span><b>${technique.technique}</b>, ${introducedWords(technique)}, ${zone === null ? "not rated" : `${ZONE_STYLES[zone].name.toLowerCase()} zone`}, ${fateWords(technique.adoption_2025)}. ${technique.one_line}${parents.length === 0 ? "" : ` Builds on ${parents.map(({ builds_on: name }) => name).join(", ")}.`}</span>`;
}

/** The zones' shapes and colours. */
export function zoneLegend(theme: ChartTheme): readonly LegendItem[] {
  return ZONES.map((zone) => ({
    label: ZONE_STYLES[zone].name,
    colour: theme.zone[zone],
    symbol: ZONE_STYLES[zone].plotSymbol,
  }));
}
