import { html } from "htl";
import type { Field } from "./fields.js";

/** A field's control with its label, hint and a place for what is wrong with it. */
export interface FieldControl {
  readonly name: string;
  readonly node: HTMLElement;
  text(): string;
  setText(text: string): void;
  /** Null where all is well. */
  showProblem(message: string | null): void;
  /** Values to offer while the reader types. */
  offer(values: Iterable<string>): void;
  focus(): void;
}

/** @param id unique on the page */
export function fieldControl(field: Field, id: string): FieldControl {
  const { name, label, hint, required, control } = field;
  const about = [hint === null ? "" : `${id}-hint`, `${id}-problem`].filter(Boolean).join(" ");
  const offers = html<HTMLDataListElement>`<datalist id=${`${id}-offers`}></datalist>`;
  const input =
    control.kind === "select"
      ? html<HTMLSelectElement>`<select id=${id} name=${name} aria-describedby=${about}>${control.options.map(({ value, label: text }) => html`<option value=${value}>${text}</option>`)}</select>`
      : html<HTMLInputElement>`<input type="text" id=${id} name=${name} inputmode=${control.inputMode} pattern=${control.pattern} list=${control.references === null ? null : offers.id} autocomplete="off" spellcheck="false" aria-describedby=${about}>`;
  input.required = required;
  const problem = html<HTMLElement>`<span class="field-problem" id=${`${id}-problem`}></span>`;
  const showProblem = (message: string | null) => {
    problem.textContent = message ?? "";
    if (message === null) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  // A complaint about what is no longer there would puzzle.
  input.addEventListener("input", () => showProblem(null));
  const node = html<HTMLElement>`<div class="what-if-field">
    <label for=${id}>${label}${required ? "" : html` <span class="muted">(may be empty)</span>`} <code>${name}</code></label>
    ${input}${control.kind === "text" && control.references !== null ? offers : ""}
    <div>${problem}${hint === null ? "" : html`<span class="field-hint" id=${`${id}-hint`}>${hint}</span>`}</div>
  </div>`;
  return {
    name,
    node,
    text: () => input.value,
    setText: (text) => {
      input.value = text;
      showProblem(null);
    },
    showProblem,
    offer: (values) => offers.replaceChildren(...[...values].map((value) => html`<option value=${value}></option>`)),
    focus: () => input.focus(),
  };
}
