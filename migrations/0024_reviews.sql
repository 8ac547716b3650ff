alter table market
  add column review_days smallint not null default 60,
  add column review_decide_workdays smallint not null default 10,
  add constraint market_review_days_known check (review_days between 1 and 365),
  add constraint market_review_decide_known check (review_decide_workdays between 1 and 60);
comment on column market.review_days is 'for how many days a vendor may ask for a review; 60 as for an administrative reconsideration (Administrative Reconsideration Law Art. 20), so that nobody who could still go to the authority above is told here that it is too late';
comment on column market.review_decide_workdays is 'within how many working days a review is decided; 10 leaves a vendor time for a reconsideration afterwards, and the law sets none for a review of the house';

alter table photo
  alter column sent_by drop not null,
  add column vendor_id uuid,
  add constraint photo_vendor_fkey foreign key (vendor_id) references vendor (id),
  add constraint photo_one_sender check (num_nonnulls(sent_by, vendor_id) = 1);
comment on column photo.vendor_id is 'the vendor who sent it with what they put right or disagree with; sent_by is null then';
create index photo_vendor on photo (vendor_id, received_at) where vendor_id is not null;
comment on index photo_vendor is 'how many a vendor sent lately, for the limit per account';

alter table matter add constraint matter_vendor_unique unique (id, vendor_id);
alter table action add constraint action_finding_unique unique (id, finding_id);

create table matter_step_photo (
  step_id uuid not null,
  position smallint not null,
  sha256 bytea not null,
  constraint matter_step_photo_pkey primary key (step_id, position),
  constraint matter_step_photo_step_fkey foreign key (step_id) references matter_step (id),
  constraint matter_step_photo_position_known check (position between 1 and 3),
  constraint matter_step_photo_sha256_whole check (octet_length(sha256) = 32)
);
comment on table matter_step_photo is 'photos by which a vendor shows what was put right, append-only; of ones that may still be on their way, so no foreign key';
create index matter_step_photo_sha256 on matter_step_photo (sha256);
comment on index matter_step_photo_sha256 is 'whether a photo was announced, and whose it is';

create table matter_reply (
  id uuid not null,
  matter_id uuid not null,
  vendor_id uuid not null,
  position smallint not null,
  words text,
  shown_publicly boolean not null,
  withdraws uuid,
  at timestamptz not null,
  constraint matter_reply_pkey primary key (id),
  constraint matter_reply_position_unique unique (matter_id, position),
  constraint matter_reply_matter_unique unique (id, matter_id),
  constraint matter_reply_withdrawn_once unique (withdraws),
  constraint matter_reply_vendor_fkey foreign key (matter_id, vendor_id) references matter (id, vendor_id),
  constraint matter_reply_withdraws_fkey foreign key (withdraws, matter_id) references matter_reply (id, matter_id),
  constraint matter_reply_said_or_withdrawn check ((words is null) = (withdraws is not null)),
  constraint matter_reply_withdrawal_not_public check (withdraws is null or not shown_publicly),
  constraint matter_reply_few check (position between 1 and 6),
  constraint matter_reply_words_bounded check (length(words) between 1 and 500)
);
comment on table matter_reply is '答复: what a vendor says about a finding of theirs, beside the record, append-only. shown_publicly: the vendor wishes it on the public page too; withdraws: this row takes an earlier one back';

create table review (
  id uuid not null,
  matter_id uuid not null,
  vendor_id uuid not null,
  market_id text not null,
  round smallint not null,
  action_id uuid,
  words text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  previous smallint generated always as (case when round > 1 then round - 1 end) stored,
  constraint review_pkey primary key (id),
  constraint review_round_unique unique (matter_id, round),
  constraint review_vendor_fkey foreign key (matter_id, vendor_id) references matter (id, vendor_id),
  constraint review_market_fkey foreign key (market_id) references market (id),
  constraint review_action_fkey foreign key (action_id, matter_id) references action (id, finding_id),
  constraint review_round_known check (round between 1 and 5),
  constraint review_due_after_asked check (due_at > asked_at),
  constraint review_words_bounded check (length(words) between 1 and 2000)
);
comment on table review is '复核: a vendor disagrees with a finding, or (action_id) with one action about it; append-only. A matter has one at a time: round 2 refers to the end of round 1. It runs until its row in review_end. due_at: by when it is to be decided';
create index review_oldest on review (asked_at, id);
comment on index review_oldest is 'the supervisors'' list, oldest first';

create table review_end (
  matter_id uuid not null,
  round smallint not null,
  outcome text not null,
  decided_by uuid,
  reason text,
  at timestamptz not null,
  constraint review_end_pkey primary key (matter_id, round),
  constraint review_end_review_fkey foreign key (matter_id, round) references review (matter_id, round),
  constraint review_end_decided_by_fkey foreign key (decided_by) references person (id),
  constraint review_end_outcome_known check (outcome in ('upheld', 'changed', 'overturned', 'withdrawn')),
  constraint review_end_reasoned check (num_nonnulls(decided_by, reason) = case outcome when 'withdrawn' then 0 else 2 end)
);
comment on table review_end is 'how a review ended, append-only: decided by a supervisor who was not involved (rule R21) with a reason, or taken back by the vendor. What a decision set aside is in overturned_action';
alter table review add constraint review_follows foreign key (matter_id, previous) references review_end (matter_id, round);

create table review_photo (
  review_id uuid not null,
  position smallint not null,
  sha256 bytea not null,
  constraint review_photo_pkey primary key (review_id, position),
  constraint review_photo_review_fkey foreign key (review_id) references review (id),
  constraint review_photo_position_known check (position between 1 and 3),
  constraint review_photo_sha256_whole check (octet_length(sha256) = 32)
);
comment on table review_photo is 'photos that a vendor sends with a review, append-only; of ones that may still be on their way, so no foreign key';
create index review_photo_sha256 on review_photo (sha256);
comment on index review_photo_sha256 is 'whether a photo was announced, and whose it is';
