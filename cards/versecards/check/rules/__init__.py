"""The checks: every module here is loaded, and every function under ``@check`` runs."""
