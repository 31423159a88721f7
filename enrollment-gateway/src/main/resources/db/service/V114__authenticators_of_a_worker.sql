-- What a worker has already is named to the device that is to make another.
create index authenticators_of_a_worker on authenticator (worker_id) where revoked_for is null;
