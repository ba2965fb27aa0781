import { html } from "htl";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** A control with a label that can be brought in step with the document. */
export interface LabelledControl<T> {
  readonly node: HTMLElement;
  show(value: T): void;
}

/** A list to choose from; a value that is not on it, from a link, is shown beside the others. */
export function selectField(
  label: string,
  options: () => readonly SelectOption[],
  choose: (value: string) => void,
): LabelledControl<string> {
  const select = html<HTMLSelectElement>`<select></select>`;
  select.addEventListener("change", () => choose(select.value));
  let drawn = "";
  return {
    node: html`<label class="wb-field"><span>${label}</span>${select}</label>`,
    show(value) {
      const listed = options();
      const all = listed.some((option) => option.value === value) ? listed : [...listed, { value, label: value }];
      const text = JSON.stringify(all);
      if (text !== drawn)
        select.replaceChildren(...all.map((option) => html`<option value=${option.value}>${option.label}</option>`));
      drawn = text;
      select.value = value;
    },
  };
}

/** A line of text, told once its writer has left it or pressed Enter. */
export function textField(
  label: string,
  change: (text: string) => void,
  {
    type = "text",
    size = null,
    isLabelHidden = false,
  }: { type?: string; size?: number | null; isLabelHidden?: boolean } = {},
): LabelledControl<string> & { readonly input: HTMLInputElement } {
  const input = html<HTMLInputElement>`<input type=${type} size=${size} step=${type === "number" ? "any" : null} autocomplete="off" spellcheck="false">`;
  let shown = "";
  input.addEventListener("change", () => {
    if (input.validity.badInput) input.reportValidity();
    else if (input.value !== shown) change(input.value);
  });
  return {
    input,
    node: html`<label class="wb-field"><span class=${isLabelHidden ? "visually-hidden" : null}>${label}</span>${input}</label>`,
    show(value) {
      shown = value;
      if (input.value !== value) input.value = value;
    },
  };
}
