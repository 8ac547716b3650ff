alter table phone_word add column about text;
comment on column phone_word.about is 'what the word is about, as the path said it that it was sent to: request.answered:<id>, request.done:<id>, action:<id>; the same body about anything else is another word. Null for words of before';
alter table phone_word add constraint phone_word_about_known check (about ~ '^(request\.answered|request\.done|action):[0-9a-f-]{36}$');
