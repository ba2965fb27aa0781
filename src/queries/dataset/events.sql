-- title: Adoption of one technique
-- description: Every dated event on record, from the first paper onwards.
-- param id text = flashattention: Identifier of the technique
SELECT id, stage, tier, date, date_precision, what, who, sources, evidence, note
FROM adoption_events
WHERE technique_id = $id
ORDER BY date, id
