-- A time in which somebody outside may do something runs out without anybody being late: it lapses.
ALTER TABLE kernel.deadline ADD COLUMN lapses boolean NOT NULL DEFAULT false;
ALTER TABLE kernel.deadline DROP CONSTRAINT deadline_state_check;
ALTER TABLE kernel.deadline ADD CONSTRAINT deadline_state_check
  CHECK (state IN ('running', 'paused', 'met', 'breached', 'lapsed'));
ALTER TABLE kernel.deadline ADD CONSTRAINT deadline_lapsed_check
  CHECK (state <> 'lapsed' OR (lapses AND stopped_at IS NOT NULL));
