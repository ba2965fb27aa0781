import { html } from "htl";
import { problemBox } from "../ui/choice.js";
import type { PageState } from "../ui/url-state.js";
import { axisRange } from "./timeline-chart.js";
import { clampWindow, MIN_MONTHS, monthText, panned, readWindow, type Window, zoomed } from "./window.js";

export interface Zoom {
  /** Sliders, buttons, and what the address asks for in vain. */
  readonly node: HTMLElement;
  readonly window: () => Window;
  /** Takes the address's window, unless the reader is moving it just now. */
  readonly follow: () => void;
  /** Lets a figure be dragged, and zoomed with Ctrl and the wheel or with + and −. */
  readonly attach: (figure: HTMLElement) => void;
}

const ANIMATION_MS = 250;

/** Fewer pixels than this between press and release are a click. */
const CLICK = 4;

/**
 * The window of time that a page shows, kept as `from` and `to` in its address. While the reader drags it the address
 * waits, as browsers refuse to write it many times a second.
 *
 * @param standard the window of an address that names none
 * @param show draws the window anew
 */
export function zoomControl(state: PageState, standard: () => Window, limits: Window, show: () => void): Zoom {
  let now = readWindow(state, standard(), limits).window;
  let moving = false;
  let frame = 0;
  const box = problemBox();

  const set = (next: Window) => {
    now = clampWindow(next, limits);
    showControls();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
  };
  const commit = () => {
    moving = false;
    const text = (key: "from" | "to") => (Math.round(now[key]) === standard()[key] ? null : monthText(now[key]));
    state.setAll({ from: text("from"), to: text("to") });
  };
  let later: ReturnType<typeof setTimeout> | undefined;
  const commitSoon = () => {
    moving = true;
    clearTimeout(later);
    later = setTimeout(commit, 300);
  };
  /** Moves to a window in steps that the eye can follow, unless the reader asked for less motion. */
  const glide = (next: Window) => {
    const [start, goal] = [now, clampWindow(next, limits)];
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      set(goal);
      return commit();
    }
    moving = true;
    const began = performance.now();
    const step = () => {
      const done = Math.min(1, (performance.now() - began) / ANIMATION_MS);
      const between = (key: "from" | "to") => start[key] + (goal[key] - start[key]) * done;
      now = { from: between("from"), to: between("to") };
      showControls();
      show();
      if (done < 1) frame = requestAnimationFrame(step);
      else commit();
    };
    cancelAnimationFrame(frame);
    step();
  };
  const middle = () => (now.from + now.to) / 2;
  const zoom = (factor: number, at = middle()) => zoomed(now, factor, at, limits);
  const shift = (by: number) => panned(now, by * (now.to - now.from), limits);

  const slider = (key: "from" | "to", label: string) => {
    const input = html<HTMLInputElement>`<input type="range" min=${limits.from} max=${limits.to} step="1" oninput=${() => {
      const value = Number(input.value);
      set(
        key === "from"
          ? { from: Math.min(value, now.to - MIN_MONTHS), to: now.to }
          : { from: now.from, to: Math.max(value, now.from + MIN_MONTHS) },
      );
      moving = true;
    }} onchange=${commit}>`;
    const text = html<HTMLElement>`<span></span>`;
    return { key, input, text, node: html<HTMLElement>`<label>${text}${input}</label>`, label };
  };
  const sliders = [slider("from", "From"), slider("to", "To")];
  const button = (label: string, press: () => void) =>
    html<HTMLButtonElement>`<button type="button" onclick=${press}>${label}</button>`;
  const nearer = button("Zoom in", () => glide(zoom(0.5)));
  const wider = button("Zoom out", () => glide(zoom(2)));
  const earlier = button("Earlier", () => glide(shift(-0.5)));
  const after = button("Later", () => glide(shift(0.5)));
  const all = button("All", () => glide(standard()));

  function showControls(): void {
    for (const { key, input, text, label } of sliders) {
      const month = monthText(now[key]);
      input.value = String(Math.round(now[key]));
      input.setAttribute("aria-valuetext", month);
      text.textContent = `${label} ${month}`;
    }
    const length = now.to - now.from;
    nearer.disabled = length <= MIN_MONTHS;
    wider.disabled = length >= limits.to - limits.from;
    earlier.disabled = now.from <= limits.from;
    after.disabled = now.to >= limits.to;
  }

  function follow(): void {
    const { window, problems } = readWindow(state, standard(), limits);
    box.show(problems);
    if (moving) return;
    now = window;
    showControls();
  }

  function attach(figure: HTMLElement): void {
    let drag: { readonly x: number; readonly window: Window; moved: boolean } | null = null;
    const plotOf = () => figure.querySelector<HTMLElement>(".chart-plot");
    const monthsPerPixel = (width: number, { from, to }: Window) => {
      const [left, right] = axisRange(width);
      return (to + 1 - from) / Math.max(1, right - left);
    };
    figure.addEventListener("pointerdown", (event) => {
      const inPlot = event.target instanceof Element && event.target.closest(".chart-plot") !== null;
      if (inPlot && event.button === 0) drag = { x: event.clientX, window: now, moved: false };
    });
    figure.addEventListener("pointermove", (event) => {
      if (drag === null) return;
      const by = event.clientX - drag.x;
      const plot = plotOf();
      if (plot === null || (!drag.moved && Math.abs(by) < CLICK)) return;
      if (!drag.moved) figure.setPointerCapture(event.pointerId);
      drag.moved = true;
      moving = true;
      plot.classList.add("is-dragged");
      set(panned(drag.window, -by * monthsPerPixel(plot.clientWidth, drag.window), limits));
    });
    const release = () => {
      plotOf()?.classList.remove("is-dragged");
      if (drag?.moved) commit();
      drag = null;
    };
    figure.addEventListener("pointerup", release);
    figure.addEventListener("pointercancel", release);
    // A link under the pointer must not take a drag for a drag of itself.
    figure.addEventListener("dragstart", (event) => event.preventDefault());
    figure.addEventListener(
      "wheel",
      (event) => {
        const plot = plotOf();
        if (plot === null || !(event.target instanceof Node) || !plot.contains(event.target)) return;
        const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
        if (!event.ctrlKey && !event.metaKey && !sideways) return;
        event.preventDefault();
        const perPixel = monthsPerPixel(plot.clientWidth, now);
        const [left] = axisRange(plot.clientWidth);
        const at = now.from + (event.clientX - plot.getBoundingClientRect().left - left) * perPixel;
        set(sideways ? panned(now, event.deltaX * perPixel, limits) : zoom(1.002 ** event.deltaY, at));
        commitSoon();
      },
      { passive: false },
    );
    figure.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), "0": standard }[event.key];
      if (next === undefined || !(event.target instanceof SVGElement)) return;
      event.preventDefault();
      glide(next());
    });
  }

  follow();
  return {
    node: html<HTMLElement>`<div role="group" aria-label="Stretch of time"><div class="history-zoom">${sliders.map(({ node }) => node)}
      <span class="history-buttons">${nearer}${wider}${earlier}${after}${all}</span></div>${box.node}</div>`,
    window: () => now,
    follow,
    attach,
  };
}
