create table prompt_setting (
  version integer not null,
  off text[] not null,
  numbers jsonb not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint prompt_setting_pkey primary key (version),
  constraint prompt_setting_set_by_fkey foreign key (set_by) references person (id),
  constraint prompt_setting_version_positive check (version > 0)
);
comment on table prompt_setting is 'by which thresholds patterns are looked for, append-only: the newest version is in force, without one the defaults of prompts/rules-settings. off: patterns that are not looked for; numbers: whole numbers by name, a missing one is its default';

alter table prompt_run add column settings_version integer not null default 0;
comment on table prompt_run is 'an evening or month that was looked through for patterns. looks: how many there were then, so that late records have it looked through again; tested: comparisons made, by pattern, which times a pattern''s rate at the thresholds of settings_version is what chance brings about';

alter table prompt
  add column settings_version integer not null default 0,
  drop constraint prompt_pattern_known,
  add constraint prompt_pattern_known check (pattern in ('burst', 'pace', 'photo_again', 'photo_alike', 'off_roster',
    'always_in_order', 'same_act', 'month_end', 'bunching'));
comment on table prompt is '提示: a pattern worth a look, never an accusation; append-only. evening: of the looks, or the last day of the month that was compared; subject: what keeps two of a kind apart; person_id: whose records it shows, who may explain it; evidence: the figures it rests on and the thresholds then; settings_version: all thresholds then; chance: of something at least as unusual in honest work, where that is exact';

alter table photo add column phash bit(64);
comment on table photo is 'a photo that arrived, under the SHA-256 of the bytes as they were sent; what is stored is encoded anew, without what the camera wrote into it. width and height: pixels as stored; taken_at: what the camera''s clock said, where the file told, and a claim like any other; phash: what it looks like, so that the same picture encoded anew differs in few bits; null where a picture is too plain to tell, or came before migration 0037. Records name photos by hash without a foreign key: a record may come before its photo';
create index photo_looks_1 on photo (substring(phash from 1 for 16), received_at) where phash is not null;
comment on index photo_looks_1 is 'photos that look alike: of two that differ in at most seven bits of 64, one quarter differs in at most one; this is the first';
create index photo_looks_2 on photo (substring(phash from 17 for 16), received_at) where phash is not null;
comment on index photo_looks_2 is 'photos that look alike, second quarter';
create index photo_looks_3 on photo (substring(phash from 33 for 16), received_at) where phash is not null;
comment on index photo_looks_3 is 'photos that look alike, third quarter';
create index photo_looks_4 on photo (substring(phash from 49 for 16), received_at) where phash is not null;
comment on index photo_looks_4 is 'photos that look alike, last quarter';

create index action_fined on action (evening, market_id) where kind = 'fine_on_spot';
comment on index action_fined is 'fines on the spot of some months, to compare how many were at the ceiling';
