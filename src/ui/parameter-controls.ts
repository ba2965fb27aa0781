import { html } from "htl";
import type { Parameter, ParameterDeclaration, Parameters } from "../engine/result.js";
import { labelOf } from "./format.js";
import { alternativesOf, parameterHelp, valueText } from "./parameter-state.js";

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
    const choices = alternativesOf(declaration);
    if (choices.length > 0) return { declaration, ...selectControl(declaration, choices, change) };
    const input = inputOf(declaration);
    input.addEventListener("change", () => {
      // A half-typed date or number has no value yet: the browser says so at the control.
      if (input.validity.badInput) return void input.reportValidity();
      change(declaration, readInput(declaration, input));
    });
    const show = (value: Parameter) => {
      if (declaration.type === "boolean") input.checked = value === true;
      // Writing the same text would move the caret.
      else if (input.value !== String(value ?? "")) input.value = String(value ?? "");
    };
    return { declaration, input, show };
  });
  return {
    node: html`<div class="parameters" hidden=${controls.length === 0}>${controls.map(({ declaration, input }) => {
      const text = html`<span>${labelOf(declaration.name)}</span>`;
      return html`<label title=${parameterHelp(declaration)} data-type=${declaration.type}>${declaration.type === "boolean" ? [input, text] : [text, input]}</label>`;
    })}</div>`,
    show: (parameters) => {
      for (const { declaration, show } of controls) show(parameters[declaration.name] ?? null);
    },
  };
}

/** A choice among the values that a parameter's description lists. Another value, from a link, is shown beside them. */
function selectControl(
  declaration: ParameterDeclaration,
  choices: readonly Parameter[],
  change: (declaration: ParameterDeclaration, value: Parameter) => void,
) {
  const input = html<HTMLSelectElement>`<select name=${declaration.name}></select>`;
  let offered: readonly Parameter[] = [];
  input.addEventListener("change", () => change(declaration, offered[input.selectedIndex] ?? null));
  const show = (value: Parameter) => {
    const isListed = choices.includes(value);
    const wanted = isListed ? choices : [...choices, value];
    if (wanted.join() !== offered.join()) {
      input.replaceChildren(
        ...wanted.map((one) => {
          const text = choices.includes(one) ? valueText(one) : `${valueText(one)} (from the link)`;
          return html`<option value=${String(one ?? "")}>${text}</option>`;
        }),
      );
    }
    offered = wanted;
    input.selectedIndex = wanted.indexOf(value);
  };
  return { input, show };
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
