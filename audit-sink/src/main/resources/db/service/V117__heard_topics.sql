-- Which topics the log was heard from, by Kafka's own ids. A topic with two was deleted and made anew:
-- its offsets were given twice (docs/decisions/0028-nothing-is-missing-in-silence.md).
create table heard_topic (
  topic text not null,
  topic_id text not null,
  since timestamptz not null default clock_timestamp(),
  primary key (topic, topic_id)
);

grant select, insert on heard_topic to ${runtimeRole};
