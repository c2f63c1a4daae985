"""The measures of an audit: process and practice, each with its n and the rows behind it, and their cross-tabulations."""
