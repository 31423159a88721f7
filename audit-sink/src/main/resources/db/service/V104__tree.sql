-- The Merkle tree over the leaves (V101), in the order of log_index. Four steps: a leaf is sequenced
-- when it has its number, integrated when its hash is in a tile and the root is committed, published
-- when the checkpoint over it is signed, kept in the second place and written here, witnessed when
-- somebody else has signed it too. The key that signs is never here.

-- Who integrates. An epoch is one time at this place; who comes after has a greater one. Each change
-- of what follows is made in a transaction that has first changed this row under its own epoch, so
-- that one who was paused and woken changes nothing any more.
create table sequencer (
  name text primary key check (name = 'log'),
  epoch bigint not null,
  holder uuid not null,
  expires_at timestamptz not null
);

insert into sequencer values ('log', 0, '00000000-0000-0000-0000-000000000000', '-infinity');

-- Up to 256 hashes one behind the other (C2SP tlog-tiles). A tile at the right edge becomes wider; a
-- narrower tile is the beginning of a wider one.
create table tile (
  level int not null check (level between 0 and 63),
  tile_index bigint not null check (tile_index >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, tile_index)
);

-- A root stands here before it is signed. There is one for a size, for ever.
create table tree_head (
  size bigint primary key check (size >= 0),
  root bytea not null check (length(root) = 32),
  epoch bigint not null,
  committed_at timestamptz not null default clock_timestamp()
);

-- What was published: the signed note, byte for byte.
create table checkpoint (
  size bigint primary key references tree_head,
  note text not null,
  published_at timestamptz not null default clock_timestamp()
);

grant select, update on sequencer to ${runtimeRole};
grant select, insert, update on tile to ${runtimeRole};
grant select, insert on tree_head, checkpoint to ${runtimeRole};
