-- title: Keys and addresses of the sources
-- description: What a new row may cite already, so that no work is entered twice.
SELECT key, url FROM sources ORDER BY key
