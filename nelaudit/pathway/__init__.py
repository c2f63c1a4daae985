"""A module a command, named as the command, and the steps that they share: read → pure → write. The only place where the shell meets the core."""
