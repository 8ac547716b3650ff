alter table action_confirmation drop constraint action_confirmation_pkey;
alter table action_confirmation add constraint action_confirmation_pkey primary key (action_id, person_id, way);
comment on table action_confirmation is 'what an officer named in a penalty, compulsory measure or evidence hold says themself of having been part of it (rule R1), append-only. way: on the phone that logged it, handed over, or on their own, signed in as themself; one word of each, and their own goes before what was said on another''s phone. A denial says why';
