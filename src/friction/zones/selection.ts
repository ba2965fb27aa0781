/** Why times decide nothing once unread rows are left out: what remains was selected by the outcome itself. */
export const SELECTED_BY_OUTCOME =
  "An absence cannot be read in a source, so with unread rows left out almost only adopted techniques remain, and the times say nothing of speed.";
