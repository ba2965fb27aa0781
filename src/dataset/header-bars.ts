import { scaleLinear } from "d3";
import { svg } from "htl";
import { type Bar, valuesBetween } from "./bars.js";

const HEIGHT = 28;

/** Small bars in a column's header: all rows behind, the selection's before. Press one, or drag over several. */
export interface HeaderBars {
  readonly node: SVGElement;
  show(picked: ReadonlySet<string> | undefined, counts: ReadonlyMap<string, number>): void;
}

export interface HeaderBarsOptions {
  readonly bars: readonly Bar[];
  readonly totals: ReadonlyMap<string, number>;
  /** A bar that was pressed. */
  readonly toggle: (values: readonly string[]) => void;
  /** Bars that were dragged over. */
  readonly replace: (values: readonly string[]) => void;
  readonly colourOf?: (value: string) => string;
}

/**
 * Draws the bars. They are for a pointer only: the facets do the same for a keyboard and a screen reader, to which the
 * bars stay hidden.
 */
export function headerBars({ bars, totals, toggle, replace, colourOf }: HeaderBarsOptions): HeaderBars {
  const total = (bar: Bar, counts: ReadonlyMap<string, number>) =>
    bar.values.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
  const y = scaleLinear([0, Math.max(1, ...bars.map((bar) => total(bar, totals)))], [0, HEIGHT - 2]);
  const marks = bars.map((bar, i) => {
    const front = svg`<rect x=${i + 0.08} width="0.84" rx="0" class="bar-front"></rect>`;
    const back = svg`<rect x=${i + 0.08} width="0.84" class="bar-back"></rect>`;
    const title = svg`<title></title>`;
    const colour = colourOf?.(bar.values[0] ?? "");
    if (colour !== undefined) front.setAttribute("style", `fill: ${colour}`);
    setBar(back, y(total(bar, totals)));
    const group = svg`<g>${back}${front}<rect x=${i} width="1" height=${HEIGHT} fill="none" pointer-events="all"></rect>${title}</g>`;
    return { bar, front, title, group };
  });
  const node = svg`<svg class="header-bars" viewBox=${`0 0 ${bars.length} ${HEIGHT}`} preserveAspectRatio="none" height=${HEIGHT} aria-hidden="true">${marks.map(({ group }) => group)}<line x1="0" x2=${bars.length} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5} class="bar-base"></line></svg>`;

  let from: number | null = null;
  const barAt = (event: PointerEvent) => {
    const { left, width } = node.getBoundingClientRect();
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - left) / width) * bars.length)));
  };
  const mark = (a: number, b: number) => {
    const dragged = new Set(bars.slice(Math.min(a, b), Math.max(a, b) + 1));
    for (const { bar, group } of marks) group.classList.toggle("bar-dragged", dragged.has(bar));
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = barAt(event);
    node.setPointerCapture(event.pointerId);
    mark(from, from);
  });
  node.addEventListener("pointermove", (event) => {
    if (from !== null) mark(from, barAt(event));
  });
  const end = (event: PointerEvent, done: boolean) => {
    if (from === null) return;
    const [start, stop] = [from, barAt(event)];
    from = null;
    for (const { group } of marks) group.classList.remove("bar-dragged");
    if (!done) return;
    if (start === stop) toggle(bars[start]?.values ?? []);
    else replace(valuesBetween(bars, start, stop));
  };
  node.addEventListener("pointerup", (event) => end(event, true));
  node.addEventListener("pointercancel", (event) => end(event, false));

  return {
    node,
    show: (picked, counts) => {
      for (const { bar, front, title, group } of marks) {
        const count = total(bar, counts);
        setBar(front, y(count));
        title.textContent = `${bar.label}: ${count} of ${total(bar, totals)}`;
        group.classList.toggle(
          "bar-out",
          picked !== undefined && picked.size > 0 && !bar.values.some((value) => picked.has(value)),
        );
      }
    },
  };
}

function setBar(rect: SVGElement, height: number): void {
  // A bar of one row among hundreds must not vanish.
  const drawn = height === 0 ? 0 : Math.max(1.5, height);
  rect.setAttribute("y", String(HEIGHT - drawn));
  rect.setAttribute("height", String(drawn));
}
