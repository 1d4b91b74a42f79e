-- A sealed figure keeps a digest of the rows of each day, so that an outsider can hold a single day against its rows. The
-- hash is SM3 over these digests. Older seals have none: their hash is over the names of all rows at once.
alter table kernel.indicator_seal add column evidence jsonb;
