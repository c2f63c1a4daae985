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
)
