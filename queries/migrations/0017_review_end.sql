-- The last day on which what came of a review holds; null where it holds until something else is concluded.

alter table enterprise_review add column ends_on date;
