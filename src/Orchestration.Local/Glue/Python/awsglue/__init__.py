"""Stands in for AWS Glue's own modules on one machine; jobs import it as they do on Glue."""
