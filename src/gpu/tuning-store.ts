import * as v from "valibot";
import type { Tuning } from "./kernel.js";
import type { KnownTunings } from "./messages.js";

/** Tunings that outlive a page, so that the search for the fastest one is made once on a device. */
export interface TuningStore {
  known(): KnownTunings;
  remember(key: string, tuning: Tuning): void;
}

const STORAGE_KEY = "kernel-tunings-1";

/** More than this and the oldest are forgotten. */
const MOST_TUNINGS = 500;

const stored = v.record(v.string(), v.record(v.string(), v.pipe(v.number(), v.finite())));

/** Keeps tunings in a browser's storage; where there is none, or it is full, in memory alone. */
export function tuningStore(storage: Pick<Storage, "getItem" | "setItem"> | null): TuningStore {
  let known: KnownTunings = read(storage);
  return {
    known: () => known,
    remember(key, tuning) {
      known = Object.fromEntries([...Object.entries(known), [key, tuning] as const].slice(-MOST_TUNINGS));
      try {
        storage?.setItem(STORAGE_KEY, JSON.stringify(known));
      } catch {
        // Without storage the next visit searches again.
      }
    },
  };
}

function read(storage: Pick<Storage, "getItem"> | null): KnownTunings {
  try {
    const parsed = v.safeParse(stored, JSON.parse(storage?.getItem(STORAGE_KEY) ?? "{}"));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}
