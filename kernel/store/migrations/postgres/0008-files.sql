-- A stored file is given to whoever may read something that names it: the ways from a hash to what names it.

create index intake_file on kernel.intake (content_hash);
create index document_files on kernel.document using gin (files jsonb_path_ops);
