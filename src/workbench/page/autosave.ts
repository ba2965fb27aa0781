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
  let saved = document();
  let isConflict = false;
  const at = (iso: string) => `${formatTimestamp(iso)}`;

  function conflict(savedAt: string): void {
    isConflict = true;
    told({
      kind: "conflict",
      text: `Another tab changed this page (${at(savedAt)}). Nothing of yours is saved over it until you decide.`,
    });
  }

  function save(): void {
    if (isConflict || document() === saved) return;
    const next = document();
    const result = store.save(id, next, revision);
    if (result.kind === "conflict") conflict(result.savedAt);
    else if (result.kind === "refused") told({ kind: "refused", text: result.message });
    else {
      revision = result.revision;
      saved = next;
      told({ kind: "saved", text: store.problem ?? `Saved in this browser, ${at(result.savedAt)}` });
    }
  }

  const pause = delayed(save, PAUSE_MS);
  const leave = () => pause.now();
  addEventListener("pagehide", leave);
  const unsubscribe = store.subscribe((changed) => {
    const other = changed === id ? store.load(id) : null;
    if (other !== null && other.revision !== revision) conflict(other.savedAt);
  });
  told({ kind: "saved", text: store.problem ?? "Saved in this browser" });
  return {
    soon() {
      if (document() === saved || isConflict) return;
      told({ kind: "pending" });
      pause.soon();
    },
    now: () => {
      pause.drop();
      save();
    },
    overwrite() {
      isConflict = false;
      revision = null;
      save();
    },
    end() {
      pause.now();
      removeEventListener("pagehide", leave);
      unsubscribe();
    },
  };
}
