"""The database's tables, as numbered steps; each step and its number go in together or not at all."""

STEPS: tuple[str, ...] = (
    """
    CREATE TABLE editions (
        edition TEXT PRIMARY KEY,
        tool TEXT NOT NULL
    ) STRICT;
    CREATE TABLE forms (
        form_id TEXT PRIMARY KEY,
        audit TEXT NOT NULL,
        case_ref TEXT NOT NULL,
        agency TEXT NOT NULL,
        team TEXT NOT NULL,
        edition TEXT NOT NULL REFERENCES editions,
        signature TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        file_name TEXT NOT NULL,
        fields TEXT NOT NULL
    ) STRICT;
    CREATE INDEX forms_identity ON forms (audit, case_ref, agency, team);
    CREATE TABLE intake (
        id INTEGER PRIMARY KEY,
        taken_on TEXT NOT NULL,
        path TEXT NOT NULL,
        member TEXT NOT NULL,
        sender TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        outcome TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        form_id TEXT NOT NULL
    ) STRICT;
    CREATE INDEX intake_sha256 ON intake (sha256);
    CREATE TABLE returns (
        sha256 TEXT NOT NULL,
        form_id TEXT NOT NULL REFERENCES forms,
        received TEXT NOT NULL,
        received_basis TEXT NOT NULL,
        path TEXT NOT NULL,
        member TEXT NOT NULL,
        superseded_by TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (sha256, form_id)
    ) STRICT;
    CREATE INDEX returns_form ON returns (form_id);
    CREATE TABLE inputs (
        sha256 TEXT NOT NULL,
        form_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        kind TEXT NOT NULL,
        sheet TEXT NOT NULL,
        cell TEXT NOT NULL,
        PRIMARY KEY (sha256, form_id, place),
        FOREIGN KEY (sha256, form_id) REFERENCES returns
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attachments (
        sha256 TEXT NOT NULL,
        return_sha256 TEXT NOT NULL,
        path TEXT NOT NULL,
        member TEXT NOT NULL,
        PRIMARY KEY (sha256, return_sha256)
    ) STRICT;
    CREATE TABLE documents (
        path TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE forms ADD COLUMN texts TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE intake ADD COLUMN message_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE intake ADD COLUMN reader TEXT NOT NULL DEFAULT '';
    ALTER TABLE intake ADD COLUMN modified TEXT NOT NULL DEFAULT '';
    ALTER TABLE intake ADD COLUMN mailed TEXT NOT NULL DEFAULT '';
    ALTER TABLE intake ADD COLUMN taken_at TEXT NOT NULL DEFAULT '';
    ALTER TABLE intake ADD COLUMN for_agency TEXT NOT NULL DEFAULT '';
    CREATE TABLE notices (
        sha256 TEXT NOT NULL,
        form_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        field TEXT NOT NULL,
        sheet TEXT NOT NULL,
        cell TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (sha256, form_id, place),
        FOREIGN KEY (sha256, form_id) REFERENCES returns
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE confirmations (
        form_id TEXT PRIMARY KEY,
        audit TEXT NOT NULL,
        agency TEXT NOT NULL,
        signature TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        due TEXT NOT NULL,
        file_name TEXT NOT NULL,
        fields TEXT NOT NULL,
        texts TEXT NOT NULL,
        forms TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE draws (
        audit TEXT PRIMARY KEY,
        drawn_on TEXT NOT NULL,
        drawn_by TEXT NOT NULL,
        seed TEXT NOT NULL,
        size INTEGER NOT NULL,
        listed TEXT NOT NULL,
        drawn TEXT NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE intake ADD COLUMN container TEXT NOT NULL DEFAULT ''
    """,
    """
    ALTER TABLE returns ADD COLUMN inputs TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE returns ADD COLUMN notices TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE returns ADD COLUMN concern INTEGER NOT NULL DEFAULT 0;
    UPDATE returns SET inputs = (
        SELECT json_group_array(json_array(field, value, kind, sheet, cell)) FROM (
            SELECT * FROM inputs WHERE inputs.sha256 = returns.sha256 AND inputs.form_id = returns.form_id ORDER BY place
        )
    );
    UPDATE returns SET notices = (
        SELECT json_group_array(json_array(kind, field, sheet, cell, words)) FROM (
            SELECT * FROM notices WHERE notices.sha256 = returns.sha256 AND notices.form_id = returns.form_id ORDER BY place
        )
    );
    UPDATE returns SET concern = EXISTS (
        SELECT 1 FROM inputs WHERE inputs.sha256 = returns.sha256 AND inputs.form_id = returns.form_id
        AND field LIKE 'concern.%' AND trim(value) != ''
    );
    DROP TABLE inputs;
    DROP TABLE notices
    """,
    """
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        audit TEXT NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        theme TEXT NOT NULL,
        polarity TEXT NOT NULL,
        quote INTEGER NOT NULL,
        comment TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        proposed_theme TEXT NOT NULL,
        proposed_polarity TEXT NOT NULL,
        case_ref TEXT NOT NULL,
        agency TEXT NOT NULL,
        team TEXT NOT NULL,
        sentence TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reviews_mention ON reviews (audit, key);
    CREATE TABLE papers (
        sha256 TEXT PRIMARY KEY,
        audit TEXT NOT NULL,
        path TEXT NOT NULL,
        taken_on TEXT NOT NULL,
        whole INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE moderations (
        id INTEGER PRIMARY KEY,
        audit TEXT NOT NULL,
        taken_on TEXT NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE concerns_shown (
        mark TEXT PRIMARY KEY,
        shown_on TEXT NOT NULL,
        command TEXT NOT NULL
    ) STRICT;
    ALTER TABLE documents ADD COLUMN before TEXT NOT NULL DEFAULT ''
    """,
    """
    ALTER TABLE returns ADD COLUMN saved TEXT NOT NULL DEFAULT '';
    ALTER TABLE returns ADD COLUMN aside TEXT NOT NULL DEFAULT '';
    CREATE TABLE fronts (
        form_id TEXT NOT NULL,
        fact TEXT NOT NULL,
        mark TEXT NOT NULL,
        PRIMARY KEY (form_id, fact, mark)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE subjects (
        audit TEXT NOT NULL,
        case_ref TEXT NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (audit, case_ref, subject)
    ) STRICT, WITHOUT ROWID
    """,
    """
    ALTER TABLE documents ADD COLUMN content TEXT NOT NULL DEFAULT ''
    """,
)
