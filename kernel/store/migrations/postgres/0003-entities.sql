-- Trigram indexes serve the search boxes of lists. A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA kernel;

-- Every kept change of every entity's rows.
CREATE TABLE kernel.entity_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app text NOT NULL,
  entity text NOT NULL,
  row_id uuid NOT NULL,
  version integer NOT NULL,
  at timestamptz NOT NULL,
  person_id text NOT NULL,
  by_name text NOT NULL,
  why text NOT NULL,
  diff jsonb NOT NULL,
  UNIQUE (row_id, version)
);
