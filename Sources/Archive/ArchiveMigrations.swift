internal import GRDB

/// The tables of an archive and how older files become newer ones.
enum ArchiveMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 ledger", migrate: ledger)
        migrator.registerMigration("2 catalogue", migrate: catalogue)
        migrator.registerMigration("3 corrections", migrate: corrections)
        return migrator
    }

    private static func ledger(_ database: Database) throws {
        // What a page or an output depends on, as JSON: settings, programs, model digests.
        try database.create(table: "setting") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("value", .text).notNull().unique()
        }
        try database.create(table: "run") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("tool", .text).notNull()
            table.column("settingId", .integer).notNull().references("setting")
            table.column("startedAt", .datetime).notNull()
            table.column("endedAt", .datetime)
            table.column("outcome", .text)
        }
        try database.create(table: "file") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("path", .text).notNull().unique()
            table.column("outputStem", .text).notNull()
            table.column("bytes", .integer)
            table.column("modifiedAt", .double)
            table.column("contentHash", .text).indexed()
            table.column("mediaType", .text)
            table.column("pageCount", .integer)
            table.column("state", .text).notNull().indexed()
            table.column("reason", .text)
            table.column("readingSettingId", .integer).references("setting")
            table.column("outputSettingId", .integer).references("setting")
            table.column("runId", .integer).references("run")
        }
        try database.create(table: "page") { table in
            table.column("contentHash", .text).notNull()
            table.column("settingId", .integer).notNull().references("setting")
            table.column("number", .integer).notNull()
            table.column("state", .text).notNull()
            table.column("reason", .text)
            table.column("attempts", .integer).notNull()
            table.column("seconds", .double).notNull()
            table.column("peakMegabytes", .integer)
            table.column("meanConfidence", .double)
            table.column("lowConfidence", .double)
            table.column("words", .integer)
            table.column("runId", .integer).notNull().references("run")
            table.column("reading", .blob)
            table.primaryKey(["contentHash", "settingId", "number"])
        }
        try database.create(table: "output") { table in
            table.column("fileId", .integer).notNull().references("file", onDelete: .cascade)
            table.column("path", .text).notNull()
            table.column("bytes", .integer).notNull()
            table.primaryKey(["fileId", "path"])
        }
    }

    private static func catalogue(_ database: Database) throws {
        try database.create(table: "document") { table in
            table.column("fileId", .integer).primaryKey().references("file", onDelete: .cascade)
            for field in ["kind", "superior", "issuer", "number", "place", "date", "subject", "signer"] {
                table.column(field, .text)
            }
            table.column("year", .integer).indexed()
            // Without marks and case, for filters.
            table.column("plainIssuer", .text)
            table.column("plainKind", .text)
        }
        try database.create(table: "passage") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("fileId", .integer).notNull().indexed().references("file", onDelete: .cascade)
            table.column("kind", .text).notNull()
            table.column("place", .text).notNull()
            table.column("page", .integer)
            table.column("title", .text).notNull()
            table.column("text", .text).notNull()
            table.column("context", .text).notNull()
        }
        // Words without marks and case. Contentless: the passages hold the text, the index only the words.
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE passageWords
                USING fts5(title, text, context, content='', tokenize="unicode61 remove_diacritics 0", prefix='2')
                """)
    }

    private static func corrections(_ database: Database) throws {
        try database.create(table: "personCorrection") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("contentHash", .text).notNull().indexed()
            table.column("page", .integer).notNull()
            for edge in ["x0", "y0", "x1", "y1"] { table.column(edge, .double) }
            table.column("from", .text).notNull()
            table.column("to", .text).notNull()
            table.column("madeAt", .datetime).notNull()
        }
    }
}
