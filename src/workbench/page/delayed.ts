/** Work that waits for a pause. */
export interface Delayed {
  soon(): void;
  /** Does at once what waits, if anything does. */
  now(): void;
  drop(): void;
}

export const TYPING_PAUSE_MS = 600;

export function delayed(work: () => void, ms = TYPING_PAUSE_MS): Delayed {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    if (timer === undefined) return;
    drop();
    work();
  };
  return {
    soon() {
      drop();
      timer = setTimeout(now, ms);
    },
    now,
    drop,
  };
}
