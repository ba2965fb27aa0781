/** Attribute that carries a mark's technique. */
const ID = "data-id";

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The links of a map's marks. */
export function markLinks(svg: SVGSVGElement): SVGAElement[] {
  return [...svg.querySelectorAll<SVGAElement>(".friction-marks a")];
}

/** The technique that a mark's link opens. */
export function idOf(link: SVGAElement): string {
  return link.getAttribute(ID) ?? "";
}

/**
 * Makes a chart of hundreds of links one stop of the Tab key: arrow keys move the focus to the nearest mark in their
 * direction. `onRead` is told the technique under the focus or the pointer.
 */
export function roveMarks(svg: SVGSVGElement, onRead: (id: string) => void): void {
  const links = markLinks(svg);
  for (const [i, link] of links.entries()) {
    const target = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    link.setAttribute(ID, new URL(target, "http://localhost/").searchParams.get("id") ?? "");
    link.setAttribute("tabindex", i === 0 ? "0" : "-1");
    const mark = link.firstElementChild;
    const label = mark?.getAttribute("aria-label");
    if (label) link.setAttribute("aria-label", label);
    mark?.removeAttribute("aria-label");
  }
  let current = links[0];
  const read = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<SVGAElement>(".friction-marks a") : null;
    if (!link) return;
    if (event.type === "focusin" && link !== current) {
      current?.setAttribute("tabindex", "-1");
      link.setAttribute("tabindex", "0");
      current = link;
    }
    onRead(idOf(link));
  };
  svg.addEventListener("focusin", read);
  svg.addEventListener("pointerover", read);
  svg.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || !current) return;
    event.preventDefault();
    nearest(current, links, step)?.focus();
  });
}

function nearest(from: SVGAElement, links: readonly SVGAElement[], [dx, dy]: readonly [number, number]) {
  const origin = centre(from);
  let best: SVGAElement | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const link of links) {
    const point = centre(link);
    const along = (point.x - origin.x) * dx + (point.y - origin.y) * dy;
    if (along <= 0.5) continue;
    const aside = Math.abs((point.x - origin.x) * dy) + Math.abs((point.y - origin.y) * dx);
    const cost = along + 3 * aside;
    if (cost < bestCost) [best, bestCost] = [link, cost];
  }
  return best;
}

function centre(link: SVGAElement): { readonly x: number; readonly y: number } {
  const { x, y, width, height } = link.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}
