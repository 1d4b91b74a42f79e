-- Every entry of the journal, written in the transaction of what it tells. Nothing is ever changed or removed here.
CREATE TABLE kernel.journal_entry (
  id uuid PRIMARY KEY,
  -- Order of writing; entries of one moment are told apart by it. Gaps mean transactions that were rolled back.
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  at timestamptz NOT NULL,
  person_id text NOT NULL,
  person_name text NOT NULL,
  system boolean NOT NULL,
  posts jsonb NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL,
  -- Canonical JSON of the entry as it was written: what the chain of hashes runs over.
  canonical text NOT NULL
);

CREATE INDEX journal_entry_at ON kernel.journal_entry (at DESC, seq DESC);
CREATE INDEX journal_entry_subject ON kernel.journal_entry (subject text_pattern_ops);
CREATE INDEX journal_entry_person ON kernel.journal_entry (person_id, at DESC);

-- The chain: committed entries are linked in the order of their sealing, each hash made from the one before.
CREATE TABLE kernel.journal_link (
  n bigint PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE REFERENCES kernel.journal_entry (id),
  hash text NOT NULL
);

-- Entries that await their link; the sealer empties it.
CREATE TABLE kernel.journal_unsealed (
  entry_id uuid PRIMARY KEY REFERENCES kernel.journal_entry (id)
);

CREATE FUNCTION kernel.journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END
$$;

CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel.journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION kernel.journal_is_append_only();
CREATE TRIGGER journal_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel.journal_link
  FOR EACH STATEMENT EXECUTE FUNCTION kernel.journal_is_append_only();
