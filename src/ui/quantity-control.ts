import { html } from "htl";
import { problemBox } from "./choice.js";
import { formatNumber } from "./format.js";
import { rejection } from "./rejection.js";
import type { PageState } from "./url-state.js";

/** A number that a reader sets, kept under one key of the address. */
export interface Quantity {
  readonly key: string;
  readonly label: string;
  /** Unit after the field. */
  readonly unit?: string | undefined;
  readonly min: number;
  readonly max: number;
  /** The value of an address without the key. */
  readonly standard: number;
  /** Whether only whole numbers count. */
  readonly whole?: boolean | undefined;
  /** Slider beside the field; `log` for ranges over several powers of ten. */
  readonly slider?: "linear" | "log" | undefined;
}

export interface ReadQuantity {
  readonly value: number;
  /** What a reader must know of an address that asks for what is not there. */
  readonly problems: readonly string[];
}

/** What the address sets; of what is no number within the limits it says so, and has the standard. */
export function readQuantity(state: Pick<PageState, "get">, quantity: Quantity): ReadQuantity {
  const { key, min, max, standard, whole = false } = quantity;
  const text = state.get(key);
  if (text === null) return { value: standard, problems: [] };
  const value = Number(text);
  const allowed = text.trim() !== "" && value >= min && value <= max && (!whole || Number.isInteger(value));
  if (allowed) return { value, problems: [] };
  const limits = `a ${whole ? "whole " : ""}number from ${formatNumber(min)} to ${formatNumber(max)}`;
  return { value: standard, problems: [rejection(key, text, limits, `${formatNumber(standard)} is used`)] };
}

/** The value that the address sets, for those who leave its problems to the quantity's own control. */
export function quantityOf(state: Pick<PageState, "get">, quantity: Quantity): number {
  return readQuantity(state, quantity).value;
}

/** The steps of a slider: enough that a drag is smooth, few enough that the arrow keys get somewhere. */
const STEPS = 120;

/** Where a slider stands for a value, from 0 to {@link STEPS}. */
export function sliderPosition({ min, max, slider }: Quantity, value: number): number {
  const share = slider === "log" ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(STEPS * share);
}

/** The value at which a slider stands, to three digits, so that an address stays short; its ends are the limits. */
export function sliderValue({ min, max, slider, whole = false }: Quantity, position: number): number {
  if (position <= 0) return min;
  if (position >= STEPS) return max;
  const share = position / STEPS;
  const exact = slider === "log" ? min * (max / min) ** share : min + (max - min) * share;
  const rounded = Number(exact.toPrecision(3));
  return Math.min(max, Math.max(min, whole ? Math.round(rounded) : rounded));
}

/** The moves of a slider, each of which has a place in the address. */
export interface Gesture {
  /** What follows is another gesture. */
  begin(): void;
  move(value: string | null): void;
}

/** Makes one step for the back button of all moves of a gesture, so that it leads to where the slider stood before. */
export function gesture(state: Pick<PageState, "get" | "set">, key: string): Gesture {
  let written: { readonly value: string | null } | null = null;
  return {
    begin: () => {
      written = null;
    },
    move: (value) => {
      const now = state.get(key);
      if (value === now) return;
      // After the back button the address has what this gesture did not write: its entry is to stay.
      state.set(key, value, written !== null && written.value === now ? "replace" : "push");
      written = { value };
    },
  };
}

/** A number field, with a slider where the quantity asks for one, that follows one key of the address. */
export function quantityControl(state: PageState, quantity: Quantity): HTMLElement {
  const { key, label, unit, min, max, standard, whole = false } = quantity;
  const written = (value: number) => (value === standard ? null : String(value));
  const settle = () => {
    if (!field.checkValidity() || field.value === "") return void field.reportValidity();
    state.set(key, written(field.valueAsNumber), "push");
  };
  const field = html<HTMLInputElement>`<input type="number" name=${key} min=${min} max=${max} step=${whole ? 1 : "any"} required onchange=${settle}>`;
  const drag = gesture(state, key);
  const slide = () => drag.move(written(sliderValue(quantity, slider?.valueAsNumber ?? 0)));
  // Arrow keys make one gesture from focus on: a key that is held down moves many times a second.
  const slider =
    quantity.slider === undefined
      ? null
      : html<HTMLInputElement>`<input type="range" min="0" max=${STEPS} step="1" aria-label=${`${label}, by slider`} oninput=${slide} onfocus=${drag.begin} onpointerdown=${drag.begin}>`;
  const box = problemBox();
  const show = () => {
    const { value, problems } = readQuantity(state, quantity);
    box.show(problems);
    if (field.valueAsNumber !== value) field.value = String(value);
    if (slider === null) return;
    const position = String(sliderPosition(quantity, value));
    if (slider.value !== position) slider.value = position;
    slider.setAttribute("aria-valuetext", `${formatNumber(value)}${unit === undefined ? "" : ` ${unit}`}`);
  };
  state.subscribe(show);
  show();
  return html<HTMLElement>`<div class="quantity">
    <label><span>${label}</span> <span class="quantity-field">${field}${unit === undefined ? "" : html` <span class="muted">${unit}</span>`}</span></label>
    ${slider ?? ""}${box.node}</div>`;
}
