import { html } from "htl";
import type { Term } from "./terms.js";

export interface TermTip {
  /** Shows a term's meaning while the link is pointed at, focused, or touched once. */
  readonly attach: (anchor: HTMLAnchorElement, term: Term) => void;
}

const GAP = 6;

/** One small box for a page, which says the meaning of the term that the reader points at. */
export function termTip(): TermTip {
  const box = html<HTMLElement>`<div id="term-tip" class="term-tip" role="tooltip" hidden></div>`;
  document.body.append(box);
  let owner: HTMLAnchorElement | null = null;

  const hide = () => {
    owner?.removeAttribute("aria-describedby");
    owner = null;
    box.hidden = true;
  };
  const show = (anchor: HTMLAnchorElement, term: Term, byTouch: boolean) => {
    if (owner !== anchor) hide();
    owner = anchor;
    anchor.setAttribute("aria-describedby", box.id);
    box.textContent = `${term.name}: ${shortMeaning(term)}${byTouch ? " Tap again for the glossary." : ""}`;
    box.hidden = false;
    place();
  };
  const place = () => {
    const [first] = owner?.getClientRects() ?? [];
    if (first === undefined) return hide();
    const left = Math.min(first.left, document.documentElement.clientWidth - box.offsetWidth - GAP);
    const below = first.bottom + GAP;
    const above = first.top - box.offsetHeight - GAP;
    box.style.left = `${Math.max(GAP, left)}px`;
    box.style.top = `${below + box.offsetHeight > innerHeight && above > 0 ? above : below}px`;
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A link that takes focus beyond the screen's edge is scrolled into sight: its box goes along.
  addEventListener("scroll", place, { passive: true });
  addEventListener("pointerdown", (event) => {
    if (event.target !== owner) hide();
  });

  return {
    attach: (anchor, term) => {
      let touched = false;
      anchor.addEventListener("pointerdown", ({ pointerType }) => {
        touched = pointerType === "touch";
      });
      anchor.addEventListener("pointerenter", ({ pointerType }) => {
        if (pointerType !== "touch") show(anchor, term, false);
      });
      anchor.addEventListener("pointerleave", ({ pointerType }) => {
        if (pointerType !== "touch" && document.activeElement !== anchor) hide();
      });
      anchor.addEventListener("focus", () => {
        if (!touched) show(anchor, term, false);
      });
      anchor.addEventListener("blur", hide);
      anchor.addEventListener("click", (event) => {
        if (!touched || owner === anchor) return;
        event.preventDefault();
        show(anchor, term, true);
      });
    },
  };
}

/** The first sentence of a term's meaning. */
export function shortMeaning({ meaning }: Pick<Term, "meaning">): string {
  return /^.*?\.(?= [A-Z]|$)/s.exec(meaning)?.[0] ?? meaning;
}
