"""Workbooks in, ledger written: the only room that writes figures."""
