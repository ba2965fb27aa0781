import { html } from "htl";
import { evidenceMark } from "../ui/evidence.js";
import type { FromFacts } from "./facts.js";

/** Where a preset's figures come from: its rows with their mark, and the works that they cite. */
export function originLine(origin: FromFacts | null, sourceHref: (key: string) => string): HTMLElement {
  if (origin === null) return html`<p class="origin">Typed in by you.</p>`;
  const { ids, evidence, sources } = origin;
  const rows = ids.map((id, i) => html.fragment`${i === 0 ? "" : ", "}<a href=${rowHref(id)}><code>${id}</code></a>`);
  const works = sources.map((key, i) => html.fragment`${i === 0 ? "" : ", "}<a href=${sourceHref(key)}>${key}</a>`);
  return html`<p class="origin">${evidenceMark(evidence)} From ${rows}; ${works}.</p>`;
}

export function rowHref(id: string): string {
  return `../row?key=${encodeURIComponent(`orchestration_facts:${id}`)}`;
}
