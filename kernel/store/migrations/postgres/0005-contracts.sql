-- What came in, what of it could not be taken, and what waits to go out.

create table kernel.intake (
  id uuid primary key,
  app text not null,
  contract text not null,
  kind text not null check (kind in ('file', 'feed')),
  at timestamptz not null,
  person_id text not null,
  by_name text not null,
  -- A file's name and the SM3 under which it is kept; a feed's batch has only the hash.
  name text,
  content_hash text not null,
  size bigint not null,
  accepted integer not null,
  duplicates integer not null,
  rejected integer not null,
  subject text
);
create index intake_content on kernel.intake (app, contract, content_hash, at desc);
create index intake_list on kernel.intake (app, contract, at desc);

-- Bad rows and parts with their original bytes and the reason: nothing is dropped, somebody decides.
create table kernel.quarantine (
  id uuid primary key,
  intake_id uuid not null references kernel.intake (id),
  app text not null,
  contract text not null,
  at timestamptz not null,
  code text not null,
  reason text not null,
  original bytea not null,
  original_hash text not null,
  place text,
  -- How often the same bad part has come while it was open.
  seen integer not null default 1,
  state text not null default 'open' check (state in ('open', 'resolved', 'dismissed')),
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  decided_why text,
  check ((state = 'open') = (decided_at is null))
);
create unique index quarantine_open on kernel.quarantine (app, contract, code, original_hash, coalesce(place, ''))
  where state = 'open';
create index quarantine_list on kernel.quarantine (app, contract, state, at desc);
create index quarantine_intake on kernel.quarantine (intake_id);

-- Sent until the receipt is there, with growing pauses; what was given up stays visible and can be started again.
create table kernel.upload (
  id uuid primary key,
  app text not null,
  contract text not null,
  -- Names the matter for the one who queues it: queued twice under one key, it is sent once.
  key text not null,
  payload jsonb not null,
  queued_at timestamptz not null,
  person_id text not null,
  by_name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_error text,
  receipt text,
  sent_at timestamptz,
  unique (app, contract, key),
  check ((state = 'sent') = (receipt is not null))
);
create index upload_due on kernel.upload (next_at) where state = 'waiting';
create index upload_list on kernel.upload (app, contract, state, queued_at desc);
