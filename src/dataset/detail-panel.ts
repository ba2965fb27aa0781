import { html } from "htl";

/** The panel for one row: beside the list on wide screens, below it on narrow ones. */
export interface DetailPanel {
  readonly node: HTMLElement;
  show(content: { readonly title: string; readonly node: HTMLElement } | null, takeFocus: boolean): void;
}

const NARROW = "(max-width: 56rem)";

/** Makes the panel; `close` is called when the reader has done with it. */
export function detailPanel(close: () => void): DetailPanel {
  const title = html`<h2 class="detail-title" tabindex="-1"></h2>`;
  const body = html`<div class="detail-body"></div>`;
  const node = html`<section class="detail" aria-label="Details" hidden>
    <div class="detail-head">${title}<button type="button" class="detail-close" onclick=${close}>Close</button></div>
    ${body}
  </section>`;
  return {
    node,
    show: (content, takeFocus) => {
      node.hidden = content === null;
      body.replaceChildren(...(content === null ? [] : [content.node]));
      if (content === null) return;
      title.textContent = content.title;
      node.setAttribute("aria-label", content.title);
      node.scrollTop = 0;
      if (takeFocus) title.focus({ preventScroll: true });
      if (matchMedia(NARROW).matches) {
        const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
        requestAnimationFrame(() => node.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" }));
      }
    },
  };
}
