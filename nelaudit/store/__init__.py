"""The record: a SQLite database, the archive of files as received, the signing key, and the lock of the batch."""
