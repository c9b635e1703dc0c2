-- Rooms referral, transfer: of a child of fourteen and more the guardian agrees and the child says yes as well; kept with the consent.
alter table referral_consent add column assent boolean not null default false;
alter table case_transfer add column assent boolean not null default false;
