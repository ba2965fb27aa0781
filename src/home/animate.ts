import { idOf, markLinks } from "./rove.js";

interface Point {
  readonly x: number;
  readonly y: number;
}

const DURATION_MS = 700;

/** Where each technique's mark stands in a map that is on the page. */
export function positionsOf(svg: SVGSVGElement): ReadonlyMap<string, Point> {
  return new Map(markLinks(svg).map((link) => [idOf(link), positionOf(link)]));
}

/** Moves the marks of a map from where they stood before, unless the reader asked for less motion. */
export function animateFrom(svg: SVGSVGElement, before: ReadonlyMap<string, Point>): void {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const link of markLinks(svg)) {
    const start = before.get(idOf(link));
    if (!start) continue;
    const end = positionOf(link);
    const [dx, dy] = [start.x - end.x, start.y - end.y];
    if (dx === 0 && dy === 0) continue;
    link.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: "translate(0, 0)" }], {
      duration: DURATION_MS,
      easing: "cubic-bezier(0.3, 0, 0.2, 1)",
    });
  }
}

/** A mark's place in the coordinates of its map: Plot moves symbols by a transform and circles by cx and cy. */
function positionOf(link: SVGAElement): Point {
  const mark = link.firstElementChild;
  if (mark instanceof SVGCircleElement) return { x: mark.cx.baseVal.value, y: mark.cy.baseVal.value };
  const [, x, y] = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(mark?.getAttribute("transform") ?? "") ?? [];
  return { x: Number(x ?? 0), y: Number(y ?? 0) };
}
