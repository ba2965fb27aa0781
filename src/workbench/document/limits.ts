// A link or a file may come from anyone, so everything in a document has a greatest size.

export const MAX_CELLS = 200;

/** Characters (UTF-16 units) of the texts of a document. */
export const MAX_TITLE = 200;
export const MAX_SUMMARY = 2_000;
export const MAX_NAME = 60;
export const MAX_SQL = 20_000;
export const MAX_MARKDOWN = 20_000;
export const MAX_LABEL = 200;
export const MAX_CAPTION = 1_000;
export const MAX_COLUMN_NAME = 200;
export const MAX_PARAMETER_TEXT = 1_000;
export const MAX_REFERENCE = 80;
export const MAX_VERSION = 64;
export const MAX_CELL_ID = 12;

export const MAX_OPTIONS = 100;
export const MAX_COLUMNS = 100;
export const MAX_KERNEL_PARAMETERS = 20;
export const MAX_PREDICTION_PARAMETERS = 30;
/** Additions, changes and removals that a supposed record may hold together. */
export const MAX_SUPPOSED = 200;
/** Positions of a slider: more cannot be told apart, and none may be without end. */
export const MAX_SLIDER_STEPS = 10_000;
export const MAX_DOMAIN = 100;
export const MAX_BINS = 100;

/** How deep arrays and objects may lie in each other: the schema needs 7. */
export const MAX_DEPTH = 16;

/** Bytes of a document written as JSON within a link, which may come from anyone. */
export const MAX_JSON = 1_000_000;

/**
 * The same in the reader's own browser or file: more, for a text that was taken here must be readable here again. A
 * browser's storage holds about as many characters, so a larger page could not be kept anyway.
 */
export const MAX_OWN_JSON = 5_000_000;
