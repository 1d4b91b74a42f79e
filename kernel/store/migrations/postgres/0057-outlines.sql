-- Outlines of the divisions as the authority has loaded them for its maps: each loading a row, the last one holds.

create table kernel.outlines (
  id bigint generated always as identity primary key,
  level text not null check (level in ('city', 'county')),
  file_hash text not null,
  file_name text not null,
  regions integer not null,
  missing text[] not null,
  loaded_at timestamptz not null,
  loaded_by text not null
);
create index outlines_level on kernel.outlines (level, id desc);
