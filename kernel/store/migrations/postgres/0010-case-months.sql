-- Limits in months and years (民法典 第二百零二条) beside those in minutes, hours and days.

alter table kernel.deadline drop constraint deadline_unit_check;
alter table kernel.deadline add constraint deadline_unit_check
  check (unit in ('minute', 'hour', 'calendarDay', 'workingDay', 'calendarMonth', 'workingMinute'));
