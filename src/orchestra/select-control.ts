import { html } from "htl";
import { type Choice, problemBox, readChoice } from "../ui/choice.js";
import type { PageState } from "../ui/url-state.js";

export interface SelectControl {
  readonly node: HTMLElement;
  /** Follows the address, and options that came or went with the rows. */
  show(): void;
}

/** A list of options that follows one key of the address; its options may change with the rows of the page. */
export function selectControl(state: PageState, choice: () => Choice<string>): SelectControl {
  const { key, legend, standard } = choice();
  const standardOf = () => standard ?? choice().options[0]?.value;
  const select = html<HTMLSelectElement>`<select name=${key} onchange=${() => state.set(key, select.value === standardOf() ? null : select.value)}></select>`;
  const box = problemBox();
  let shown = "";
  const show = () => {
    const { options } = choice();
    const now = options.map(({ value, label }) => `${value} ${label}`).join("\n");
    if (now !== shown) {
      shown = now;
      select.replaceChildren(...options.map(({ value, label }) => html`<option value=${value}>${label}</option>`));
    }
    const { value, problems } = readChoice(state, choice());
    select.value = value;
    box.show(problems);
  };
  show();
  return {
    node: html<HTMLElement>`<div class="quantity"><label><span>${legend}</span>${select}</label>${box.node}</div>`,
    show,
  };
}
