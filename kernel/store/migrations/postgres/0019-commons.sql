-- The commons of all applications' work: notices to persons, notes, delegation, hand-over, who has looked.

-- A notice goes to whoever holds a role somewhere, or to one person; those to persons need not be about a case.
alter table kernel.notice add column person text;
alter table kernel.notice add column by_name text;
alter table kernel.notice alter column role drop not null;
alter table kernel.notice alter column org drop not null;
alter table kernel.notice alter column deadline_id drop not null;
alter table kernel.notice alter column case_type drop not null;
alter table kernel.notice alter column case_id drop not null;
alter table kernel.notice drop constraint notice_kind_check;
alter table kernel.notice add constraint notice_kind_check
  check (kind in ('breach', 'reminder', 'mention', 'delegation', 'hand-over'));
alter table kernel.notice add constraint notice_reader_check
  check (person is not null or (role is not null and org is not null));
create index notice_person on kernel.notice (person, id desc) where person is not null;

-- Up to where somebody has read what he was told.
create table kernel.notice_seen (
  person text primary key,
  up_to bigint not null,
  at timestamptz not null
);

-- What people tell each other about a case. Nothing is changed or removed.
create table kernel.note (
  id uuid primary key,
  app text not null,
  case_type text not null,
  case_id uuid not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  body text not null,
  -- True for a note that may speak of personal data: shown only where those are.
  confidential boolean not null,
  -- [{"id", "name"}] and [{"hash", "name"}].
  mentions jsonb not null,
  files jsonb not null
);
create index note_case on kernel.note (case_id, at);
create index note_files on kernel.note using gin (files jsonb_path_ops);

-- Who stands in for whom, from the first day to the last, both counted.
create table kernel.delegation (
  id uuid primary key,
  absent uuid not null references kernel.person (id),
  substitute uuid not null references kernel.person (id),
  first_day date not null,
  last_day date not null,
  why text not null,
  made_at timestamptz not null,
  made_by text not null,
  made_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  check (absent <> substitute),
  check (first_day <= last_day)
);
create index delegation_substitute on kernel.delegation (substitute) where ended_at is null;
create index delegation_absent on kernel.delegation (absent, first_day desc);

-- What one shift leaves to the next: a list as it was, and who has taken it over.
create table kernel.hand_over (
  id uuid primary key,
  app text not null,
  role text not null,
  org text not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  remark text not null,
  open jsonb not null,
  taken_at timestamptz,
  taken_by text,
  taken_by_name text,
  check ((taken_at is null) = (taken_by is null))
);
create index hand_over_list on kernel.hand_over (app, role, org, at desc);

-- Who has looked at the personal data of a case is found by the case.
create index journal_entry_looks on kernel.journal_entry using gin ((detail -> 'rows') jsonb_path_ops)
  where action = 'personal.view';

-- Work lists read the open cases of a type by their deadlines.
create index deadline_open on kernel.deadline (case_id, due_at) where stopped_at is null and due_at is not null;
