-- What somebody is told because of a move, such as being urged.
alter table kernel.notice drop constraint notice_kind_check;
alter table kernel.notice add constraint notice_kind_check
  check (kind in ('breach', 'reminder', 'move', 'mention', 'delegation', 'hand-over'));
