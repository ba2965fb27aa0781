/**
 * Makes the linked marks of a timeline one stop of the Tab key: arrow keys go to the event before or after, Home and
 * End to the first and last. `onRead` is told the place, in the order of `names`, of the mark under focus or pointer.
 */
export function roveInTime(root: Element, names: readonly string[], onRead: (index: number) => void): void {
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
      const next = placeAfter(event.key, i, links.length);
      if (next === null) return;
      event.preventDefault();
      links[next]?.focus();
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
