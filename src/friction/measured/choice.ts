import { html } from "htl";
import type { PageState } from "../../ui/url-state.js";

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A group of radio buttons that follows one key of the address. The first option is the default and leaves no key. */
export function choice(state: PageState, key: string, legend: string, options: readonly Option[]): HTMLElement {
  const inputs = options.map(({ value, label }, i) => {
    const choose = () => state.set(key, i === 0 ? null : value);
    const input = html<HTMLInputElement>`<input type="radio" name=${key} value=${value} onchange=${choose}>`;
    return { value, input, node: html`<label>${input}<span>${label}</span></label>` };
  });
  const show = () => {
    const chosen = chosenOf(state, key, options);
    for (const { value, input } of inputs) input.checked = value === chosen;
  };
  state.subscribe(show);
  show();
  return html`<fieldset class="choice"><legend>${legend}</legend><div class="segmented">${inputs.map(({ node }) => node)}</div></fieldset>`;
}

/** The option that the address names; what is no option counts as the default. */
export function chosenOf(state: Pick<PageState, "get">, key: string, options: readonly Option[]): string {
  const value = state.get(key);
  return (options.find((option) => option.value === value) ?? options[0])?.value ?? "";
}
