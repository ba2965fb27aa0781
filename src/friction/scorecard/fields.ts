import { html } from "htl";
import type { Editing } from "./editing.js";
import { type Scorecard, TEXTS, type TextField } from "./state.js";

/** A control with the way to bring it in step with the scorecard. */
export interface Field {
  readonly node: HTMLElement;
  readonly show: (card: Scorecard) => void;
}

export interface TextFieldOptions {
  readonly field: TextField;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isWide?: boolean | undefined;
  /** What is wrong with the text; null where nothing is. */
  readonly check?: ((text: string) => string | null) | undefined;
}

/** A labelled line of text of the scorecard. */
export function textField(editing: Editing, { field, label, hint, isWide, check }: TextFieldOptions): Field {
  const { node, input, tell } = textInput({
    id: `card-${field}`,
    label,
    hint,
    isWide,
    max: TEXTS[field].max,
    onText: (text) => editing.type({ [field]: text }),
    onEnd: editing.settle,
  });
  return {
    node,
    show: (card) => {
      put(input, card[field]);
      tell(check?.(card[field]) ?? null);
    },
  };
}

interface TextInputOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isWide?: boolean | undefined;
  readonly max: number;
  readonly onText: (text: string) => void;
  readonly onEnd: () => void;
}

/** A labelled line of text with a place to say what is wrong with it. */
export function textInput({ id, label, hint, isWide, max, onText, onEnd }: TextInputOptions) {
  const input = html<HTMLInputElement>`<input type="text" id=${id} maxlength=${max} autocomplete="off" spellcheck="false" aria-describedby=${`${id}-hint`}>`;
  input.addEventListener("input", () => onText(input.value));
  input.addEventListener("change", onEnd);
  const told = html<HTMLElement>`<span class="field-problem"></span>`;
  const node = html<HTMLElement>`<div class=${isWide ? "field field-wide" : "field"}>
    <label for=${id}>${label}</label>${input}
    <p class="field-hint" id=${`${id}-hint`}>${hint ?? ""} ${told}</p>
  </div>`;
  const tell = (problem: string | null) => {
    told.textContent = problem ?? "";
    if (problem === null) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  return { node, input, tell };
}

export interface RadioOptions<T extends string> {
  readonly name: string;
  readonly legend: string | Node;
  readonly options: readonly { readonly value: T; readonly label: string | Node }[];
  readonly valueOf: (card: Scorecard) => T | null;
  readonly onChoice: (value: T) => void;
  readonly className: string;
  readonly before?: Node | undefined;
  readonly after?: Node | undefined;
}

/** A group of radio buttons; none is chosen where the scorecard has no answer. */
export function radioField<T extends string>(options: RadioOptions<T>): Field {
  const inputs = options.options.map(({ value, label }) => {
    const choose = () => options.onChoice(value);
    const input = html<HTMLInputElement>`<input type="radio" name=${`card-${options.name}`} value=${value} onchange=${choose}>`;
    return { value, input, node: html`<label>${input}<span>${label}</span></label>` };
  });
  return {
    node: html`<fieldset class=${options.className}><legend>${options.legend}</legend>${options.before ?? ""}
      <div class="options">${inputs.map(({ node }) => node)}</div>${options.after ?? ""}</fieldset>`,
    show: (card) => {
      const chosen = options.valueOf(card);
      for (const { value, input } of inputs) input.checked = value === chosen;
    },
  };
}

/** Sets a control's text only where it differs, so that the caret stays. */
export function put(input: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (input.value !== value) input.value = value;
}
