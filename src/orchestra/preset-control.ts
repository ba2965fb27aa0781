import { html } from "htl";
import { type Quantity, quantityOf } from "../ui/quantity-control.js";
import type { PageState } from "../ui/url-state.js";

/** A published value of a quantity. */
export interface Preset {
  readonly value: number;
  readonly label: string;
}

export interface PresetControl {
  readonly node: HTMLElement;
  /** Follows the address and presets that came or went with the rows. */
  show(): void;
}

/** A list of published values that sets a quantity; it names the one that is set, or says that it is none of them. */
export function presetControl(
  state: PageState,
  quantity: Quantity,
  legend: string,
  presets: () => readonly Preset[],
): PresetControl {
  const set = () => {
    if (select.value !== "") state.set(quantity.key, Number(select.value) === quantity.standard ? null : select.value);
  };
  const select = html<HTMLSelectElement>`<select onchange=${set}></select>`;
  const show = () => {
    const now = quantityOf(state, quantity);
    const listed = presets();
    const known = listed.some(({ value }) => value === now);
    select.replaceChildren(
      ...(known ? [] : [html`<option value="">none of these</option>`]),
      ...listed.map(({ value, label }) => html`<option value=${value}>${label}</option>`),
    );
    select.value = known ? String(now) : "";
  };
  show();
  return { node: html<HTMLElement>`<div class="quantity"><label><span>${legend}</span>${select}</label></div>`, show };
}
