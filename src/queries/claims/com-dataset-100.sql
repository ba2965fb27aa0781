-- title: Techniques rated in the author's open dataset
-- description: The author's comment speaks of a dataset of the author's. Techniques whose rating cites a repository
--   of the author's, one whose key begins with gh-petroslamb or hf-petroslamb, count as rated there. Reproduced from
--   100 on, contradicted below, unsupported where no such rating is on record. How many techniques this project rates
--   is told and does not count: it is no evidence of what another dataset holds. The value is the number rated there.
-- claims: com-dataset-100
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: techniques-cited-from-the-author
