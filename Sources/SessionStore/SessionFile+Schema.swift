import GRDB

/// The tables of a session's file. `docs/sessions.md` describes them.
enum SessionSchema {
    /// "WLMT" in SQLite's header, by which a file is known as ours.
    static let applicationID = 0x574C_4D54
    /// The newest format that this version reads and writes.
    static let format = 1

    static func create(_ db: Database, _ header: SessionHeader) throws {
        try db.execute(
            sql: """
                CREATE TABLE session (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)
                    WITHOUT ROWID;
                CREATE TABLE branch (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,
                    parent INTEGER, time INTEGER NOT NULL, shared INTEGER NOT NULL,
                    end INTEGER NOT NULL, sum TEXT NOT NULL);
                CREATE TABLE operation (id INTEGER NOT NULL PRIMARY KEY, branch INTEGER NOT NULL,
                    time INTEGER NOT NULL, user TEXT NOT NULL, operation TEXT NOT NULL,
                    hash TEXT NOT NULL, forecast TEXT, at TEXT NOT NULL, sum TEXT NOT NULL);
                CREATE TABLE refusal (id INTEGER NOT NULL PRIMARY KEY, after INTEGER NOT NULL,
                    branch INTEGER NOT NULL, time INTEGER NOT NULL, user TEXT NOT NULL,
                    operation TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL);
                CREATE TABLE mark (branch INTEGER NOT NULL, time INTEGER NOT NULL,
                    hash TEXT NOT NULL, PRIMARY KEY (branch, time)) WITHOUT ROWID;
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(format);
                """)
        try write(header, to: db)
    }

    static func write(_ header: SessionHeader, to db: Database) throws {
        let values = [
            ("world", header.world), ("worldText", header.worldText),
            ("seed", header.seed.map(String.init) ?? ""), ("writer", header.writer),
            ("createdAt", header.createdAt), ("sum", header.checksum),
        ]
        for (key, value) in values {
            try db.execute(
                sql: "INSERT OR REPLACE INTO session (key, value) VALUES (?, ?)",
                arguments: [key, value])
        }
    }
}
