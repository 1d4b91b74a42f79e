-- Documents that were issued, with the data they were made from: each can be made again and compared by its hash.

create table kernel.document (
  id uuid primary key,
  app text not null,
  key text not null,
  title text not null,
  number text,
  organ text not null,
  subject text not null,
  issued_at timestamptz not null,
  issued_on date not null,
  by_id text not null,
  by_name text not null,
  data jsonb not null,
  data_hash text not null,
  files jsonb not null,
  unique (app, key, organ, number)
);
create index document_subject on kernel.document (subject, issued_at desc);
create index document_organ on kernel.document (organ, app, key, issued_at desc);

-- The last number given out. Its row is locked until the document is there, so that no number is left out or given twice.
create table kernel.document_number (
  app text not null,
  key text not null,
  organ text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (app, key, organ, year)
);
