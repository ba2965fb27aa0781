/**
 * Makes the linked marks of a timeline one stop of the Tab key: arrow keys go to the event before or after, Home and
 * End to the first and last, unless `next` leads elsewhere. `onRead` is told the place, in the order of `names`, of the
 * mark under focus or pointer.
 */
export function roveInTime(
  root: Element,
  names: readonly string[],
  onRead: (index: number) => void,
  next: (key: string, at: number, n: number) => number | null = placeAfter,
): void {
  const links = [...root.querySelectorAll<SVGAElement>(".timeline-events a")];
  let current = 0;
  for (const [i, link] of links.entries()) {
    link.setAttribute("tabindex", i === 0 ? "0" : "-1");
    link.setAttribute("aria-label", names[i] ?? "");
    link.addEventListener("pointerenter", () => onRead(i));
    link.addEventListener("focus", () => {
      links[current]?.setAttribute("tabindex", "-1");
      link.setAttribute("tabindex", "0");
      current = i;
      onRead(i);
    });
    link.addEventListener("keydown", (event) => {
      const place = next(event.key, i, links.length);
      if (place === null) return;
      event.preventDefault();
      links[place]?.focus();
    });
  }
}

/** Where a key leads from one of `n` places; null for a key that leads nowhere. */
export function placeAfter(key: string, at: number, n: number): number | null {
  const next: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    Home: 0,
    End: n - 1,
  };
  const place = next[key];
  return place === undefined ? null : Math.min(n - 1, Math.max(0, place));
}

/** A mark among rows of marks. */
export interface MarkPlace {
  readonly row: number;
  readonly x: number;
}

/** Where a key leads among rows of marks: up and down to the nearest mark of the next row, Home and End within a row. */
export function placeInRows(places: readonly MarkPlace[]): (key: string, at: number, n: number) => number | null {
  return (key, at, n) => {
    const here = places[at];
    if (here === undefined) return null;
    if (key === "ArrowLeft" || key === "ArrowRight") return placeAfter(key, at, n);
    const row = { ArrowUp: here.row - 1, ArrowDown: here.row + 1, Home: here.row, End: here.row }[key];
    if (row === undefined) return null;
    const target = { Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[key] ?? here.x;
    const own = places.flatMap((place, index) => (place.row === row ? [{ index, x: place.x }] : []));
    if (target === Number.NEGATIVE_INFINITY) return own[0]?.index ?? at;
    if (target === Number.POSITIVE_INFINITY) return own.at(-1)?.index ?? at;
    return own.sort((a, b) => Math.abs(a.x - target) - Math.abs(b.x - target))[0]?.index ?? at;
  };
}
