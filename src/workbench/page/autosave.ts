import { formatTimestamp } from "../../ui/format.js";
import type { WorkbenchDocument } from "../document/schema.js";
import type { DocumentStore } from "../store/document-store.js";
import { delayed } from "./delayed.js";

/** How a document's saving stands. */
export type SaveState =
  | { readonly kind: "saved"; readonly text: string }
  | { readonly kind: "pending" }
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "conflict"; readonly text: string };

export interface Autosave {
  /** Saves once the writer pauses. */
  soon(): void;
  /** Saves at once. */
  now(): void;
  /** Saves over what another tab saved. */
  overwrite(): void;
  end(): void;
}

const PAUSE_MS = 800;

/** Saves a document by itself, and stops where another tab has saved it meanwhile, until its writer decides. */
export function autosave(
  store: DocumentStore,
  id: string,
  first: number,
  document: () => WorkbenchDocument,
  told: (state: SaveState) => void,
): Autosave {
  let revision: number | null = first;
  /** What is in the store of what was written here; null where another tab's text is. */
  let saved: WorkbenchDocument | null = document();
  let isConflict = false;
  let shown: SaveState["kind"] = "saved";
  const at = (iso: string) => `${formatTimestamp(iso)}`;

  function conflict(savedAt: string): void {
    isConflict = true;
    tell({
      kind: "conflict",
      text: `Another tab changed this page (${at(savedAt)}). Nothing of yours is saved over it until you decide.`,
    });
  }

  function tell(state: SaveState): void {
    shown = state.kind;
    told(state);
  }

  /** An edit was taken back: what is shown is what was saved, whatever was said of the edit. */
  function settled(): void {
    if (shown === "saved") return;
    tell({ kind: "saved", text: store.problem ?? "Saved in this browser" });
  }

  function save(): void {
    if (isConflict) return;
    const next = document();
    if (next === saved) {
      settled();
      return;
    }
    const result = store.save(id, next, revision);
    if (result.kind === "conflict") conflict(result.savedAt);
    else if (result.kind === "refused") {
      tell({ kind: "refused", text: result.message });
    } else {
      revision = result.revision;
      saved = next;
      tell({ kind: "saved", text: store.problem ?? `Saved in this browser, ${at(result.savedAt)}` });
    }
  }

  const pause = delayed(save, PAUSE_MS);
  const leave = () => pause.now();
  addEventListener("pagehide", leave);
  const unsubscribe = store.subscribe((changed) => {
    const other = changed === id ? store.load(id) : null;
    if (other !== null && other.revision !== revision) conflict(other.savedAt);
  });
  tell({ kind: "saved", text: store.problem ?? "Saved in this browser" });
  return {
    soon() {
      if (isConflict) return;
      if (document() === saved) {
        pause.drop();
        settled();
        return;
      }
      // Why nothing is saved stays on the screen until something is.
      if (shown !== "refused") tell({ kind: "pending" });
      pause.soon();
    },
    now: () => {
      pause.drop();
      save();
    },
    overwrite() {
      isConflict = false;
      revision = null;
      saved = null;
      save();
    },
    end() {
      pause.now();
      removeEventListener("pagehide", leave);
      unsubscribe();
    },
  };
}
