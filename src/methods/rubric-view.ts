import { html } from "htl";
import { type Level, RUBRICS, type Rubric } from "../analysis/rubric-text.js";

const LEVELS: readonly Level[] = [2, 1, 0];

/** Every version of the rubric's wording, the latest open. */
export function rubricView(): DocumentFragment {
  const latest = Math.max(...RUBRICS.map(({ version }) => version));
  return html.fragment`${RUBRICS.map((rubric) => versionEntry(rubric, rubric.version === latest))}`;
}

function versionEntry({ version, scope, axes }: Rubric, open: boolean): HTMLElement {
  return html`<details class="rubric" open=${open}>
    <summary>Version ${version}</summary>
    <p>${scope}</p>
    <div class="table-region" role="region" tabindex="0" aria-label=${`Rubric, version ${version}`}>
      <table>
        <thead><tr><th scope="col">Axis</th>${LEVELS.map((level) => html`<th scope="col">${level}</th>`)}</tr></thead>
        <tbody>${axes.map(
          ({ id, name, question, levels }) => html`<tr>
            <th scope="row">${id.toUpperCase()}<br><span class="muted">${name}. ${question}</span></th>
            ${LEVELS.map((level) => html`<td>${levels[level]}</td>`)}
          </tr>`,
        )}</tbody>
      </table>
    </div>
  </details>`;
}
