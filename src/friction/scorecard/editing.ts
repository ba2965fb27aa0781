import type { PageState } from "../../ui/url-state.js";
import { addressChanges, readScorecard, type Scorecard } from "./state.js";

/** The scorecard in work: what the address holds, and what is being typed. */
export interface Editing {
  readonly card: () => Scorecard;
  /** What of the address could not be read. */
  readonly problems: () => readonly string[];
  /** A choice: a step for the back button. */
  readonly choose: (change: Partial<Scorecard>) => void;
  /** Typing: no step of its own. */
  readonly type: (change: Partial<Scorecard>) => void;
  /** Writes what was typed to the address now. */
  readonly settle: () => void;
  readonly subscribe: (listener: () => void) => void;
}

// Safari refuses more than a hundred changes of the address within half a minute.
const PAUSE_MS = 200;

/** The scorecard over a page's address. */
export function editing(state: PageState): Editing {
  const listeners: (() => void)[] = [];
  let draft: Scorecard | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const inAddress = () => readScorecard(state.get);
  const card = () => draft ?? inAddress().card;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const settle = () => {
    if (draft === null) return;
    const written = draft;
    drop();
    state.setAll(addressChanges(inAddress().card, written), "replace");
  };
  const drop = () => {
    clearTimeout(timer);
    draft = null;
  };
  state.subscribe(() => {
    drop();
    tell();
  });
  return {
    card,
    problems: () => inAddress().problems,
    choose: (change) => {
      settle();
      const before = card();
      state.setAll(addressChanges(before, { ...before, ...change }), "push");
    },
    type: (change) => {
      draft = { ...card(), ...change };
      clearTimeout(timer);
      timer = setTimeout(settle, PAUSE_MS);
      tell();
    },
    settle,
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}

/** Calls `draw` only when what it is drawn from has changed: a live region must not speak at every key. */
export function whenChanged<T>(draw: (input: T) => void): (input: T) => void {
  let last: string | null = null;
  return (input) => {
    const text = JSON.stringify(input);
    if (text === last) return;
    last = text;
    draw(input);
  };
}
