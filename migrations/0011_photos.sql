create table photo (
  sha256 bytea not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  sent_by uuid not null,
  received_at timestamptz not null,
  constraint photo_pkey primary key (sha256),
  constraint photo_sha256_whole check (octet_length(sha256) = 32),
  constraint photo_size_positive check (bytes > 0 and width > 0 and height > 0),
  constraint photo_sent_by_fkey foreign key (sent_by) references person (id)
);
comment on table photo is 'a photo that arrived, under the SHA-256 of the bytes as they were sent; what is stored is encoded anew, without what the camera wrote into it. width and height: pixels as stored. Records name photos by hash without a foreign key: a record may come before its photo';
create index photo_sent_by on photo (sent_by, received_at);
comment on index photo_sent_by is 'how many a person sent lately, for the limit per account';
