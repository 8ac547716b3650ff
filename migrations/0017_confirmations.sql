create table action_confirmation (
  action_id uuid not null,
  person_id uuid not null,
  answer text not null,
  way text not null,
  note text,
  at timestamptz not null,
  constraint action_confirmation_pkey primary key (action_id, person_id),
  constraint action_confirmation_officer_fkey foreign key (action_id, person_id) references action_officer (action_id, person_id),
  constraint action_confirmation_answer_known check (answer in ('confirmed', 'disputed')),
  constraint action_confirmation_way_known check (way in ('own_phone', 'same_phone')),
  constraint action_confirmation_dispute_own check (answer = 'confirmed' or (way = 'own_phone' and note is not null))
);
comment on table action_confirmation is 'what an officer named in a penalty, compulsory measure or evidence hold says themself of having been part of it (rule R1), append-only. way: on the phone that logged it, handed over, or on their own, signed in as themself; a denial says why';
create index action_confirmation_disputed on action_confirmation (at) where answer = 'disputed';
comment on index action_confirmation_disputed is 'the supervisors'' list of denials';
create index action_officer_person on action_officer (person_id, action_id);
comment on index action_officer_person is 'what an officer was named in';
