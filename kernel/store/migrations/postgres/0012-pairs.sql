-- Search for words within Chinese text: all pairs of adjacent signs, kept in an inverted index. A word of two signs is
-- one pair, and words found inside compounds need no dictionary. The cost tells the planner that only the index is to
-- work them out for many rows.

create function kernel.pairs(given text) returns text[]
language sql immutable strict parallel safe cost 2000
return (
  select coalesce(array_agg(sign || next), '{}')
  from unnest(string_to_array(lower(given), null), (string_to_array(lower(given), null))[2:]) as signs (sign, next)
  where next is not null
);
