import { html } from "htl";

/** One group of a calculator's controls. */
export function calculatorPart(legend: string, ...controls: readonly (Node | string)[]): HTMLElement {
  return html<HTMLElement>`<fieldset class="calculator-part"><legend>${legend}</legend>${controls}</fieldset>`;
}
