"""The state of an audit → everything that documents and exports say of it, worked out once."""
