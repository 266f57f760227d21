import Testing

@testable import ReadbackStore

/// A mark that cannot be written must not keep later ones from being written.
@Test func aFailedTransactionIsRolledBackAndTheNextOneWorks() throws {
  let scratch = ScratchDirectory()
  write("", to: scratch.file)
  let connection = try Connection(path: scratch.file, access: .readWrite)
  try connection.runAll("CREATE TABLE words (word TEXT NOT NULL)")
  #expect(throws: Connection.Failure.self) {
    try connection.transaction { () throws(Connection.Failure) in
      try connection.run("INSERT INTO words VALUES ('lost')")
      try connection.run("INSERT INTO words VALUES (NULL)")
    }
  }
  try connection.transaction { () throws(Connection.Failure) in
    try connection.run("INSERT INTO words VALUES ('kept')")
  }
  #expect(try connection.text("SELECT group_concat(word) FROM words") == "kept")
}
