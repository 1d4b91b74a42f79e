-- Keys by which stations and other machines send feeds: each is of one account, and only its hash is kept.

create table kernel.device_key (
  key_hash text primary key,
  person uuid not null references kernel.person (id),
  issued_at timestamptz not null,
  issued_by text not null,
  revoked_at timestamptz
);
create index device_key_person on kernel.device_key (person);
