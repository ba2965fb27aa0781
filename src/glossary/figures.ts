import * as v from "valibot";

/** What the data says of one term, as `glossary/figures` gives it. */
export const figureRow = v.object({ term: v.string(), said: v.string(), n_rows: v.number() });
