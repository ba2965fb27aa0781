import { html } from "htl";
import { type Choice, problemBox, readChoice } from "./choice.js";
import type { PageState } from "./url-state.js";

export type SelectControl = HTMLElement & {
  /** Follows options that came or went with the rows; the address it follows by itself. */
  show(): void;
};

/**
 * A list of options that follows one key of the address, with a notice where the address asks in vain.
 *
 * @param choice a function where the options change with the rows of the page
 */
export function selectControl(state: PageState, choice: Choice<string> | (() => Choice<string>)): SelectControl {
  const now = typeof choice === "function" ? choice : () => choice;
  const { key, legend } = now();
  const choose = () => {
    const { standard, options } = now();
    state.set(key, select.value === (standard ?? options[0]?.value) ? null : select.value);
  };
  const select = html<HTMLSelectElement>`<select name=${key} onchange=${choose}></select>`;
  const box = problemBox();
  let listed = "";
  const show = () => {
    const shown = now();
    const list = JSON.stringify(shown.options);
    if (list !== listed) {
      listed = list;
      select.replaceChildren(
        ...shown.options.map(({ value, label }) => html`<option value=${value}>${label}</option>`),
      );
    }
    const { value, problems } = readChoice(state, shown);
    select.value = value;
    box.show(problems);
  };
  state.subscribe(show);
  show();
  const node = html<HTMLElement>`<div class="quantity"><label><span>${legend}</span> ${select}</label>${box.node}</div>`;
  return Object.assign(node, { show });
}
