-- Batches that a sender numbers: each number of his stream is taken once, however often it is sent.
alter table kernel.intake add column stream text;
alter table kernel.intake add column batch_no bigint;
alter table kernel.intake add constraint intake_stream_check check ((stream is null) = (batch_no is null));
create unique index intake_stream on kernel.intake (app, contract, person_id, stream, batch_no)
  where stream is not null;
