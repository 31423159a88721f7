-- Until when a write of an earlier try may still arrive in the directory; then it is read once more.
alter table worker add column verify_at timestamptz;

create index worker_verify on worker (verify_at) where verify_at is not null;
create index worker_failing on worker (attempts) where attempts > 0;
