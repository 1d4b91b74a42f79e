-- The corrected indicator is chosen from those that there are, no longer searched for as text.
DROP INDEX IF EXISTS "overload"."correction_indicator_search";
