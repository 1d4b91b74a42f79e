-- A word of several signs is sought by its rarest pairs: signs that stand beside each other come together in the same
-- texts, so that many pairs find no fewer rows than the rarest of them, and the planner, which takes them for
-- independent, would expect next to none.

-- How often pairs occur that are common somewhere; what is not here is rare. Kept by the server from the statistics.
create table kernel.pair_frequency (
  pair text primary key,
  frequency real not null
);

-- The pairs of the text that are rare, or else the rarest of them.
create function kernel.rare_pairs(sought text) returns text[]
language sql stable parallel safe
return (
  select coalesce(array_agg(p.pair) filter (where f.pair is null), (array_agg(p.pair order by f.frequency))[1:1])
  from unnest(kernel.pairs(sought)) as p (pair) left join kernel.pair_frequency f on f.pair = p.pair
);
