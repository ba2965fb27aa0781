-- title: Do mixtures of experts sit in the orange zone?
-- description: Share of all mixture-of-experts techniques that are orange by their default rating, at introduction
--   and at the end of 2025, with 95% Wilson intervals. Reproduced if both intervals lie above one half, contradicted
--   if both lie below, else mixed; unsupported below 5 techniques. value is the share at the end of 2025, low and
--   high its interval; decisive names those that are not orange then.
-- claims: com-moe-orange
-- param verified_only boolean = false: Only rows read in their source
WITH
-- part: mixtures-of-experts-in-orange
