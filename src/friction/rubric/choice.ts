import { html } from "htl";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One choice of few, as radio buttons in a row. */
export interface ChoiceControl {
  readonly node: HTMLElement;
  show(value: string): void;
}

export function choiceControl(
  legend: string,
  name: string,
  choices: readonly Choice[],
  onChoose: (value: string) => void,
): ChoiceControl {
  const options = choices.map(({ value, label }) => {
    const input = html<HTMLInputElement>`<input type="radio" name=${name} value=${value} onchange=${() => onChoose(value)}>`;
    return { value, input, node: html`<label>${input}<span>${label}</span></label>` };
  });
  const node = html<HTMLElement>`<fieldset class="segmented"><legend class="visually-hidden">${legend}</legend>${options.map((option) => option.node)}</fieldset>`;
  return {
    node,
    show: (value) => {
      for (const option of options) option.input.checked = option.value === value;
    },
  };
}

/** A place for messages about an address that asks for what is not there. */
export function problemBox(): { readonly node: HTMLElement; show(problems: readonly string[]): void } {
  const node = html<HTMLElement>`<div class="cell-notice" role="alert" hidden></div>`;
  return {
    node,
    show: (problems) => {
      node.hidden = problems.length === 0;
      node.replaceChildren(...problems.map((problem) => html`<p>${problem}</p>`));
    },
  };
}
