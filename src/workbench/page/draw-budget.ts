/** Draws results: those of an ordinary page at once, those of an overlong one as they are seen. */
export interface DrawBudget {
  /**
   * Does the work now or once the place is nearly in view. Work that still waits for the same place is dropped.
   *
   * @param elements about how many elements the work makes
   */
  draw(place: HTMLElement, elements: number, work: () => void): void;
}

/** Elements that are drawn before anybody has seen their place: a few full charts, or a hundred tables. */
const MAX_UNSEEN = 20_000;

/** A link can ask for two hundred charts of thousands of marks, and laying out all of them would freeze the tab. */
export function drawBudget(limit = MAX_UNSEEN): DrawBudget {
  let drawn = 0;
  let isDue = false;
  const charged = new WeakMap<Element, number>();
  const waiting = new Map<Element, () => void>();
  const seen: Element[] = [];
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        seen.push(target);
      }
      soon();
    },
    { rootMargin: "50% 0px" },
  );

  /** One place a frame, so that the reader can scroll on and leave. */
  function soon(): void {
    if (isDue || seen.length === 0) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      const place = seen.shift();
      if (place !== undefined) finish(place);
      soon();
    });
  }

  function finish(place: Element): void {
    const work = waiting.get(place);
    waiting.delete(place);
    place.removeAttribute("data-unseen");
    work?.();
  }

  return {
    draw(place, elements, work) {
      // What is drawn anew in its place takes the room that it had.
      const more = Math.max(0, elements - (charged.get(place) ?? 0));
      if (drawn + more <= limit) {
        drawn += more;
        charged.set(place, (charged.get(place) ?? 0) + more);
        return work();
      }
      waiting.set(place, work);
      place.toggleAttribute("data-unseen", true);
      // Observing anew tells at once whether it is in view.
      observer.unobserve(place);
      observer.observe(place);
    },
  };
}
