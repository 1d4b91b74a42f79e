-- Whom the maker of a step stood in for: nobody reviews what was done in his name.

alter table kernel.case_step add column for_ids text[];
