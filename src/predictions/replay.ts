import { html } from "htl";
import { problemBox } from "../ui/choice.js";
import { formatDate } from "../ui/format.js";
import { isDate } from "../ui/parameter-state.js";
import { rejection } from "../ui/rejection.js";
import type { PageState } from "../ui/url-state.js";

/** The key of the as-of day in the address; every query with such a parameter shares it. */
export const AS_OF_KEY = "as_of";

const STEP_MS = 350;

/** The day in the address where it is one of a calendar's, else `end`. */
export function asOfDay(state: Pick<PageState, "get">, end: string): string {
  const text = state.get(AS_OF_KEY) ?? "";
  return isDate(text) ? text : end;
}

/** What a reader must know of an address whose day cannot be read. */
export function asOfProblems(state: Pick<PageState, "get">, end: string): readonly string[] {
  const text = state.get(AS_OF_KEY);
  if (text === null || asOfDay(state, "") !== "") return [];
  return [rejection(AS_OF_KEY, text, `a day such as ${end}`, `${formatDate(end)} is used`)];
}

/** A notice where the address asks for a day that no calendar has. */
export function asOfNotice(state: PageState, end: string): HTMLElement {
  const box = problemBox();
  const show = () => box.show(asOfProblems(state, end));
  state.subscribe(show);
  show();
  return box.node;
}

/** A slider over month ends and a button that plays them; the day is kept in the address. */
export function replayControl(state: PageState, days: readonly string[]): HTMLElement {
  const end = days.at(-1) ?? "";
  let timer: ReturnType<typeof setInterval> | null = null;
  const indexOf = (day: string) => {
    const found = days.findIndex((one) => one >= day);
    return found === -1 ? days.length - 1 : found;
  };
  const go = (index: number) => {
    const day = days[index] ?? end;
    state.set(AS_OF_KEY, day === end ? null : day, "replace");
  };
  const slider = html<HTMLInputElement>`<input type="range" min="0" max=${days.length - 1} step="1" aria-label="As of" oninput=${() => go(slider.valueAsNumber)}>`;
  const told = html<HTMLElement>`<span class="replay-day"></span>`;
  const play = html<HTMLButtonElement>`<button type="button" onclick=${toggle}>Play</button>`;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    play.textContent = "Play";
  }

  function toggle(): void {
    if (timer !== null) {
      stop();
      return;
    }
    if (slider.valueAsNumber >= days.length - 1) go(0);
    play.textContent = "Stop";
    timer = setInterval(() => {
      const next = slider.valueAsNumber + 1;
      // A control that left the page must not go on changing its address.
      if (next >= days.length || !slider.isConnected) stop();
      else go(next);
    }, STEP_MS);
  }

  const show = () => {
    const day = asOfDay(state, end);
    slider.value = String(indexOf(day));
    slider.setAttribute("aria-valuetext", formatDate(day));
    told.textContent = formatDate(day);
  };
  state.subscribe(show);
  show();
  return html`<div class="replay">${play}<label><span class="replay-label">As of</span>${slider}</label>${told}</div>`;
}
