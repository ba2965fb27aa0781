import { html } from "htl";
import { formatDate } from "../../ui/format.js";
import type { Editing } from "./editing.js";
import type { Technique } from "./rows.js";
import { EMPTY, type Scorecard, toLevel } from "./state.js";

/** Fills the form from a technique of the dataset, as its default rater scored it at introduction, or empties it. */
export function exampleField(editing: Editing, techniques: readonly Technique[]): HTMLElement {
  const rated = techniques.filter(({ ga }) => ga !== null);
  const told = html<HTMLElement>`<p class="field-hint" role="status"></p>`;
  const input = html<HTMLInputElement>`<input type="text" id="card-example" list="card-examples" autocomplete="off" spellcheck="false" maxlength="120">`;
  const fill = () => {
    const wanted = input.value.trim().toLowerCase();
    const found = rated.find(({ id, name }) => name.toLowerCase() === wanted || id === wanted);
    if (found === undefined) {
      told.textContent =
        wanted === "" ? "Choose a technique first." : `No rated technique is called “${input.value.trim()}”.`;
      return;
    }
    editing.choose(exampleCard(found, editing.card()));
    input.value = "";
    told.textContent = `Filled from ${found.name}, ${found.introduced === null ? "" : `${formatDate(found.introduced, found.introduced_precision ?? "day")}, `}as its default rater scored it at introduction. The back button returns to what was here.`;
  };
  const clear = () => {
    const { distance, stage, rater } = editing.card();
    editing.choose({ ...EMPTY, distance, stage, rater });
    told.textContent = "The form is empty. The back button returns to what was here.";
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      fill();
    }
  });
  return html`<div class="field field-wide example">
    <label for="card-example">Start from an example (optional)</label>
    <div class="field-row">${input}<button type="button" onclick=${fill}>Fill the form</button><button type="button" onclick=${clear}>Empty the form</button></div>
    <datalist id="card-examples">${rated.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
    ${told}
  </div>`;
}

/** A technique as a scorecard; the settings of the comparison stay. Reasons stay with their rater. */
export function exampleCard(technique: Technique, { distance, stage, rater }: Scorecard): Scorecard {
  const { introduced, introduced_precision: precision } = technique;
  const level = (score: number | null) => toLevel(String(score));
  return {
    ...EMPTY,
    distance,
    stage,
    rater,
    name: technique.name,
    category: technique.category,
    date: introduced?.slice(0, precision === "year" ? 4 : precision === "month" ? 7 : 10) ?? "",
    work: technique.arxiv ?? "",
    title: technique.paper ?? "",
    oneLine: technique.one_line,
    org: technique.org.join(";"),
    scores: {
      ga: level(technique.ga),
      mal: level(technique.mal),
      par: level(technique.par),
      sti: level(technique.sti),
      im: level(technique.im),
    },
  };
}
