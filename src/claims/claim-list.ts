import type { Facet } from "../dataset/facets.js";
import { compareBy, type SortKey } from "../dataset/order.js";
import { type SearchField, searchIndex } from "../dataset/search.js";
import type { List } from "../dataset/selection.js";
import { essayClaims } from "../schema/tables/essays.js";
import { type AuditedClaim, CLAIM_VERDICTS, type ClaimVerdict, isClaimVerdict } from "./audited-claim.js";

const VERDICTS = Object.keys(CLAIM_VERDICTS).filter(isClaimVerdict);

const TESTERS: Readonly<Record<string, string>> = essayClaims.columns.testable_by.values;
const KINDS: Readonly<Record<string, string>> = essayClaims.columns.kind.values;
const ESSAYS: Readonly<Record<string, string>> = essayClaims.columns.essay.values;

/** An essay's title by its key. */
export function essayTitle(essay: string): string {
  return ESSAYS[essay] ?? essay;
}

const SHORT: Readonly<Record<string, string>> = {
  "what-actually-works": "What Actually Works",
  "tool-orchestra": "ToolOrchestra",
  "compositional-language": "A compositional language",
  comments: "The author’s comments",
};

/** An essay's title without what follows its colon, for a narrow column. */
export function shortEssayTitle(essay: string): string {
  return SHORT[essay] ?? essayTitle(essay);
}

/** What can test a claim, as the schema words it. */
export function testerName(tester: string): string {
  return TESTERS[tester] ?? tester;
}

const FACETS: readonly Facet<AuditedClaim>[] = [
  {
    key: "verdict",
    label: "Verdict",
    values: VERDICTS,
    valueOf: ({ verdict }) => verdict,
    nameOf: (value) => (isClaimVerdict(value) ? CLAIM_VERDICTS[value].text : value),
  },
  {
    key: "essay",
    label: "Essay",
    values: Object.keys(ESSAYS),
    valueOf: ({ essay }) => essay,
    nameOf: shortEssayTitle,
  },
  {
    key: "by",
    label: "Tested by",
    values: Object.keys(TESTERS),
    valueOf: ({ testable_by }) => testable_by,
    nameOf: testerName,
  },
  {
    key: "kind",
    label: "Kind of claim",
    values: Object.keys(KINDS),
    valueOf: ({ kind }) => kind,
    nameOf: (value) => KINDS[value] ?? value,
  },
  {
    key: "conflict",
    label: "Contradicts another claim",
    values: ["yes", "no"],
    valueOf: ({ conflicts_with }) => (conflicts_with.length > 0 ? "yes" : "no"),
    nameOf: (value) => value,
  },
];

const place = (verdict: ClaimVerdict) => VERDICTS.indexOf(verdict);

const SORTS: readonly SortKey<AuditedClaim>[] = [
  { key: "claim", label: "Claim", valueOf: ({ claim }) => claim.toLowerCase() },
  { key: "verdict", label: "Verdict", valueOf: ({ verdict }) => place(verdict) },
  { key: "n", label: "Rows", valueOf: ({ n }) => n, largestFirst: true },
];

const SEARCH: readonly SearchField<AuditedClaim>[] = [
  { weight: 10, textOf: ({ claim }) => claim },
  { weight: 6, textOf: ({ actual }) => actual },
  { weight: 4, textOf: ({ id }) => id },
  { weight: 2, textOf: ({ essay, section }) => `${essayTitle(essay)} ${section}` },
];

/** The list of claims: contradicted ones first, as they ask most of a reader. */
export function claimList(rows: readonly AuditedClaim[]): List<AuditedClaim> {
  const order: readonly ClaimVerdict[] = ["contradicted", "mixed", "reproduced", "unsupported", "not_testable"];
  return {
    rows,
    facets: FACETS,
    sorts: SORTS,
    search: searchIndex(rows, SEARCH),
    usual: [
      compareBy<AuditedClaim>({ valueOf: ({ verdict }) => order.indexOf(verdict) }, false),
      compareBy<AuditedClaim>({ valueOf: ({ id }) => id }, false),
    ],
  };
}
