-- Reminders of deadlines: reckoned when a deadline begins or its due date moves, told when their time has come.

create table kernel.reminder (
  id bigint generated always as identity primary key,
  deadline_id bigint not null references kernel.deadline (id),
  at timestamptz not null,
  -- What is said of the deadline, such as 将于期满前1个工作日.
  mark text not null,
  tell text[] not null,
  told_at timestamptz
);
create index reminder_due on kernel.reminder (at) where told_at is null;
create index reminder_deadline on kernel.reminder (deadline_id);

-- A breach is told once per role; reminders of the same deadline may be many.
alter table kernel.notice add column kind text not null default 'breach' check (kind in ('breach', 'reminder'));
alter table kernel.notice drop constraint notice_deadline_id_role_key;
create unique index notice_breach on kernel.notice (deadline_id, role) where kind = 'breach';
