-- Cases are counted by the month in which they were filed.

CREATE INDEX penalty_filed_at_idx ON enforcement.penalty USING btree (filed_at);
