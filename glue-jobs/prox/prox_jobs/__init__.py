"""What the Prox jobs share: everything but SQL and arguments."""
