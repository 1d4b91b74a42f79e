-- Sealed figures: what was published for a period stays what it was, whatever the formula or the rows become later.

create table kernel.indicator_seal (
  app text not null,
  key text not null,
  period_kind text not null check (period_kind in ('day', 'month', 'quarter', 'year')),
  period text not null,
  org text not null,
  -- The whole result as it was computed, with the numbers of rows behind it.
  result jsonb not null,
  -- SM3 over the ids of all rows behind numerator and denominator, in order.
  evidence_hash text not null,
  sealed_at timestamptz not null,
  by_id text not null,
  by_name text not null,
  primary key (app, key, period, org)
);

create function kernel.seals_stand() returns trigger language plpgsql as $$
begin
  raise exception 'a sealed indicator is never changed';
end
$$;

create trigger indicator_seal_stands before update or delete or truncate on kernel.indicator_seal
  for each statement execute function kernel.seals_stand();
