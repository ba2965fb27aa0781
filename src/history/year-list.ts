import { groups } from "d3";
import { html } from "htl";
import { counted } from "../tables/finding.js";
import { zoneBadge } from "../ui/zones.js";
import type { LineageRow, TechniqueRow } from "./rows.js";
import { fateWords } from "./words.js";

export interface YearListOptions {
  readonly techniques: readonly TechniqueRow[];
  readonly pairs: readonly LineageRow[];
  readonly pick: (id: string, name: string) => Node;
  /** Years that stay open when the list is drawn again. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (year: string, open: boolean) => void;
}

/** The timeline as a list, newest year first: what a figure says by place and lines, in words. */
export function yearList({ techniques, pairs, pick, open, onToggle }: YearListOptions): HTMLElement {
  const parents = new Map(groups(pairs, (pair) => pair.technique_id));
  const years = groups(techniques, ({ introduced }) => introduced.slice(0, 4)).sort(
    ([a], [b]) => Number(b) - Number(a),
  );
  return html<HTMLElement>`<div class="history-years">${years.map(([year, own]) => {
    const known = own.filter(({ technique_id: id }) => parents.has(id)).length;
    const details: HTMLDetailsElement = html<HTMLDetailsElement>`<details open=${open.has(year)} ontoggle=${() => {
      onToggle(year, details.open);
      fill();
    }}><summary><b>${year}</b>: ${counted(own.length, "technique")}, ${known} with ancestors on record</summary></details>`;
    // Hundreds of closed items would only slow a phone down.
    const fill = () => {
      if (!details.open || details.querySelector("ul") !== null) return;
      details.append(
        html`<ul>${own.map((technique) => item(technique, parents.get(technique.technique_id) ?? [], pick))}</ul>`,
      );
    };
    fill();
    return details;
  })}</div>`;
}

function item(technique: TechniqueRow, parents: readonly LineageRow[], pick: YearListOptions["pick"]): HTMLElement {
  const { technique_id: id, technique: name, zone_introduction: zone, adoption_2025: adoption } = technique;
  return html`<li>${pick(id, name)} ${zone === null ? html`<span class="muted">not rated</span>` : zoneBadge(zone)} ${fateWords(adoption)}${
    parents.length === 0
      ? ""
      : html.fragment`; builds on ${parents.map((pair, i) => html.fragment`${i === 0 ? "" : ", "}${pick(pair.builds_on_id, pair.builds_on)}`)}`
  }.</li>`;
}
