-- Whether the data of a document hold personal values: its files then go to those only who see such values. What was
-- issued before is taken to hold some.
alter table kernel.document add column personal boolean not null default true;
alter table kernel.document alter column personal drop default;
