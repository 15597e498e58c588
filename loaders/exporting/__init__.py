"""What leaves the house: tables as workbooks and CSV, the city's own returns, the whole ledger as Parquet."""
