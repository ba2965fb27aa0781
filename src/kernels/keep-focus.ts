/** Moves the focus of a keyboard's user to the way out of a run, and back to where it was started. */
export interface FocusKeeper {
  /** Call while the button that was pressed still has the focus, and the way out is in sight. */
  started(): void;
  ended(): void;
}

/**
 * A run disables the buttons that start one, and a disabled button loses its focus to the page's top.
 *
 * @param way out of the run, such as Cancel
 * @param otherwise where the focus goes back to if the control that started the run is gone
 */
export function focusKeeper(way: HTMLButtonElement, otherwise: HTMLElement): FocusKeeper {
  let origin: HTMLElement | null = null;
  // A key that is held down presses again, and would cancel what it has just started.
  way.addEventListener("keydown", (event) => {
    if (event.repeat) event.preventDefault();
  });
  return {
    started() {
      const focused = document.activeElement;
      // Who came by pointer may scroll with the space bar, which would press a focused button.
      origin = focused instanceof HTMLButtonElement && focused.matches(":focus-visible") ? focused : null;
      if (origin) way.focus({ preventScroll: true });
    },
    ended() {
      const from = origin;
      origin = null;
      const focused = document.activeElement;
      const isLeft = focused === way || focused === document.body || focused === null;
      if (from === null || !isLeft) return;
      // The buttons are enabled again by then.
      setTimeout(() => {
        from.focus({ preventScroll: true });
        if (document.activeElement !== from) otherwise.focus({ preventScroll: true });
      });
    },
  };
}
