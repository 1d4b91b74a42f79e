-- What the kernel keeps of cases beside their own rows: steps, deadlines, notices, seen request keys, facts on their way.

create table kernel.case_step (
  id bigint generated always as identity primary key,
  app text not null,
  case_type text not null,
  case_id uuid not null,
  case_version integer not null,
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  by_id text not null,
  by_name text not null,
  input jsonb not null,
  unique (case_id, case_version)
);
-- The latest maker of a move is looked up for the rule that nobody reviews his own work.
create index case_step_move on kernel.case_step (case_id, move, id desc);

-- A deadline keeps the limit that was law on the day it began; a later limit never moves it.
create table kernel.deadline (
  id bigint generated always as identity primary key,
  app text not null,
  case_type text not null,
  case_id uuid not null,
  org text not null,
  key text not null,
  title text not null,
  started_at timestamptz not null,
  amount integer not null check (amount > 0),
  unit text not null check (unit in ('minute', 'hour', 'calendarDay', 'workingDay', 'workingMinute')),
  count_from text not null check (count_from in ('nextDay', 'sameMoment')),
  roll_forward boolean not null,
  basis text not null,
  tell text[] not null,
  pauses jsonb not null default '[]',
  due_at timestamptz,
  provisional boolean not null,
  explanation jsonb not null,
  stopped_at timestamptz,
  breached_at timestamptz,
  state text not null check (state in ('running', 'paused', 'met', 'breached')),
  -- A running or breached deadline has a due date, a paused one none; what is met has been stopped.
  check (due_at is not null or state in ('paused', 'met')),
  check (state <> 'paused' or due_at is null),
  check (state <> 'met' or stopped_at is not null),
  check ((state = 'breached') = (breached_at is not null))
);
create index deadline_due on kernel.deadline (due_at) where state = 'running';
create index deadline_provisional on kernel.deadline (id) where provisional and stopped_at is null;
create index deadline_case on kernel.deadline (case_id, id);
-- One deadline of a key runs at a time.
create unique index deadline_active on kernel.deadline (case_id, key) where stopped_at is null;

-- What somebody in a role must be told, such as a breached deadline. Told once per subject, reason and role.
create table kernel.notice (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  app text not null,
  role text not null,
  org text not null,
  case_type text not null,
  case_id uuid not null,
  deadline_id bigint not null references kernel.deadline (id),
  message text not null,
  unique (deadline_id, role)
);
create index notice_reader on kernel.notice (app, role, org, id desc);

-- A request that is sent twice under one key is carried out once.
create table kernel.idempotency (
  person_id text not null,
  key text not null,
  request_hash text not null,
  case_id uuid,
  at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_age on kernel.idempotency (at);

-- Facts recorded inside a transaction: shipped to the fact store after the commit, and again at start if need be.
create table kernel.fact_outbox (
  id bigint generated always as identity primary key,
  app text not null,
  fact text not null,
  source text not null,
  rows jsonb not null,
  created_at timestamptz not null default now()
);
