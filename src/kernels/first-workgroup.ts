import type { Stage } from "../gpu/stage.js";

/** The first workgroup of a reader's code may take so long. */
export const MOST_FIRST_MS = 5000;

/**
 * Gives a run up whose first workgroup does not come back. Nobody knows what a reader's code does before it has run,
 * and what does not end would hold the device for good.
 */
export function watchFirstWorkgroup(giveUp: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGivenUp = false;
  return {
    stage(stage: Stage): void {
      clearTimeout(timer);
      if (stage.kind !== "trying" || !stage.isFirst) return;
      timer = setTimeout(() => {
        isGivenUp = true;
        giveUp();
      }, MOST_FIRST_MS);
    },
    /** Ends the watch; gives what is to be told where it gave the run up, else null. */
    end(): string | null {
      clearTimeout(timer);
      return isGivenUp ? `One workgroup of the edited code had not ended after ${MOST_FIRST_MS / 1000} s.` : null;
    },
  };
}
