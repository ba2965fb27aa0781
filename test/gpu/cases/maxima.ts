import type { Mutation } from "./case.ts";

type Change = Omit<Mutation, "at">;

// Ways to a wrong maximum: a softmax is the same with any, as long as no exponential overflows or is lost.

const NO_MAXIMUM: Change = {
  what: "no maximum",
  from: /var top_0 = m_0;[\s\S]*?let fade_0/,
  to: "var top_0 = 0.0f * m_0; let fade_0",
};

const OF_ANOTHER_QUERY: Change = {
  what: "the maximum of another query",
  from: /max\(top_0, shared_rows\[\(0u \+ y\)/,
  to: "max(top_0, shared_rows[(y ^ 1u)",
};

const OF_SOME_KEYS: Change = {
  what: "the maximum of a tile's first four keys",
  from: /i < \d+u; i\+\+\) \{\n {2}top_0/,
  to: "i < 1u; i++) {\n  top_0",
};

const OF_FIRST_TILE: Change = {
  what: "the maximum of the first tile for all",
  from: "let fade_0",
  to: "top_0 = select(m_0, top_0, m_0 < -1e29f);\nlet fade_0",
};

const OF_LAST_TILE: Change = {
  what: "the maximum of each tile for all before",
  from: "var top_0 = m_0;",
  to: "var top_0 = -1e30f;",
};

/** Of the online softmax over a tile, where a workgroup takes one query, at a shape of several tiles. */
export const WRONG_MAXIMA_OF_ONE: readonly Change[] = [NO_MAXIMUM, OF_SOME_KEYS, OF_FIRST_TILE, OF_LAST_TILE];

/** The same where it takes several. */
export const WRONG_MAXIMA: readonly Change[] = [...WRONG_MAXIMA_OF_ONE, OF_ANOTHER_QUERY];

/** What was added up before the maximum rose. */
export const NOT_FADED: readonly Change[] = [
  { what: "old sums not faded", from: "l_0 = fma(l_0, fade_0,", to: "l_0 = fma(l_0, 1.0f," },
  { what: "old outputs not faded", from: "o_0_0 *= fade_0;", to: "" },
];
