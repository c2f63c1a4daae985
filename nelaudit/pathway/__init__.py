"""One module a step of the audit pathway: read → pure → write. The only place where the shell meets the core."""
