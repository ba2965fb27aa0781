import * as v from "valibot";

const keptEdit = v.object({
  parameters: v.record(v.string(), v.number()),
  tuning: v.record(v.string(), v.number()),
  /** The code of each pass before the edit. */
  originals: v.array(v.string()),
  code: v.array(v.string()),
});

/** A reader's edit of a kernel's code, with all that the code was generated from. */
export type KeptEdit = v.InferOutput<typeof keptEdit>;

/** Keeps edited code in the tab, so that a reload or a step back does not lose it. No link carries code. */
export interface EditKeeper {
  load(kernelId: string): KeptEdit | null;
  save(kernelId: string, edit: KeptEdit): void;
  forget(kernelId: string): void;
}

/** @param storage the tab's own; null where the browser refuses one, and then nothing is kept */
export function editKeeper(storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null): EditKeeper {
  const keyOf = (kernelId: string) => `kernel-edit:${kernelId}`;
  return {
    load(kernelId) {
      const text = storage?.getItem(keyOf(kernelId)) ?? null;
      if (text === null) return null;
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptEdit), text);
      return parsed.success ? parsed.output : null;
    },
    save(kernelId, edit) {
      try {
        storage?.setItem(keyOf(kernelId), JSON.stringify(edit));
      } catch {
        // The storage is full: the edit lives on in the editor alone.
      }
    },
    forget: (kernelId) => storage?.removeItem(keyOf(kernelId)),
  };
}
