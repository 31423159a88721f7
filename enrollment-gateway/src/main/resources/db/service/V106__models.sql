-- Which models of authenticators a pass asks for, by AAGUID; null where it does not say.
alter table pass add column models uuid[];
alter table pass add column refused_models uuid[];

-- What the attestation proved of the model.
alter table authenticator add column attestation_trust text;
