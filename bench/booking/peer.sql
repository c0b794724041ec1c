-- What stands for a booking system on PostgreSQL: one row per time with how many desks there are, one row per booking.
CREATE TABLE slot(day date NOT NULL, start_minute int NOT NULL, desks int NOT NULL, taken int NOT NULL DEFAULT 0, PRIMARY KEY(day, start_minute));
CREATE TABLE day(day date PRIMARY KEY);
CREATE TABLE booking(id bigserial PRIMARY KEY, day date NOT NULL, start_minute int NOT NULL, minutes int NOT NULL, person text NOT NULL);
CREATE INDEX booking_start ON booking(day, start_minute);
INSERT INTO day VALUES('2026-03-02');
INSERT INTO slot(day, start_minute, desks) SELECT '2026-03-02', m, 1000000 FROM generate_series(0, 1435, 5) m;
