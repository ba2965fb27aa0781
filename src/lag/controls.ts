import { html } from "htl";
import { type Choice, chosenOf } from "../ui/choice.js";
import { isDate } from "../ui/parameter-state.js";
import type { PageState } from "../ui/url-state.js";
import { AS_OF_KEY, STANDARD_AS_OF } from "./settings.js";

/** A list of options that follows one key of the address; the first is the default and leaves no key. */
export function selectControl(state: PageState, choice: Choice<string>): HTMLElement {
  const { key, legend, options } = choice;
  const select = html<HTMLSelectElement>`<select name=${key} onchange=${() =>
    state.set(key, select.value === options[0]?.value ? null : select.value)}>
    ${options.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
  </select>`;
  const show = () => {
    select.value = chosenOf(state, choice);
  };
  state.subscribe(show);
  show();
  return html`<label class="choice"><span>${legend}</span>${select}</label>`;
}

/** The last day that counts, kept in the address unless it is the `standard` one, from the past up to `today`. */
export function asOfControl(state: PageState, today: string, standard = STANDARD_AS_OF): HTMLElement {
  const change = () => {
    if (!input.checkValidity() || !isDate(input.value)) return void input.reportValidity();
    state.set(AS_OF_KEY, input.value === standard ? null : input.value);
  };
  const input = html<HTMLInputElement>`<input type="date" name=${AS_OF_KEY} min="2015-01-01" max=${today} required onchange=${change}>`;
  const show = () => {
    input.value = state.get(AS_OF_KEY) ?? standard;
  };
  state.subscribe(show);
  show();
  return html`<label class="choice"><span>as known on</span>${input}</label>`;
}
