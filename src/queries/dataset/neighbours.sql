-- title: Nearest neighbours of one technique
-- description: Techniques whose default scores for 2025 differ least, added up over the five axes. Of equally near ones,
--   those introduced nearest in time come first.
-- param id text = flashattention: Identifier of the technique
WITH scored AS (
  SELECT architectures.id, architectures.name, architectures.introduced, architectures.adoption_2025, ga, mal, par, sti, im
  FROM architectures
  JOIN ratings ON ratings.architecture_id = architectures.id AND ratings.as_of_kind = '2025' AND ratings.is_default
)
SELECT
  other.id,
  other.name,
  abs(other.ga - target.ga) + abs(other.mal - target.mal) + abs(other.par - target.par) + abs(other.sti - target.sti)
    + abs(other.im - target.im) AS distance,
  abs(date_diff('day', target.introduced, other.introduced)) AS days_apart,
  other.adoption_2025
FROM scored AS target
JOIN scored AS other ON other.id <> target.id
WHERE target.id = $id
ORDER BY distance, days_apart NULLS LAST, other.id
LIMIT 8
