import { html } from "htl";
import type { PageState } from "../../ui/url-state.js";

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A setting of a page with its key in the address. */
export interface Choice {
  readonly key: string;
  readonly legend: string;
  /** The first is the default and leaves no key. */
  readonly options: readonly Option[];
  /** Whether a value that is no option is one all the same, such as another day of a hand-written link. */
  readonly accepts?: (value: string) => boolean;
}

/** A group of radio buttons that follows one key of the address. */
export function choiceControl(state: PageState, choice: Choice): HTMLElement {
  const { key, legend, options } = choice;
  const inputs = options.map(({ value, label }, i) => {
    const choose = () => state.set(key, i === 0 ? null : value);
    const input = html<HTMLInputElement>`<input type="radio" name=${key} value=${value} onchange=${choose}>`;
    return { value, input, node: html`<label>${input}<span>${label}</span></label>` };
  });
  const other = html<HTMLElement>`<span class="choice-other"></span>`;
  const show = () => {
    const chosen = chosenOf(state, choice);
    for (const { value, input } of inputs) input.checked = value === chosen;
    other.textContent = options.some(({ value }) => value === chosen) ? "" : `now ${chosen}`;
  };
  state.subscribe(show);
  show();
  return html`<fieldset class="choice"><legend>${legend}</legend><div class="segmented">${inputs.map(({ node }) => node)}</div> ${other}</fieldset>`;
}

/** What the address chooses; what is no choice counts as the default. */
export function chosenOf(state: Pick<PageState, "get">, { key, options, accepts }: Choice): string {
  const value = state.get(key);
  if (value !== null && (options.some((option) => option.value === value) || accepts?.(value))) return value;
  return options[0]?.value ?? "";
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  // Of 30 February, Date.parse makes 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
