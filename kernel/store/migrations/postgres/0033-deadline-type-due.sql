-- Figures of timeliness ask for one kind of deadline by the month in which it fell due, among those of all applications.

create index deadline_type_due on kernel.deadline (app, case_type, key, due_at);
