/// A step from one version of the file to the next.
///
/// Existing files have been through these steps: a migration is never edited, only followed by
/// another. The number of migrations is the version of the file.
struct Migration {
  let name: String
  let sql: String

  /// Marks the file as Readback's ("rdbk").
  static let applicationID = 0x7264_626B

  static let all = [events, places]

  private static let events = Migration(
    name: "events",
    sql: """
      CREATE TABLE migrations (
        version INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
      ) STRICT;

      CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL UNIQUE
          CHECK (length(fingerprint) = 32 AND fingerprint NOT GLOB '*[^0-9a-f]*'),
        sketch BLOB NOT NULL CHECK (length(sketch) % 8 = 0 AND length(sketch) <= 512),
        title TEXT NOT NULL
      ) STRICT;

      CREATE TABLE pairs (
        id INTEGER PRIMARY KEY,
        official INTEGER NOT NULL REFERENCES documents,
        retelling INTEGER NOT NULL REFERENCES documents,
        UNIQUE (official, retelling)
      ) STRICT;

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
      CREATE INDEX events_of_pair ON events (pair);

      CREATE TABLE quotes (
        event INTEGER NOT NULL REFERENCES events,
        side TEXT NOT NULL CHECK (side IN ('official', 'retelling')),
        words TEXT NOT NULL CHECK (words <> ''),
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        position REAL NOT NULL CHECK (position BETWEEN 0 AND 1),
        PRIMARY KEY (event, side)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER events_stay BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
      CREATE TRIGGER events_stand BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
      """)

  private static let places = Migration(
    name: "places",
    sql: """
      CREATE TABLE places (
        pair INTEGER NOT NULL REFERENCES pairs,
        reviewer TEXT NOT NULL,
        side TEXT NOT NULL CHECK (side IN ('official', 'retelling')),
        words TEXT NOT NULL CHECK (words <> ''),
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        position REAL NOT NULL CHECK (position BETWEEN 0 AND 1),
        PRIMARY KEY (pair, reviewer)
      ) STRICT, WITHOUT ROWID;
      """)
}

/// A row of a file's schema.
struct SchemaRow: Hashable {
  let type: String?
  let name: String?
  let table: String?
  let sql: String?

  init(_ row: Row) {
    (type, name, table, sql) = (row.text(0), row.text(1), row.text(2), row.text(3))
  }
}

extension Migration {
  /// The schema of a file of that version.
  static func schema(version: Int) throws(Connection.Failure) -> Set<SchemaRow> {
    let model = try Connection(path: ":memory:", access: .readWrite)
    if version > 0 { try model.migrate(to: Array(all.prefix(version))) }
    var rows: Set<SchemaRow> = []
    try model.run("SELECT type, name, tbl_name, sql FROM sqlite_schema") { row in
      rows.insert(SchemaRow(row))
    }
    return rows
  }
}

extension Connection {
  /// Migrates the file to a version, if it is older.
  func migrate(to migrations: [Migration] = Migration.all) throws(Failure) {
    if try version() == migrations.count { return }
    try transaction { () throws(Failure) in
      // Another process may have migrated it while this one waited.
      for (index, migration) in migrations.enumerated().dropFirst(try version()) {
        try runAll(migration.sql)
        try run(
          "INSERT INTO migrations (version, name) VALUES (?, ?)",
          [.integer(index + 1), .text(migration.name)])
      }
      try run("PRAGMA user_version = \(migrations.count)")
      try run("PRAGMA application_id = \(Migration.applicationID)")
    }
  }

  func version() throws(Failure) -> Int {
    try integer("PRAGMA user_version") ?? 0
  }
}
