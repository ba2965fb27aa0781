import { html } from "htl";
import type { CompilerMessage } from "../gpu/failures.js";
import type { Pass, Plan } from "../gpu/kernel.js";
import { generatedCode, shownCode, sourceLine } from "../gpu/wgsl-source.js";
import { formatCount } from "../ui/format.js";
import { whenSeen } from "../ui/when-seen.js";
import { isNarrowScreen } from "./narrow-screen.js";
import type { WgslEditor } from "./wgsl-editor.js";

export interface WgslPanelOptions {
  run(): void;
  /** Hears of each edit. */
  change(): void;
  tell(message: string): void;
}

/** The WGSL of a plan, pass by pass, to read and to edit. */
export interface WgslPanel {
  readonly node: HTMLElement;
  show(plan: Plan): void;
  /** The code of each pass as it stands. */
  code(): readonly string[];
  isEdited(): boolean;
  /** The code of each pass as it was generated. */
  originals(): readonly string[];
  /** Puts a reader's code in the place of what was generated. */
  restore(code: readonly string[]): void;
  reset(): void;
  /** Points at what the compiler complains of; gives the place of the first in words. */
  mark(messages: readonly CompilerMessage[]): string | null;
}

interface PassView {
  readonly node: HTMLElement;
  readonly original: string;
  pass: Pass;
  code: string;
  editor: WgslEditor | null;
  set(code: string): void;
}

const HINT_ID = "wgsl-hint";

export function wgslPanel({ run, change, tell }: WgslPanelOptions): WgslPanel {
  const node = html<HTMLElement>`<div class="wgsl"></div>`;
  let views: readonly PassView[] = [];

  function passView(pass: Pass, index: number, count: number): PassView {
    const original = shownCode(pass.code);
    const text = html<HTMLElement>`<code>${original}</code>`;
    const place = html<HTMLElement>`<div class="sql-editor"><pre class="sql-text" role="region" tabindex="0" aria-label=${`WGSL of pass ${pass.label}`}>${text}</pre></div>`;
    const title = count === 1 ? "WGSL" : `WGSL, pass ${index + 1} of ${count}: ${pass.label}`;
    const [x, y, z] = pass.groups;
    const details = html<HTMLDetailsElement>`<details class="wgsl-pass" open=${(index === 0 && !isNarrowScreen()) || null}>
      <summary>${title} <span class="muted">${x} × ${y} × ${z} workgroups, ${formatCount(pass.bindings.length, "buffer")}</span></summary>
      <details class="wgsl-generated"><summary>Generated before it: the buffers</summary><pre role="region" tabindex="0" aria-label="Generated declarations"><code>${generatedCode(pass)}</code></pre></details>
      ${place}</details>`;
    const view: PassView = {
      node: details,
      original,
      pass,
      code: original,
      editor: null,
      set(code) {
        view.code = code;
        text.textContent = code;
        view.editor?.setCode(code);
      },
    };
    let isFetching = false;
    const fetchEditor = async () => {
      if (isFetching || !details.open) return;
      isFetching = true;
      try {
        const { wgslEditor } = await import("./wgsl-editor.js");
        view.editor = wgslEditor({
          code: view.code,
          label: title,
          describedBy: HINT_ID,
          run,
          change: (code) => {
            view.code = code;
            change();
          },
        });
        place.replaceChildren(view.editor.node);
      } catch {
        isFetching = false;
        tell("The editor did not load. Check the connection, then close and open the code again.");
      }
    };
    // Out of view the editor cannot measure its lines, and its line numbers would stand beside others.
    details.addEventListener("toggle", () => {
      if (details.open) whenSeen(place, () => void fetchEditor());
    });
    return view;
  }

  return {
    node,
    show(plan) {
      views = plan.passes.map((pass, index) => passView(pass, index, plan.passes.length));
      node.replaceChildren(
        ...views.map((view) => view.node),
        html`<p class="sql-hint" id=${HINT_ID}>Ctrl or ⌘ with Enter runs the code as it stands: one workgroup first, and no more where that takes too long. Tab indents; Escape, then Tab, leaves the editor. An edit stays in this tab, through a reload or a step back. No link carries code, so that nobody’s link can run any on your GPU.</p>`,
      );
    },
    code: () => views.map(({ code }) => code),
    isEdited: () => views.some(({ code, original }) => code !== original),
    originals: () => views.map(({ original }) => original),
    restore(code) {
      for (const [index, view] of views.entries()) view.set(code[index] ?? view.original);
    },
    reset() {
      for (const view of views) view.set(view.original);
    },
    mark(messages) {
      const places: string[] = [];
      for (const view of views) {
        const pass = { ...view.pass, code: view.code };
        const marks = messages
          .filter((message) => message.pass === view.pass.label)
          .map(({ line, column, message }) => ({ line: sourceLine(pass, line), column, message }));
        const inCode = marks.flatMap(({ line, ...rest }) => (line === null ? [] : [{ line, ...rest }]));
        view.editor?.mark(inCode);
        for (const { line, column, message } of marks) {
          const where = line === null ? "in what is generated before the code" : `line ${line}, column ${column}`;
          places.push(`${views.length > 1 ? `${view.pass.label}, ` : ""}${where}: ${message}`);
        }
      }
      return places[0] ?? null;
    },
  };
}
