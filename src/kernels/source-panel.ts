import { html } from "htl";
import * as v from "valibot";

const sourcesSchema = v.record(v.string(), v.object({ reference: v.string(), cost: v.string() }));

export type KernelSources = v.InferOutput<typeof sourcesSchema>;

/** Fetches the sources of all kernels, once. */
export type FetchSources = () => Promise<KernelSources>;

export function fetchOnce(fetch: () => Promise<unknown>): FetchSources {
  let fetched: Promise<KernelSources> | null = null;
  return () => {
    // A failure is not kept: the next opening tries again.
    fetched ??= fetch()
      .then((input) => v.parse(sourcesSchema, input))
      .catch((error: unknown) => {
        fetched = null;
        throw error;
      });
    return fetched;
  };
}

/** What a kernel is checked against and how its cost is counted, as written, behind a disclosure. */
export function sourcePanel(kernelId: string, sources: FetchSources): HTMLElement {
  const place = html<HTMLElement>`<div><p class="muted">Loading…</p></div>`;
  let isShown = false;
  const open = async () => {
    if (!node.open || isShown) return;
    isShown = true;
    try {
      const source = (await sources())[kernelId];
      place.replaceChildren(
        ...codeBlock("Reference, in double precision", source?.reference ?? ""),
        ...codeBlock("Cost model", source?.cost ?? ""),
      );
    } catch {
      isShown = false;
      place.replaceChildren(html`<p>The source did not load. Check the connection, then close and open it again.</p>`);
    }
  };
  const node = html<HTMLDetailsElement>`<details class="kernel-source" ontoggle=${open}>
    <summary>What it is checked against, and how its cost is counted</summary>${place}</details>`;
  return node;
}

function codeBlock(title: string, code: string): readonly Node[] {
  if (code === "") return [html`<p class="muted">${title}: not found in the source.</p>`];
  return [
    html`<h4>${title}</h4>`,
    html`<pre role="region" tabindex="0" aria-label=${title}><code>${code}</code></pre>`,
  ];
}
