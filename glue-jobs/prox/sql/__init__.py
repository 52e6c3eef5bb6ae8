"""The SQL of the jobs, read from the package that they travel in."""
