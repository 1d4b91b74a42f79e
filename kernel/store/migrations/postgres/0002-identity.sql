-- The org tree, the people and their posts, their sessions, and the counters that lock an account.

create table kernel.org (
  code text primary key,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'unit')),
  parent text references kernel.org (code) deferrable initially deferred,
  -- Codes from the root down to this node, joined by '/': a subtree is a prefix.
  path text not null unique,
  kind text
);
create index org_parent on kernel.org (parent);

-- Rises with every change of the tree, so that each process knows when its copy is old.
create table kernel.org_revision (
  one boolean primary key default true check (one),
  revision bigint not null
);
insert into kernel.org_revision (revision) values (0);

create table kernel.person (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  phone text,
  -- Null for people who only sign in through the provider of OIDC_ISSUER.
  password_hash text,
  must_change_password boolean not null default true,
  disabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table kernel.post (
  person uuid not null references kernel.person (id),
  org text not null references kernel.org (code),
  role text not null,
  given_at timestamptz not null,
  given_by text not null,
  primary key (person, org, role)
);

create table kernel.session (
  token_hash text primary key,
  person uuid not null references kernel.person (id),
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on kernel.session (person);
create index session_expires_at on kernel.session (expires_at);

-- Kept by rate-limiter-flexible; survives a restart, so that stopping the server unlocks nobody.
create table kernel.login_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
