alter table finding add constraint finding_inspection_unique unique (id, inspection_id);

create table inspection_photo (
  inspection_id uuid not null,
  position smallint not null,
  finding_id uuid,
  kind text not null,
  sha256 bytea not null,
  claimed_at timestamptz not null,
  constraint inspection_photo_pkey primary key (inspection_id, position),
  constraint inspection_photo_inspection_fkey foreign key (inspection_id) references inspection (id),
  constraint inspection_photo_finding_fkey foreign key (finding_id, inspection_id) references finding (id, inspection_id),
  constraint inspection_photo_kind_known check (kind in ('before', 'after')),
  constraint inspection_photo_sha256_whole check (octet_length(sha256) = 32)
);
comment on table inspection_photo is 'a photo that an inspection declares, append-only: of one of its findings before or after it was put right, or of the place as a whole. sha256: of one that may still be on its way, so no foreign key; claimed_at: when it was taken by the phone''s clock';
create index inspection_photo_sha256 on inspection_photo (sha256);
comment on index inspection_photo_sha256 is 'the inspection that a photo belongs to, for what is written into it when it is shown';

alter table photo add column taken_at timestamptz;
comment on table photo is 'a photo that arrived, under the SHA-256 of the bytes as they were sent; what is stored is encoded anew, without what the camera wrote into it. width and height: pixels as stored; taken_at: what the camera''s clock said, where the file told, and a claim like any other. Records name photos by hash without a foreign key: a record may come before its photo';
