create table note (
  id uuid primary key,
  words text not null
);

grant select, insert, update on note to ${runtimeRole};
