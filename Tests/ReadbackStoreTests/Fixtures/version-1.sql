-- A file of version 1, as its first release wrote it. Kept as it is.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migrations (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO migrations VALUES(1,'events');
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE
    CHECK (length(fingerprint) = 32 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
  sketch BLOB NOT NULL CHECK (length(sketch) % 8 = 0 AND length(sketch) <= 512),
  title TEXT NOT NULL
) STRICT;
INSERT INTO documents VALUES(1,'0acf836c0d7bd5bd0904c164d5198401',X'a45207b781a0643324f50fe9935e7441e42c082a93f6cec7e3588fd0fbf115d1','An official text');
INSERT INTO documents VALUES(2,'3f963e10f2c8929dab32c82c01c7e3ac',X'4d9c79de0254db24b157537b9df9b734','How it was “retold”');
CREATE TABLE pairs (
  id INTEGER PRIMARY KEY,
  official INTEGER NOT NULL REFERENCES documents,
  retelling INTEGER NOT NULL REFERENCES documents,
  UNIQUE (official, retelling)
) STRICT;
INSERT INTO pairs VALUES(1,1,2);
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'),
  pair INTEGER NOT NULL REFERENCES pairs,
  rank INTEGER NOT NULL CHECK (rank > 0),
  reviewer TEXT NOT NULL,
  time TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('decision', 'link', 'finding', 'undo')),
  kind TEXT CHECK (kind IN ('omission', 'addition', 'mistranslation')),
  cause TEXT,
  severity TEXT CHECK (severity IN ('minor', 'major', 'critical')),
  state TEXT CHECK (state IN ('unreviewed', 'confirmed', 'rejected')),
  is_linked INTEGER CHECK (is_linked IN (0, 1)),
  comment TEXT NOT NULL,
  undone TEXT CHECK (length(undone) = 32 AND undone NOT GLOB '*[^0-9a-f]*'),
  CHECK ((mark IN ('decision', 'finding')) = (kind IS NOT NULL)),
  CHECK ((mark IN ('decision', 'finding')) = (severity IS NOT NULL)),
  CHECK ((mark = 'decision') = (state IS NOT NULL)),
  CHECK ((mark = 'link') = (is_linked IS NOT NULL)),
  CHECK ((mark = 'undo') = (undone IS NOT NULL))
) STRICT;
INSERT INTO events VALUES(1,'f3c3b7ddf358a8b6a1ce41817f3957d7',1,1,'ann','2026-01-02T03:04:05Z','decision','mistranslation','wrong-sense','critical','confirmed',NULL,'so it is',NULL);
INSERT INTO events VALUES(2,'667de272901baab49deac2b004fcde0c',1,2,'bob','2026-01-02T03:04:05Z','decision','mistranslation','wrong-sense','critical','rejected',NULL,'',NULL);
INSERT INTO events VALUES(3,'538bf0f976c283e896b0569d9d5f16e8',1,3,'ann','2026-01-02T03:04:05Z','link',NULL,NULL,NULL,NULL,1,'',NULL);
INSERT INTO events VALUES(4,'09ec4ebab139a120cbb22a0ba2fc3c9c',1,4,'ann','2026-01-02T03:04:05Z','finding','omission','omitted-word','minor',NULL,NULL,'it''s left out',NULL);
INSERT INTO events VALUES(5,'76f7931db69262db4971d46e571782d3',1,5,'bob','2026-01-02T03:04:05Z','undo',NULL,NULL,NULL,NULL,NULL,'','667de272901baab49deac2b004fcde0c');
CREATE TABLE quotes (
  event INTEGER NOT NULL REFERENCES events,
  side TEXT NOT NULL CHECK (side IN ('official', 'retelling')),
  words TEXT NOT NULL CHECK (words <> ''),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  position REAL NOT NULL CHECK (position BETWEEN 0 AND 1),
  PRIMARY KEY (event, side)
) STRICT, WITHOUT ROWID;
INSERT INTO quotes VALUES(1,'official','resumed','The talks','in Vienna.',0.5);
INSERT INTO quotes VALUES(1,'retelling','re-armed','The talks','in Vienna.',0.5);
INSERT INTO quotes VALUES(2,'official','resumed','The talks','in Vienna.',0.5);
INSERT INTO quotes VALUES(2,'retelling','re-armed','The talks','in Vienna.',0.5);
INSERT INTO quotes VALUES(3,'official','The talks resumed.','The talks','in Vienna.',0.5);
INSERT INTO quotes VALUES(3,'retelling','The talks re-armed.','The talks','in Vienna.',0.5);
INSERT INTO quotes VALUES(4,'official','Vienna','The talks','in Vienna.',0.5);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('events',5);
CREATE INDEX events_of_pair ON events (pair);
CREATE TRIGGER events_stay BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
CREATE TRIGGER events_stand BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
COMMIT;
PRAGMA user_version = 1;
PRAGMA application_id = 1919181419;
