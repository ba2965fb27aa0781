-- title: Hardware fit of each technique
-- description: H (0 to 6) of the default rating, which asks how well a computation suits a GPU and does not change with
--   its date. Those who rated knew what became of each technique.
-- param verified_only boolean = false: Only rows read in their source
SELECT z.architecture_id, a.name, z.h, z.evidence
FROM zones AS z
JOIN architectures AS a ON a.id = z.architecture_id
WHERE z.is_default AND z.as_of_kind = 'introduction' AND (z.evidence = 'seen' OR NOT $verified_only)
ORDER BY z.architecture_id
