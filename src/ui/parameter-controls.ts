import { html } from "htl";
import type { Parameter, ParameterDeclaration, Parameters } from "../engine/result.js";
import { labelOf } from "./format.js";

/** Controls for a query's parameters, kept in step with values from elsewhere. */
export interface ParameterControls {
  readonly node: HTMLElement;
  show(parameters: Parameters): void;
}

/** One control for each declared parameter; `change` hears of a value once the reader has settled on it. */
export function parameterControls(
  declarations: readonly ParameterDeclaration[],
  change: (declaration: ParameterDeclaration, value: Parameter) => void,
): ParameterControls {
  const controls = declarations.map((declaration) => {
    const input = inputOf(declaration);
    input.addEventListener("change", () => {
      // A half-typed date or number has no value yet: the browser says so at the control.
      if (input.validity.badInput) return void input.reportValidity();
      change(declaration, readInput(declaration, input));
    });
    return { declaration, input };
  });
  return {
    node: html`<div class="parameters" hidden=${controls.length === 0}>${controls.map(({ declaration, input }) => {
      const text = html`<span>${labelOf(declaration.name)}</span>`;
      return html`<label title=${declaration.description} data-type=${declaration.type}>${declaration.type === "boolean" ? [input, text] : [text, input]}</label>`;
    })}</div>`,
    show: (parameters) => {
      for (const { declaration, input } of controls) {
        const value = parameters[declaration.name] ?? null;
        if (declaration.type === "boolean") input.checked = value === true;
        // Writing the same text would move the caret.
        else if (input.value !== String(value ?? "")) input.value = String(value ?? "");
      }
    },
  };
}

function inputOf({ type, name }: ParameterDeclaration): HTMLInputElement {
  if (type === "boolean") return html<HTMLInputElement>`<input type="checkbox" role="switch" name=${name}>`;
  if (type === "number") return html<HTMLInputElement>`<input type="number" step="any" name=${name} size="8">`;
  return html<HTMLInputElement>`<input type=${type} name=${name} autocomplete="off" spellcheck="false">`;
}

function readInput({ type }: ParameterDeclaration, input: HTMLInputElement): Parameter {
  if (type === "boolean") return input.checked;
  if (type === "text") return input.value;
  if (input.value === "") return null;
  return type === "number" ? input.valueAsNumber : input.value;
}
