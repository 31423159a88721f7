-- Records that another service has parked, as it says. That it is parked and that somebody decided
-- about it may be heard in either order.
create table held_elsewhere (
  topic text not null,
  record_partition int not null,
  record_offset bigint not null,
  record_key text not null,
  decided boolean not null,
  primary key (topic, record_partition, record_offset)
);

create index held_elsewhere_by_key on held_elsewhere (record_key) where not decided;

grant select, insert, update on held_elsewhere to ${runtimeRole};
