"""Where the agencies' accounts of one child differ: a module a kind of point; what texts affirm and deny is read in `readings`."""
