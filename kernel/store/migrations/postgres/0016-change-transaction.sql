-- The transaction that made a change: copies of registers in memory ask for what was committed since they last looked.
-- A number from a sequence would not tell it, since the lower of two may be committed later.
ALTER TABLE kernel.entity_change ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX entity_change_transaction ON kernel.entity_change (app, entity, transaction);
