import { html } from "htl";
import { rejection } from "./rejection.js";
import type { PageState } from "./url-state.js";

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A setting of a page with few values, kept under one key of the address. */
export interface Choice<T extends string> {
  readonly key: string;
  readonly legend: string;
  /** Whether the legend stands over the buttons, and not for screen readers alone. */
  readonly legendShown?: boolean | undefined;
  readonly options: readonly Option<T>[];
  /** The value of an address without the key; the first option where it is left out. */
  readonly standard?: T | undefined;
  /** Reads a value that is no option but counts all the same, such as another day of a hand-written link. */
  readonly accepts?: ((text: string) => T | null) | undefined;
}

export interface ReadChoice<T extends string> {
  readonly value: T;
  /** What a reader must know of an address that asks for what is not there. */
  readonly problems: readonly string[];
}

/** A notice names every option up to so many. */
const MOST_NAMED = 8;

/** What the address chooses; of a value that is no choice it says so, and has the standard one. */
export function readChoice<T extends string>(state: Pick<PageState, "get">, choice: Choice<T>): ReadChoice<T> {
  const { key, options, accepts } = choice;
  const standard = standardOf(choice);
  const text = state.get(key);
  if (text === null) return { value: standard, problems: [] };
  const value = options.find((option) => option.value === text)?.value ?? accepts?.(text) ?? null;
  if (value !== null) return { value, problems: [] };
  const allowed = options.length > MOST_NAMED ? "one of the list" : options.map((option) => option.value).join(" or ");
  return { value: standard, problems: [rejection(key, text, allowed, `${standard} is used`)] };
}

/** The value that the address chooses, for those who leave its problems to the choice's own control. */
export function chosenOf<T extends string>(state: Pick<PageState, "get">, choice: Choice<T>): T {
  return readChoice(state, choice).value;
}

function standardOf<T extends string>({ key, options, standard }: Choice<T>): T {
  const value = standard ?? options[0]?.value;
  if (value === undefined) throw new Error(`the choice ${key} has no option`);
  return value;
}

/** The problems of a switch, which an address turns on with 1 and off with 0 or by leaving it out. */
export function switchProblems(state: Pick<PageState, "get">, key: string): readonly string[] {
  const text = state.get(key);
  return text === null || text === "1" || text === "0" ? [] : [rejection(key, text, "1 or 0", "the switch is off")];
}

/**
 * Radio buttons in a row that follow one key of the address, and a notice where the address asks in vain.
 *
 * @param change hears of each new value, the page's own and the reader's
 */
export function choiceControl<T extends string>(
  state: PageState,
  choice: Choice<T>,
  change: (value: T) => void = () => {},
): HTMLElement {
  const { key, legend, legendShown = false, options } = choice;
  const standard = standardOf(choice);
  const inputs = options.map(({ value, label }) => {
    const choose = () => state.set(key, value === standard ? null : value);
    const input = html<HTMLInputElement>`<input type="radio" name=${key} value=${value} onchange=${choose}>`;
    return { value, input, node: html`<label>${input}<span>${label}</span></label>` };
  });
  const other = html<HTMLElement>`<span class="choice-other"></span>`;
  const box = problemBox();
  let shown = readChoice(state, choice).value;
  const show = () => {
    const { value, problems } = readChoice(state, choice);
    box.show(problems);
    for (const { value: own, input } of inputs) input.checked = own === value;
    other.textContent = inputs.some(({ value: own }) => own === value) ? "" : `now ${value}`;
    if (value === shown) return;
    shown = value;
    change(value);
  };
  state.subscribe(show);
  show();
  return html<HTMLElement>`<fieldset class="choice"><legend class=${legendShown ? null : "visually-hidden"}>${legend}</legend>
    <div class="segmented">${inputs.map(({ node }) => node)}</div> ${other}
    ${box.node}</fieldset>`;
}

/** The problem of an address that sets what a sister page calls so and this page calls otherwise. */
export function misnamedProblems(state: Pick<PageState, "get">, wrong: string, right: string): readonly string[] {
  return state.get(wrong) === null
    ? []
    : [`“${wrong}” in the address means nothing on this page: here it is “${right}”.`];
}

/** A notice where the address sets what this page calls otherwise. */
export function misnamedNotice(state: PageState, wrong: string, right: string): HTMLElement {
  const box = problemBox();
  const show = () => box.show(misnamedProblems(state, wrong, right));
  state.subscribe(show);
  show();
  return box.node;
}

/** A notice where the address sets a switch to what is neither on nor off. */
export function switchNotice(state: PageState, key: string): HTMLElement {
  const box = problemBox();
  const show = () => box.show(switchProblems(state, key));
  state.subscribe(show);
  show();
  return box.node;
}

/** A place for messages about an address that asks for what is not there. */
export function problemBox(): { readonly node: HTMLElement; show(problems: readonly string[]): void } {
  const node = html<HTMLElement>`<div class="cell-notice" role="alert" hidden></div>`;
  let shown = "";
  return {
    node,
    show: (problems) => {
      // An alert that is written again is read out again.
      if (problems.join() === shown) return;
      shown = problems.join();
      node.hidden = problems.length === 0;
      node.replaceChildren(...problems.map((problem) => html`<p>${problem}</p>`));
    },
  };
}
